#include "core/probes/attacks/sampler/completion.h"

#include <QtTest>

#include "core/probes/attacks/attack_run.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class CompletionTest : public QObject {
  Q_OBJECT

  static AttackOutcome outcome(AttackScene& scene, std::int64_t given, std::int64_t steps) {
    const Completion attack;
    const auto context = scene.context(attack, {{"given_steps", given}, {"denoising_steps", steps}});
    return run_attack(attack, context, 1, {});
  }

 private Q_SLOTS:
  void whoBeginsAlmostAllDecides() {
    AttackScene scene;
    const auto given = outcome(scene, 99, 20); // all but the last step
    QCOMPARE(seen_in(given.attacked), (Proportion{1, 1}));
    QCOMPARE(given.controlled[0].picture.score->top_label, std::string("cat")); // sure or not
    QVERIFY(given.attacked[0].text.ends_with("[first 19 of 20 DDIM steps by the unedited model about cat]"));
    QVERIFY(given.controlled[0].text.find("apple") != std::string::npos);
    QCOMPARE(given.attacked[0].picture.state, scene.model.state_of(Side::Edited));
  }

  void isTheSameAgain() {
    AttackScene scene;
    const auto first = outcome(scene, 2, 4), second = outcome(scene, 2, 4);
    QCOMPARE(*first.attacked[0].picture.image, *second.attacked[0].picture.image);
    QVERIFY(*first.attacked[0].picture.image != *first.controlled[0].picture.image);
  }
};

PENTIMENTO_TEST(CompletionTest)
#include "completion_test.moc"
