#include <QtTest>

#include "core/models/layers/attention.h"
#include "support/test_registry.h"

using namespace pentimento;

class EraserTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void addsToTheAttention() {
    Attention attention(4, 6, 2, 2);
    for (auto& parameter : attention->parameters()) parameter.set_data(torch::randn(parameter.sizes()));
    const auto pixels = torch::randn({2, 3, 4}), text = torch::randn({2, 5, 6});
    const auto plain = attention(pixels, text, AttentionOptions{});
    QVERIFY(!attention->eraser.there());
    attention->eraser = {torch::randn({3, 4}), torch::randn({3}), torch::randn({4, 3}), torch::randn({4})};
    std::vector<torch::Tensor> added;
    AttentionOptions options;
    options.erased = &added;
    const auto erased = attention(pixels, text, options);
    QCOMPARE(added.size(), std::size_t(1));
    QVERIFY(torch::allclose(erased, plain + added[0]) && !erased.equal(plain));
    QVERIFY(torch::allclose(added[0], attention->eraser(plain)));
    QCOMPARE(attention->named_parameters().size(), std::size_t(5)); // it is none of the model's
    attention->eraser = {};
    QVERIFY(attention(pixels, text, AttentionOptions{}).equal(plain));
  }

  void isABottleneckWithGelu() {
    const Eraser eraser{torch::tensor({{2.0f}}), torch::tensor({1.0f}), torch::tensor({{3.0f}}),
                        torch::tensor({0.5f})};
    const double got = eraser(torch::ones({1, 1, 1})).item<double>();
    QVERIFY(std::abs(got - (3.0 * 3.0 * 0.9986501020) - 0.5) < 1e-5); // GELU(3) = 3 Φ(3)
  }

  void sizeIsThatOfTheProduct() {
    const auto up = torch::randn({8, 3}), down = torch::randn({3, 8});
    const double wanted = torch::matmul(up, down).norm().item<double>() / std::sqrt(8.0);
    QVERIFY(std::abs(eraser_size(up, down) - wanted) < 1e-5 * wanted);
    QCOMPARE(eraser_size(torch::zeros({8, 3}), down), 0.0);
  }
};

PENTIMENTO_TEST(EraserTest)
#include "eraser_test.moc"
