#include "core/probes/attacks/search_attack.h"

#include <algorithm>

#include <QTemporaryDir>
#include <QtTest>

#include "core/probes/attacks/attack_registry.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The loop around the searches: looks, budgets, stopping and going on.
class SearchAttackTest : public QObject {
  Q_OBJECT

  static bool same_finding(const AttackFinding& a, const AttackFinding& b) {
    if (a.curve.size() != b.curve.size() || a.candidates.size() != b.candidates.size() ||
        a.prompts.size() != b.prompts.size() || a.stop != b.stop)
      return false;
    for (std::size_t i = 0; i < a.curve.size(); ++i)
      if (a.curve[i].loss != b.curve[i].loss || a.curve[i].step != b.curve[i].step) return false;
    for (std::size_t i = 0; i < a.candidates.size(); ++i)
      if (*a.candidates[i].image != *b.candidates[i].image || a.candidates[i].score != b.candidates[i].score)
        return false;
    for (std::size_t i = 0; i < a.prompts.size(); ++i)
      if (!a.prompts[i].states.states.equal(b.prompts[i].states.states)) return false;
    return true;
  }

 private Q_SLOTS:
  void aStoppedRunGoesOnToTheBit_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("stop_at");
    for (const auto& attack : attack_descriptions())
      if (std::ranges::any_of(attack.method.settings, [](const auto& one) { return one.key == "searches"; }))
        for (const int at : {1, 5, 7}) // within a search, in its second one, before its last look
          QTest::addRow("%s after %d", attack.method.name.c_str(), at)
              << QString::fromStdString(attack.method.name) << at;
  }
  void aStoppedRunGoesOnToTheBit() {
    QFETCH(QString, name);
    QFETCH(int, stop_at);
    const auto& attack = find_attack(name.toStdString());
    const SettingValues two{{"searches", std::int64_t{2}}};
    AttackFinding whole;
    {
      AttackScene scene;
      auto context = scene.context(attack, two);
      whole = attack.run(context);
      QCOMPARE(whole.curve.size(), std::size_t{8});
      QCOMPARE(whole.prompts.size(), std::size_t{2});
    }
    QTemporaryDir folder;
    const std::filesystem::path checkpoint = folder.filePath("x.checkpoint").toStdString();
    {
      AttackScene scene;
      auto context = scene.context(attack, two);
      context.checkpoint = checkpoint;
      int steps = 0;
      context.on_step = [&](const AttackStep&, int) {
        if (++steps == stop_at) scene.control.request_stop();
      };
      QVERIFY_THROWS_EXCEPTION(Stopped, attack.run(context));
    }
    QVERIFY(std::filesystem::exists(checkpoint));
    AttackScene scene;
    auto context = scene.context(attack, two);
    context.checkpoint = checkpoint;
    context.resume = true;
    const auto resumed = attack.run(context);
    QVERIFY(same_finding(resumed, whole));
    QVERIFY(resumed.unet_calls > 0 || name == "ring-a-bell");
    // Whoever goes on once more finds it done, and does nothing.
    const auto calls = scene.model.unet_calls();
    QVERIFY(same_finding(attack.run(context), whole));
    QCOMPARE(scene.model.unet_calls(), calls);
  }

  void theBestLookIsKept() {
    const auto& attack = find_attack("unlearn-diff-atk");
    AttackScene scene;
    auto context = scene.context(attack, {{"judge_every", std::int64_t{1}}});
    const auto found = attack.run(context);
    QCOMPARE(found.candidates.size(), std::size_t{4});
    double best = 0.0;
    std::string text;
    for (const auto& look : found.candidates)
      if (look.score->probability > best) {
        best = look.score->probability;
        text = look.text;
      }
    QCOMPARE(found.prompts.front().texts.front(), text);
  }

  void budgetsEndItAndAreSaid_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("reason");
    QTest::newRow("UNet calls") << "max_unet_calls" << 10 << static_cast<int>(StopReason::UnetCalls);
    QTest::newRow("pictures") << "max_pictures" << 1 << static_cast<int>(StopReason::Pictures);
    QTest::newRow("seconds") << "max_seconds" << 1 << static_cast<int>(StopReason::Seconds);
    QTest::newRow("steps") << "max_steps" << 3 << static_cast<int>(StopReason::Steps);
  }
  void budgetsEndItAndAreSaid() {
    QFETCH(QString, key);
    QFETCH(int, most);
    QFETCH(int, reason);
    const auto& attack = find_attack("p4d");
    AttackScene scene;
    auto context =
        scene.context(attack, {{key.toStdString(), std::int64_t{most}}, {"steps", std::int64_t{100000}}});
    const auto found = attack.run(context);
    QCOMPARE(static_cast<int>(found.stop), reason);
    QVERIFY(found.curve.size() < 100000 && found.prompts.size() == 1);
    QVERIFY(!found.candidates.empty()); // what was found by then is looked at
  }

  void stopsWhenItIsFound() {
    // On the unedited model's own prompts the first look shows a cat.
    const auto& attack = find_attack("unlearn-diff-atk");
    AttackScene scene;
    AttackedModel plain(scene.model.shared(), {});
    auto small = scene.context(
        attack, {{"stop_when_found", true}, {"judge_every", std::int64_t{1}}, {"tokens", std::int64_t{1}}});
    small.sampling = default_sampling(miniature());
    AttackContext context{
        plain, "cat", "apple", false, small.settings, small.sampling, 42, scene.control, scene.judge.get(),
        {},    {},    {},      {},    false};
    const auto found = attack.run(context);
    QCOMPARE(found.stop, StopReason::Found);
    QVERIFY(found.candidates.back().score->probability > 0.5);
  }

  void withoutAJudgeTheLastIsTaken() {
    const auto& attack = find_attack("p4d");
    AttackScene scene;
    auto context = scene.context(attack);
    context.judge = nullptr;
    const auto found = attack.run(context);
    QVERIFY(!found.candidates.front().score);
    QCOMPARE(found.prompts.front().texts.front(), found.candidates.back().text);
    QCOMPARE(found.stop, StopReason::StepsDone);
  }
};

PENTIMENTO_TEST(SearchAttackTest)
#include "search_attack_test.moc"
