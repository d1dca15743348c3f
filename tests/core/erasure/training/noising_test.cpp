#include <QtTest>

#include "core/erasure/training/noising.h"
#include "support/test_registry.h"

using namespace pentimento;

class NoisingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cleanUndoesNoisyWithTheTruth() {
    const auto alphas = torch::linspace(0.9, 0.1, 10);
    const auto clean = torch::randn({3, 2, 4, 4}), noise = torch::randn({3, 2, 4, 4});
    const auto t = torch::tensor({0, 4, 9}, torch::kInt64);
    for (const bool velocity : {false, true}) {
      const Noising noising(alphas, velocity, torch::kCPU);
      QCOMPARE(noising.size(), int64_t(10));
      const auto noisy = noising.noisy(clean, noise, t);
      const auto wanted = alphas[4].sqrt() * clean[1] + (1 - alphas[4]).sqrt() * noise[1];
      QVERIFY(torch::allclose(noisy[1], wanted, 1e-5, 1e-6));
      QVERIFY(torch::allclose(noising.clean(noising.truth(clean, noise, t), noisy, t), clean, 1e-4, 1e-5));
    }
    QVERIFY(Noising(alphas, false, torch::kCPU).truth(clean, noise, t).equal(noise));
  }
};

PENTIMENTO_TEST(NoisingTest)
#include "noising_test.moc"
