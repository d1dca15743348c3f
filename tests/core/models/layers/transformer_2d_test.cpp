#include "core/base/torch.h"
#include <QtTest>

#include "core/models/layers/transformer_2d.h"
#include "support/test_registry.h"

using namespace pentimento;

class Transformer2DTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void linearAndConvolutionProjectAlike() {
    torch::NoGradGuard no_grad;
    TransformerOptions options;
    options.num_attention_heads = 2, options.attention_head_dim = 4, options.cross_attention_dim = 6;
    Transformer2DModel convolution(8, 1, 4, false, options), linear(8, 1, 4, true, options);
    torch::manual_seed(1);
    auto flat = linear->named_parameters();
    for (auto& parameter : convolution->named_parameters()) {
      parameter.value().set_data(torch::randn(parameter.value().sizes()) * 0.3);
      flat[parameter.key()].set_data(parameter.value().reshape(flat[parameter.key()].sizes()));
    }
    const auto map = torch::randn({2, 8, 3, 5}), text = torch::randn({2, 7, 6});
    QVERIFY(torch::equal(convolution(map, text, AttentionOptions()), linear(map, text, AttentionOptions())));
    QVERIFY(convolution->named_parameters()["proj_in.weight"].dim() == 4);
    const auto last = convolution(map.contiguous(at::MemoryFormat::ChannelsLast), text, AttentionOptions());
    QVERIFY(torch::allclose(last, convolution(map, text, AttentionOptions()), 1e-4, 1e-5));
    QVERIFY(last.is_contiguous(at::MemoryFormat::ChannelsLast));
  }
};

PENTIMENTO_TEST(Transformer2DTest)
#include "transformer_2d_test.moc"
