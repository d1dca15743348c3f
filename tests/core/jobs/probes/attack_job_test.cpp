#include "core/jobs/probes/attack_job.h"

#include <QtTest>

#include "core/jobs/edits_job.h"
#include "core/jobs/engine.h"
#include "core/jobs/erase_job.h"
#include "core/probes/attacks/attack_registry.h"
#include "support/patience.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// An attack on the session's edits, with its null control, that leaves the session as it was.
class AttackJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    engine_ = std::make_unique<Engine>();
    EraseOrder order;
    order.plan = cat_to_dog();
    QVERIFY(std::holds_alternative<Done>(engine_->run(std::make_unique<EraseJob>(order))));
    before_ = drawn();
    QVERIFY(before_);
  }
  void cleanup() { engine_.reset(); }

  void tellsOfTheAttackItsControlAndWhatTheyProve() {
    QVERIFY(std::holds_alternative<Done>(engine_->run(std::make_unique<AttackJob>(order("rece-embedding")))));
    const auto begun = told<AttackBegun>().front();
    QCOMPARE(begun.target, std::string("cat"));
    QVERIFY(begun.control_word != "cat" && !begun.control_word.empty());
    QVERIFY(!begun.judge.empty());
    QCOMPARE(begun.state, engine_->all<EditsChanged>().back().state);
    QCOMPARE(begun.steps, 0);
    QCOMPARE(begun.edits.size(), std::size_t(1));
    const auto counted = told<AttackCounted>();
    QCOMPARE(counted.size(), std::size_t(4));
    for (std::size_t i = 0; i < counted.size(); ++i) {
      QCOMPARE(counted[i].control, i >= 2);
      QCOMPARE(counted[i].picture.seed, std::uint64_t{41 + i % 2});
      QVERIFY(counted[i].picture.image && counted[i].picture.score);
    }
    const auto end = told<AttackConclusion>().front();
    QVERIFY(end.attacked.n <= 2 && end.control.n <= 2);
    QVERIFY(!end.sentence.empty());
    QVERIFY2(QString::fromStdString(end.replay).contains("pentimento-cli attack"), end.replay.c_str());
    QVERIFY(QString::fromStdString(end.replay).contains("--edit %1 --target cat"));
    QCOMPARE(*drawn(), *before_);
  }

  void aSearchTellsItsStepsAndLooksOfBothSides() {
    auto asked = order("p4d");
    asked.settings = small();
    asked.wish.effort = 0.5;
    QVERIFY(std::holds_alternative<Done>(engine_->run(std::make_unique<AttackJob>(asked))));
    const auto begun = told<AttackBegun>().front();
    QCOMPARE(begun.steps, 2); // of four, with half the effort
    const auto steps = told<AttackStepped>();
    QCOMPARE(steps.size(), std::size_t(4));
    for (std::size_t i = 0; i < steps.size(); ++i) {
      QCOMPARE(steps[i].control, i >= 2);
      QCOMPARE(steps[i].step, int(i % 2) + 1);
      QVERIFY(std::isfinite(steps[i].loss));
    }
    const auto looks = told<AttackLooked>();
    QVERIFY(!looks.empty() && !looks.front().control && looks.back().control);
    QVERIFY(looks.front().picture.image && looks.front().picture.score);
    QVERIFY(!looks.front().picture.text.empty());
    QCOMPARE(*drawn(), *before_);
  }

  void aStopLeavesTheWeightsAsTheyWere() {
    auto asked = order("p4d");
    asked.settings = small();
    asked.settings["steps"] = std::int64_t{100000};
    const int id = engine_->queue.submit(std::make_unique<AttackJob>(asked));
    QTRY_VERIFY_WITH_TIMEOUT(told<AttackStepped>().size() >= 2, kPatience);
    engine_->queue.stop(id);
    engine_->queue.wait_idle();
    QVERIFY(std::holds_alternative<Cancelled>(engine_->all<JobEnded>().back().outcome));
    QVERIFY(told<AttackConclusion>().empty());
    QCOMPARE(*drawn(), *before_);
  }

  void anAttackOnTheWeightsLeavesThemAsTheyWere() {
    auto asked = order("fine-tune");
    asked.settings = {{"steps", std::int64_t{1}}, {"batch_size", std::int64_t{1}}};
    const auto opened = engine_->all<ModelOpened>().front();
    for (const auto& info : opened.attacks)
      if (info.name == "fine-tune") QVERIFY(info.steps > 0);
    QVERIFY(std::holds_alternative<Done>(engine_->run(std::make_unique<AttackJob>(asked))));
    QCOMPARE(*drawn(), *before_);
  }

  void everyAttackRunsAndLeavesTheWeightsAsTheyWere() {
    const auto opened = engine_->all<ModelOpened>().front();
    QVERIFY(opened.attacks.size() > 10);
    std::size_t ended = 0;
    for (const auto& info : opened.attacks) {
      auto asked = order(info.name);
      for (const auto& [key, value] : tiny())
        if (find_setting(find_attack(info.name).describe().method, key)) asked.settings[key] = value;
      const auto outcome = engine_->run(std::make_unique<AttackJob>(asked));
      const auto* failure = std::get_if<Failure>(&outcome);
      QVERIFY2(!failure, failure ? (info.name + ": " + failure->sentence()).c_str() : "");
      QCOMPARE(told<AttackConclusion>().size(), ++ended);
      QVERIFY2(*drawn() == *before_, info.name.c_str());
    }
  }

  void withoutAnEditThatIsOnThereIsNothingToAttack() {
    auto edits = engine_->all<EditsChanged>().back().edits;
    edits.front().on = false;
    engine_->run(std::make_unique<SetEditsJob>(edits));
    const auto outcome = engine_->run(std::make_unique<AttackJob>(order("rece-embedding")));
    const auto* failure = std::get_if<Failure>(&outcome);
    QVERIFY(failure);
    QCOMPARE(failure->code, std::string("BadSetting"));
    QVERIFY(QString::fromStdString(failure->sentence()).contains("switch an edit on"));
  }

  void anErrorOnTheWayLeavesTheWeightsAsTheyWere() {
    auto asked = order("rece-embedding"); // found at once: what fails is drawing with it
    asked.sampling.scheduler = "no such scheduler";
    const auto outcome = engine_->run(std::make_unique<AttackJob>(asked));
    QVERIFY(std::holds_alternative<Failure>(outcome));
    QCOMPARE(told<AttackBegun>().size(), std::size_t(1));
    QCOMPARE(*drawn(), *before_);
  }

 private:
  static AttackOrder order(const std::string& attack) {
    AttackOrder order;
    order.wish = {attack, 2, 1.0};
    order.sampling = Engine::order().sampling;
    return order;
  }

  static SettingValues small() {
    return {{"steps", std::int64_t{4}},    {"judge_every", std::int64_t{2}}, {"searches", std::int64_t{1}},
            {"pictures", std::int64_t{2}}, {"batch_size", std::int64_t{2}},  {"stop_when_found", false}};
  }

  static SettingValues tiny() {
    return {{"steps", std::int64_t{2}},      {"judge_every", std::int64_t{2}},
            {"searches", std::int64_t{1}},   {"candidate_pictures", std::int64_t{1}},
            {"pictures", std::int64_t{2}},   {"batch_size", std::int64_t{2}},
            {"iterations", std::int64_t{1}}, {"timesteps", std::int64_t{2}},
            {"population", std::int64_t{6}}, {"pairs", std::int64_t{2}},
            {"sentences", std::int64_t{2}},  {"denoising_steps", std::int64_t{2}}};
  }

  /// A picture of the session as it is.
  ImagePtr drawn() {
    engine_->run(std::make_unique<DrawAfterJob>(Engine::order()));
    const auto all = engine_->all<PictureDrawn>();
    return all.empty() || all.back().picture.state != engine_->all<EditsChanged>().back().state
               ? nullptr
               : all.back().picture.image;
  }

  template <class What>
  std::vector<What> told() {
    std::vector<What> found;
    for (const auto& news : engine_->all<AttackNews>())
      if (const auto* what = std::get_if<What>(&news.what)) found.push_back(*what);
    return found;
  }

  std::unique_ptr<Engine> engine_;
  ImagePtr before_;
};

PENTIMENTO_TEST(AttackJobTest)
#include "attack_job_test.moc"
