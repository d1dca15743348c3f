#include <QtTest>

#include "core/base/rng.h"
#include "core/erasure/training/discriminator.h"
#include "support/test_registry.h"

using namespace pentimento;

class DiscriminatorTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void repositorysShape() { // 64² → 32 → 16 → 8 → 4 → 3 × 3 logits, 2,767,553 parameters with BatchNorm
    PatchDiscriminator d(DiscriminatorOptions{});
    QVERIFY((d->forward(torch::zeros({2, 4, 64, 64})).sizes() == at::IntArrayRef{2, 1, 3, 3}));
    int64_t parameters = 0;
    for (const auto& parameter : d->parameters()) parameters += parameter.numel();
    QCOMPARE(parameters, int64_t(2767553));
  }

  void miniaturesShape() {
    QCOMPARE(most_discriminator_layers(64), int64_t(5));
    QCOMPARE(most_discriminator_layers(16), int64_t(3));
    PatchDiscriminator d(DiscriminatorOptions{4, 64, 3, DiscriminatorNorm::Group});
    QVERIFY((d->forward(torch::zeros({2, 4, 16, 16})).sizes() == at::IntArrayRef{2, 1, 1, 1}));
  }

  void initialisationComesFromItsGenerator() {
    PatchDiscriminator one(DiscriminatorOptions{}), two(DiscriminatorOptions{});
    one->reset(make_generator(7));
    two->reset(make_generator(7));
    const auto a = one->parameters(), b = two->parameters();
    for (std::size_t i = 0; i < a.size(); ++i) QVERIFY(a[i].equal(b[i]));
    QVERIFY(a[0].abs().max().item<double>() <= 1.0 / 8.0); // fan-in 4 · 4 · 4
    two->reset(make_generator(8));
    QVERIFY(!two->parameters()[0].equal(a[0]));
  }
};

PENTIMENTO_TEST(DiscriminatorTest)
#include "discriminator_test.moc"
