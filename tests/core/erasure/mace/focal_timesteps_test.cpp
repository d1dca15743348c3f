#include <QtTest>

#include "core/base/rng.h"
#include "core/erasure/mace/focal_timesteps.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;

class FocalTimestepsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void isTheFormula() {
    const auto golden = SafetensorsFile::open(PENTIMENTO_GOLDEN "/mace.safetensors");
    const auto weights = focal_weights({true, 200.0, 400.0, 0.05, 20, 949});
    QVERIFY(torch::allclose(weights, golden->tensor("weights"), 1e-12, 0.0));
    QVERIFY(weights.gt(0).all().item<bool>());
    QCOMPARE(weights.argmax().item<int64_t>() + 20, 300);
  }

  void drawsMostlyWhereTheConceptTakesShape() {
    auto generator = make_generator(3);
    const auto drawn = draw_focal_timesteps({}, 4000, generator);
    QVERIFY(drawn.ge(100).logical_and(drawn.le(500)).to(torch::kFloat32).mean().item<double>() > 0.98);
    QVERIFY(drawn.ge(200).logical_and(drawn.le(400)).to(torch::kFloat32).mean().item<double>() > 0.8);
  }

  void staysWithinItsEnds() {
    auto generator = make_generator(3);
    const auto narrow = draw_focal_timesteps({true, 200.0, 400.0, 0.05, 800, 802}, 100, generator);
    QVERIFY(narrow.ge(800).logical_and(narrow.le(802)).all().item<bool>());
    const auto even = draw_focal_timesteps({false, 200.0, 400.0, 0.05, 5, 6}, 200, generator);
    QVERIFY(even.eq(5).any().item<bool>() && even.eq(6).any().item<bool>());
    QVERIFY(even.ge(5).logical_and(even.le(6)).all().item<bool>());
  }
};

PENTIMENTO_TEST(FocalTimestepsTest)
#include "focal_timesteps_test.moc"
