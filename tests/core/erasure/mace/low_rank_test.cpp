#include <QtTest>

#include "core/base/rng.h"
#include "core/erasure/mace/low_rank.h"
#include "support/test_registry.h"

using namespace pentimento;

class LowRankTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void startsAtNoChange() {
    auto generator = make_generator(3);
    const auto lora = first_low_rank(5, 400, 4, generator);
    QVERIFY(lora.rank() == 4 && lora.change().sizes() == torch::IntArrayRef({5, 400}));
    QVERIFY(lora.change().eq(0).all().item<bool>());
    QVERIFY(std::abs(lora.down().std().item<double>() - 0.25) < 0.02);
  }

  void itsGradientIsAutogradsAlongBothFactors() {
    auto generator = make_generator(3);
    LowRank lora{torch::randn({2 * (5 + 7)}, generator), 5, 7};
    const auto wanted = torch::randn({5, 7}, generator);
    const auto flat = lora.flat.clone().requires_grad_(true);
    const LowRank leaf{flat, 5, 7};
    const auto by_autograd = torch::autograd::grad({(leaf.change() * wanted).sum()}, {flat}).front();
    QVERIFY(torch::allclose(lora.gradient(wanted), by_autograd, 1e-6, 1e-6));
  }

  void itsFactorsAreItsOwnMemory() {
    LowRank lora{torch::zeros({6}), 2, 4};
    lora.up().fill_(1.0);
    lora.down().fill_(2.0);
    QVERIFY(lora.change().eq(2.0).all().item<bool>());
  }
};

PENTIMENTO_TEST(LowRankTest)
#include "low_rank_test.moc"
