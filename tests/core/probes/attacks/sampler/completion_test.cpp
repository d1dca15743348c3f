#include "core/probes/attacks/sampler/completion.h"

#include <QtTest>

#include "core/probes/attacks/attack_run.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class CompletionTest : public QObject {
  Q_OBJECT

  static AttackOutcome outcome(AttackScene& scene, std::int64_t given) {
    const Completion attack;
    const auto context =
        scene.context(attack, {{"given_steps", given}, {"denoising_steps", std::int64_t{10}}});
    return run_attack(attack, context, 2, {});
  }

 private Q_SLOTS:
  void whoBeginsAlmostAllDecides() {
    AttackScene scene;
    const auto given = outcome(scene, 99); // all but the last step
    QCOMPARE(seen_in(given.attacked), (Proportion{2, 2}));
    QCOMPARE(seen_in(given.controlled), (Proportion{2, 2}));
    QVERIFY(given.attacked[0].text.ends_with("[first 9 of 10 DDIM steps by the unedited model about cat]"));
    QVERIFY(given.controlled[0].text.starts_with("a ") &&
            given.controlled[0].text.find("apple") != std::string::npos);
    QCOMPARE(given.attacked[0].picture.state, scene.model.state_of(Side::Edited));
  }

  void isTheSameAgain() {
    AttackScene scene;
    const auto first = outcome(scene, 2), second = outcome(scene, 2);
    for (std::size_t i = 0; i < 2; ++i)
      QCOMPARE(*first.attacked[i].picture.image, *second.attacked[i].picture.image);
    QVERIFY(*first.attacked[0].picture.image != *first.controlled[0].picture.image);
  }
};

PENTIMENTO_TEST(CompletionTest)
#include "completion_test.moc"
