#include "core/probes/attacks/attack_brief.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class AttackBriefTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theTargetIsTheEditsUnlessOneIsAskedFor() {
    QCOMPARE(attacked_target("", cat_stack()), std::string("cat"));
    QCOMPARE(attacked_target("kitten", cat_stack()), std::string("kitten"));
    QVERIFY_THROWS_EXCEPTION(Error, attacked_target("", EditStack()));
  }

  void noEditSpeaksOfTheControlWord() {
    const auto& vocabulary = *miniature().vocabulary;
    const auto word = attack_control_word("", "cat", cat_stack(), vocabulary);
    QVERIFY(word != "cat" && word != "dog");
    for (const auto& kept : cat_is_dog()->origin.kept) QVERIFY(word != kept);
    QCOMPARE(attack_control_word("apple", "cat", cat_stack(), vocabulary), std::string("apple"));
    QCOMPARE(attack_control_word("", "cat", cat_stack(), {}), std::string("chair"));
    QVERIFY_THROWS_EXCEPTION(Error, attack_control_word("cat", "cat", cat_stack(), vocabulary));
  }

  void theJudgeChoosesAmongWhatIsSpokenOf() {
    const auto labels = attack_labels(cat_stack(), "cat", "apple", {});
    QVERIFY(!labels.empty());
    const auto& words = labels.front().labels;
    for (const char* word : {"cat", "apple", "dog"})
      QVERIFY2(std::find(words.begin(), words.end(), word) != words.end(), word);
  }

  void whatTimeCutIsPinnedToItsSteps() {
    AttackFinding found, control;
    found.stop = StopReason::Seconds;
    found.curve.resize(7);
    control.stop = StopReason::StepsDone;
    control.curve.resize(9);
    const auto pinned = pinned_settings({{"max_seconds", std::int64_t{3}}}, found, control);
    QCOMPARE(std::get<std::int64_t>(pinned.at("max_seconds")), std::int64_t{0});
    QCOMPARE(std::get<std::int64_t>(pinned.at("max_steps")), std::int64_t{7});
    QCOMPARE(std::get<std::int64_t>(pinned.at("control_max_steps")), std::int64_t{10});
    found.stop = StopReason::Found;
    QCOMPARE(pinned_settings({}, found, control), SettingValues());
  }

  void theLineIsForAShell() {
    AttackReplay replay;
    replay.model = "my model";
    replay.edits = {"it's.safetensors:0.5"};
    replay.target = "cat";
    replay.control_word = "apple";
    replay.attack = "p4d";
    replay.settings = {{"steps", std::int64_t{4}}};
    replay.sampling.scheduler = "ddim";
    replay.sampling.steps = 10;
    replay.sampling.guidance = 7.5;
    replay.out = "p4d-again";
    QCOMPARE(replay_line(replay),
             std::string("pentimento-cli attack 'my model' --edit 'it'\\''s.safetensors:0.5' --target cat "
                         "--control apple --attack p4d --set steps=4 --images 16 --seed 41 --scheduler ddim "
                         "--steps 10 --guidance 7.5 --out p4d-again"));
  }
};

PENTIMENTO_TEST(AttackBriefTest)
#include "attack_brief_test.moc"
