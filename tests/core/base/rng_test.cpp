#include "core/base/torch.h"
#include <QtTest>

#include "core/base/rng.h"
#include "support/test_registry.h"

using namespace pentimento;

class RngTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void batchEqualsSingles() {
    const auto batch = noise_for_seeds({41, 42, 43}, {4, 16, 16});
    QVERIFY(torch::equal(batch.slice(0, 1, 2), noise_for_seeds({42}, {4, 16, 16})));
    QVERIFY(!torch::equal(batch[0], batch[1]));
  }

  void sameAsTorchManualSeed() { // torch.Generator().manual_seed(0); torch.randn(1, 4, 16, 16)[0, 0, 0, :3]
    const auto noise = noise_for_seeds({0}, {4, 16, 16}).flatten();
    const float expected[] = {-1.1258398f, -1.1523602f, -0.2505786f};
    for (int i = 0; i < 3; ++i) QVERIFY(std::abs(noise[i].item<float>() - expected[i]) < 1e-6f);
  }
};

PENTIMENTO_TEST(RngTest)
#include "rng_test.moc"
