#include <algorithm>

#include "core/probes/attacks/attack.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/probes/attacks/attack_registry.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// What every attack promises.
class AttackTest : public QObject {
  Q_OBJECT

  static void names() {
    QTest::addColumn<QString>("name");
    for (const auto& attack : attack_descriptions())
      QTest::newRow(attack.method.name.c_str()) << QString::fromStdString(attack.method.name);
  }

  static bool same_prompts(const AttackFinding& a, const AttackFinding& b) {
    if (a.prompts.size() != b.prompts.size()) return false;
    for (std::size_t i = 0; i < a.prompts.size(); ++i)
      if (!a.prompts[i].states.states.equal(b.prompts[i].states.states) ||
          a.prompts[i].texts != b.prompts[i].texts)
        return false;
    return true;
  }

  /// A short genetic search may end with the same best sentence; it has not sought the same where its losses
  /// differ.
  static bool same_curve(const AttackFinding& a, const AttackFinding& b) {
    return std::ranges::equal(a.curve, b.curve, {}, &AttackStep::loss, &AttackStep::loss);
  }

 private Q_SLOTS:
  void findsTheSameAgainAndItsControlSomethingElse_data() { names(); }
  void findsTheSameAgainAndItsControlSomethingElse() {
    QFETCH(QString, name);
    const auto& attack = find_attack(name.toStdString());
    AttackScene scene;
    const auto before = snapshot_of(*miniature().unet);
    auto context = scene.context(attack);
    const auto first = attack.run(context);
    QCOMPARE(scene.model.side(), attack.side(false));
    const auto second = attack.run(context);
    QVERIFY(same_prompts(first, second));
    QVERIFY(!first.prompts.empty() && first.seconds > 0.0);
    for (const auto& prompt : first.prompts) {
      QCOMPARE(static_cast<std::int64_t>(prompt.texts.size()), prompt.states.size());
      QVERIFY(torch::isfinite(prompt.states.states).all().item<bool>());
    }
    auto control = scene.context(attack);
    control.null_control = true;
    const auto null = attack.run(control);
    QCOMPARE(scene.model.side(), attack.side(true));
    QVERIFY2(!same_prompts(first, null) || !same_curve(first, null), "it sought the same");
    QCOMPARE(null.curve.size(), first.curve.size()); // the same budget
    QCOMPARE(null.candidates.size(), first.candidates.size());
    scene.model.use(Side::Base);
    QVERIFY(same(*miniature().unet, before));
  }

  void anotherSeedSearchesElsewhere_data() { names(); }
  void anotherSeedSearchesElsewhere() {
    QFETCH(QString, name);
    const auto& attack = find_attack(name.toStdString());
    AttackScene scene;
    auto context = scene.context(attack);
    const auto first = attack.run(context);
    if (first.curve.empty()) return; // a formula, or no search at all
    context.seed = 43;
    QVERIFY(attack.run(context).curve.back().loss != first.curve.back().loss);
  }

  void stops_data() { names(); }
  void stops() {
    QFETCH(QString, name);
    const auto& attack = find_attack(name.toStdString());
    AttackScene scene;
    auto context = scene.context(attack);
    scene.control.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, attack.run(context));
  }

  void wrongSettingsAreSaidBeforeAnyWork_data() { names(); }
  void wrongSettingsAreSaidBeforeAnyWork() {
    QFETCH(QString, name);
    const auto& attack = find_attack(name.toStdString());
    AttackScene scene;
    auto context = scene.context(attack);
    context.settings["colour"] = std::string("red");
    QVERIFY_THROWS_EXCEPTION(Error, attack.run(context));
    auto blank = scene.context(attack);
    blank.target = " ";
    QVERIFY_THROWS_EXCEPTION(Error, attack.run(blank));
    QCOMPARE(scene.model.unet_calls(), std::int64_t{0});
  }

  void stopReasonsHaveNames() {
    QCOMPARE(stop_reason_name(StopReason::Found), std::string_view("found"));
    QCOMPARE(stop_reason_name(StopReason::StepsDone), std::string_view("steps done"));
    for (const auto reason : {StopReason::UnetCalls, StopReason::Pictures, StopReason::Seconds})
      QVERIFY(stop_reason_name(reason).starts_with("budget: "));
  }
};

PENTIMENTO_TEST(AttackTest)
#include "attack_test.moc"
