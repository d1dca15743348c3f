#include <QtTest>

#include "core/base/rng.h"
#include "core/erasure/doco.h"
#include "core/erasure/doco_data.h"
#include "core/erasure/miniature.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class DocoDataTest : public QObject {
  Q_OBJECT

  static DocoData prepared(SettingValues given) {
    const Doco method;
    RunControl control;
    given["anchor_steps"] = std::int64_t{1};
    given["anchor_latents"] = std::int64_t{3};
    ErasureContext context{miniature(), cat_to_dog(), quick(method, given), 7, control, {}, {}, {},
                           {},          false};
    return prepare_doco_data(context);
  }

 private Q_SLOTS:
  void shapesAndDraws() {
    const auto data = prepared({{"kept_latents", std::int64_t{2}}});
    QVERIFY((data.latents.sizes() == at::IntArrayRef{5, 4, 16, 16}));
    QVERIFY((data.target_states.states.sizes() == at::IntArrayRef{3, 77, 128}));
    QCOMPARE(data.prior_states.size(), int64_t(5));
    QVERIFY(!data.deviation.defined());
    QVERIFY(data.prior_states.states[1].equal(data.anchor_states.states[1]));

    auto one = make_generator(3), two = make_generator(3);
    const auto a = draw_doco_batch(data, 4, 100, 110, one), b = draw_doco_batch(data, 4, 100, 110, two);
    QVERIFY((a.latents.sizes() == at::IntArrayRef{8, 4, 16, 16}));
    QVERIFY((a.target_states.states.sizes() == at::IntArrayRef{4, 77, 128}));
    QVERIFY(a.noise.equal(b.noise) && a.latents.equal(b.latents) && a.timesteps.equal(b.timesteps));
    QVERIFY(a.timesteps.min().item<int64_t>() >= 100 && a.timesteps.max().item<int64_t>() <= 110);
    QVERIFY(!draw_doco_batch(data, 4, 100, 110, one).noise.equal(a.noise));
  }

  void throughTheEncoder() {
    const auto data = prepared({{"resample_posterior", true}});
    QVERIFY(data.deviation.sizes() == data.latents.sizes());
    QVERIFY(data.deviation.min().item<double>() > 0.0);
  }
};

PENTIMENTO_TEST(DocoDataTest)
#include "doco_data_test.moc"
