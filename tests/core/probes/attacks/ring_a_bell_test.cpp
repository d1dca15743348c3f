#include "core/probes/attacks/ring_a_bell.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class RingABellTest : public QObject {
  Q_OBJECT

  const RingABell attack_{};

 private Q_SLOTS:
  void asksTheTextEncoderAlone() {
    AttackScene scene;
    auto context = scene.context(attack_, {{"judge_every", std::int64_t{0}}});
    const auto found = attack_.run(context);
    QCOMPARE(found.unet_calls, std::int64_t{2 * context.sampling.steps}); // the one picture it looks at
    QCOMPARE(found.prompts.front().ids[0][9].item<int64_t>(), int64_t{miniature().tokenizer.eos_id()});
  }

  void everyGenerationIsAsGood() {
    AttackScene scene;
    auto context = scene.context(attack_, {{"steps", std::int64_t{12}}, {"population", std::int64_t{12}}});
    const auto found = attack_.run(context);
    for (std::size_t i = 1; i < found.curve.size(); ++i)
      QVERIFY(found.curve[i].loss <= found.curve[i - 1].loss);
    QVERIFY(found.curve.back().loss < found.curve.front().loss);
  }

  void needsAWordBesidesTheTarget() {
    AttackScene scene;
    for (const char* word : {"", "cat"}) {
      auto context = scene.context(attack_);
      context.control_word = word;
      try {
        attack_.run(context);
        QFAIL("nothing was thrown");
      } catch (const Error& error) {
        QVERIFY(QString(error.what()).contains("name one with --control"));
      }
    }
  }

  void theControlLooksAtTheUneditedModel() {
    QCOMPARE(attack_.side(true), Side::Base);
    QCOMPARE(attack_.side(false), Side::Edited);
  }
};

PENTIMENTO_TEST(RingABellTest)
#include "ring_a_bell_test.moc"
