#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/erasure/miniature.h"
#include "core/erasure/trained/anchor_data.h"
#include "core/erasure/trained/doco.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class AnchorDataTest : public QObject {
  Q_OBJECT

  static AnchorData prepared(SettingValues given) {
    const Doco method;
    RunControl control;
    given["anchor_steps"] = std::int64_t{1};
    given["anchor_latents"] = std::int64_t{3};
    ErasureContext context{miniature(), cat_to_dog(), quick(method, given), 7, control, {}, {}, {},
                           {},          false};
    return prepare_anchor_data(context);
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
    const DrawOptions options{4, 4, 100, 110};
    const auto a = draw_anchor_batch(data, options, one), b = draw_anchor_batch(data, options, two);
    QVERIFY((a.latents.sizes() == at::IntArrayRef{4, 4, 16, 16}));
    QVERIFY((a.keep.latents.sizes() == at::IntArrayRef{4, 4, 16, 16}));
    QVERIFY((a.keep.states.states.sizes() == at::IntArrayRef{4, 77, 128}));
    QVERIFY((a.target_states.states.sizes() == at::IntArrayRef{4, 77, 128}));
    QVERIFY(a.noise.equal(b.noise) && a.latents.equal(b.latents) && a.timesteps.equal(b.timesteps));
    QVERIFY(a.timesteps.min().item<int64_t>() >= 100 && a.timesteps.max().item<int64_t>() <= 110);
    QVERIFY(!draw_anchor_batch(data, options, one).noise.equal(a.noise));

    const auto alone = draw_anchor_batch(data, {4, 0, 0, 999}, one);
    QVERIFY(alone.latents.size(0) == 4 && !alone.keep.latents.defined());
    const auto keep = draw_keep_batch(data, {1, 3, 5, 5}, one);
    QVERIFY(keep.latents.size(0) == 3 && keep.states.size() == 3);
    QVERIFY(keep.timesteps.eq(5).all().item<bool>());
  }

  void placedAnew() {
    const auto data = prepared({{"augment", true}, {"kept_latents", std::int64_t{1}}});
    QVERIFY((data.mask.sizes() == at::IntArrayRef{4, 1, 16, 16}) && !data.deviation.defined());
    QVERIFY(data.mask[3].eq(1).all().item<bool>()); // kept concepts stay as they are
    auto generator = make_generator(3);
    const auto batch = draw_anchor_batch(data, {2, 0, 0, 999}, generator);
    QVERIFY((batch.mask.sizes() == at::IntArrayRef{2, 1, 16, 16}));
  }

  void namedAndBack() {
    AnchorData data;
    data.latents = torch::randn({2, 4, 2, 2});
    data.target_states = data.anchor_states = torch::randn({1, 3, 4});
    data.prior_states = torch::randn({2, 3, 4});
    auto named = data.named();
    QCOMPARE(named.size(), std::size_t(4));
    QVERIFY(AnchorData::from(named).prior_states.states.equal(data.prior_states.states));
    named.erase("latents");
    QVERIFY_THROWS_EXCEPTION(Error, AnchorData::from(named));
  }

  void throughTheEncoder() {
    const auto data = prepared({{"resample_posterior", true}});
    QVERIFY(data.deviation.sizes() == data.latents.sizes());
    QVERIFY(data.deviation.min().item<double>() > 0.0);
  }
};

PENTIMENTO_TEST(AnchorDataTest)
#include "anchor_data_test.moc"
