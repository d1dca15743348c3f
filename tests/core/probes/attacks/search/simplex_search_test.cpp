#include <set>

#include <QtTest>

#include "core/base/rng.h"
#include "core/probes/attacks/search/golden_searches.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class SimplexSearchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// The nearest point of the simplex: by its defining property against many others, not by the same formula.
  void theNearestDistribution() {
    auto generator = make_generator(1);
    const auto rows = torch::randn({6, 9}, generator, torch::kFloat64);
    const auto on = onto_simplex(rows);
    QVERIFY(on.ge(0).all().item<bool>());
    QVERIFY(torch::allclose(on.sum(1), torch::ones({6}, torch::kFloat64), 1e-5, 1e-5));
    for (int i = 0; i < 200; ++i) {
      const auto other = torch::rand({6, 9}, generator, torch::kFloat64).pow(3);
      const auto distribution = other / other.sum(1, true);
      QVERIFY(((rows - on).norm(2, 1) <= (rows - distribution).norm(2, 1) + 1e-4).all().item<bool>());
    }
  }

  void aDistributionStaysWhereItIs() {
    const auto uniform = torch::full({2, 49408}, 1.0 / 49408, torch::kFloat32);
    const auto on = onto_simplex(uniform);
    QVERIFY(torch::allclose(on, uniform, 1e-3, 1e-9));
    const auto certain = torch::tensor({{0.0F, 1.0F, 0.0F}});
    QVERIFY(torch::allclose(onto_simplex(certain), certain, 0.0, 1e-4));
  }

  /// Where only one word lowers the loss, its probability grows.
  void learnsTheWordThatHelps() {
    GoldenAttack tiny;
    SimplexOptions options;
    options.rate = 0.1;
    options.decay = 0.0;
    options.timesteps = {500};
    TokenLayout one;
    one.ids = {48, 49, 49};
    one.free = {1};
    // A model that reads the first number of the second token's state alone.
    const Predict predict = [](const auto& x, const auto&, const TextConditions& text) {
      return text.states.slice(1, 1, 2).slice(2, 0, 1).view({-1, 1, 1, 1}).expand_as(x);
    };
    auto words = torch::zeros({50, 12});
    words[4][0] = -1.0;
    SimplexSearch search(predict, [](const auto& tokens) { return tokens; }, tiny.noising(), options,
                         {torch::zeros({1, 4, 64, 64}), one, words, torch::arange(6)});
    auto generator = make_generator(3);
    for (int step = 0; step < 60; ++step) search.step(step, generator);
    // The mean of the noise is 0: the words that say 0 are right, the one that says −1 is not.
    QVERIFY(search.distribution()[0][4].item<float>() < 0.05F);
  }

  void theControlTakesWordsByLot() {
    GoldenAttack tiny;
    const auto control = golden_simplex(tiny, false);
    const auto before = control->distribution().clone();
    auto generator = make_generator(3);
    std::set<int64_t> seen;
    for (int step = 0; step < 8; ++step) {
      control->step(step, generator);
      seen.insert(control->candidate().at("ids")[1].item<int64_t>());
    }
    QVERIFY(control->distribution().equal(before));
    QVERIFY(seen.size() > 4);
  }
};

PENTIMENTO_TEST(SimplexSearchTest)
#include "simplex_search_test.moc"
