#include "core/probes/attacks/concept_inversion.h"

#include <QtTest>

#include "core/probes/attacks/attack_run.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ConceptInversionTest : public QObject {
  Q_OBJECT

  const ConceptInversion attack_{};

 private Q_SLOTS:
  void givesAWordAndSentencesWithIt() {
    AttackScene scene;
    auto context = scene.context(attack_, {{"sentences", std::int64_t{3}}, {"tokens", std::int64_t{2}}});
    const auto found = attack_.run(context);
    const auto& prompt = found.prompts.front();
    QCOMPARE(prompt.embedding.sizes(), (at::IntArrayRef{2, 128}));
    QVERIFY(!prompt.ids.defined() && !prompt.replays_as_text);
    QCOMPARE(prompt.texts.size(), std::size_t{3});
    for (const auto& text : prompt.texts) {
      QVERIFY2(text.find("<*>") != std::string::npos, text.c_str());
      QVERIFY2(text.find("cat") == std::string::npos, text.c_str());
    }
  }

  void theMeanIsAStartOfItsOwn() {
    AttackScene scene;
    auto lot = scene.context(attack_), mean = scene.context(attack_, {{"start", std::string("mean")}});
    QVERIFY(attack_.run(lot).curve.front().loss != attack_.run(mean).curve.front().loss);
  }

  /// A few steps more bring the loss down: what is learnt is the pictures.
  void learns() {
    AttackScene scene;
    auto context = scene.context(attack_, {{"steps", std::int64_t{40}},
                                           {"judge_every", std::int64_t{0}},
                                           {"pictures", std::int64_t{4}},
                                           {"batch_size", std::int64_t{8}}});
    context.sampling = default_sampling(miniature());
    const auto found = attack_.run(context);
    double first = 0.0, last = 0.0;
    for (std::size_t i = 0; i < 10; ++i) {
      first += found.curve[i].loss;
      last += found.curve[30 + i].loss;
    }
    QVERIFY2(last < first, qPrintable(QString("%1 after %2").arg(last).arg(first)));
  }
};

PENTIMENTO_TEST(ConceptInversionTest)
#include "concept_inversion_test.moc"
