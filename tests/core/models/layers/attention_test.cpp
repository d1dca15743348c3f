#include "core/base/torch.h"
#include <QtTest>

#include "core/models/layers/attention.h"
#include "support/test_registry.h"

using namespace pentimento;

class AttentionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keysAreDiffusers() {
    TransformerOptions options;
    options.num_attention_heads = 2, options.attention_head_dim = 4, options.cross_attention_dim = 6;
    const auto parameters = BasicTransformerBlock(8, options)->named_parameters();
    QCOMPARE(parameters.size(), std::size_t(20));
    QCOMPARE(parameters["attn2.to_k.weight"].sizes().vec(), (std::vector<int64_t>{8, 6}));
    QCOMPARE(parameters["attn1.to_out.0.bias"].sizes().vec(), (std::vector<int64_t>{8}));
    QCOMPARE(parameters["ff.net.0.proj.weight"].sizes().vec(), (std::vector<int64_t>{64, 8}));
    QCOMPARE(parameters["ff.net.2.weight"].sizes().vec(), (std::vector<int64_t>{8, 32}));
  }

  void firstTokenIsDetachedInCrossAttentionOnly() {
    Attention attention(8, 8, 2, 4);
    for (auto& parameter : attention->parameters()) parameter.set_data(torch::randn(parameter.sizes()));
    const auto input = torch::randn({1, 3, 8});
    const auto text = torch::randn({1, 5, 8}).requires_grad_(true);
    AttentionOptions options;
    options.detach_first_token = true;
    attention(input, text, options).sum().backward();
    QCOMPARE(text.grad()[0][0].abs().max().item<float>(), 0.0f);
    QVERIFY(text.grad()[0][1].abs().max().item<float>() > 0);
    const auto self = torch::randn({1, 3, 8}).requires_grad_(true);
    attention(self, torch::Tensor(), options).sum().backward();
    QVERIFY(self.grad()[0][0].abs().max().item<float>() > 0);
  }

  void gegluHalves() {
    torch::NoGradGuard no_grad;
    GEGLU geglu(1, 1);
    geglu->proj->weight.set_data(torch::tensor({{2.0f}, {1.0f}}));
    geglu->proj->bias.set_data(torch::zeros({2}));
    QVERIFY(std::abs(geglu(torch::ones({1, 1})).item<double>() - 2 * 0.8413447) < 1e-6);
  }
};

PENTIMENTO_TEST(AttentionTest)
#include "attention_test.moc"
