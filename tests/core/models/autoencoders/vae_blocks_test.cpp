#include "core/base/torch.h"
#include <QtTest>

#include "core/models/autoencoders/vae_blocks.h"
#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

class VaeBlocksTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void encoderBlockPadsRightAndBottom() { // so that a 3x3 kernel with stride 2 sees pixel 0 first
    torch::NoGradGuard no_grad;
    Downsample2D downsampler(1, 0);
    downsampler->conv->weight.set_data(torch::ones({1, 1, 3, 3}));
    downsampler->conv->bias.set_data(torch::zeros({1}));
    const auto image = torch::arange(16).to(torch::kFloat32).view({1, 1, 4, 4});
    const auto output = downsampler(image);
    QCOMPARE(output[0][0][0][0].item<float>(), image[0][0].slice(0, 0, 3).slice(1, 0, 3).sum().item<float>());
    QCOMPARE(output[0][0][1][1].item<float>(), image[0][0].slice(0, 2).slice(1, 2).sum().item<float>());
  }

  void attentionOfEqualPixelsIsTheirValue() {
    torch::NoGradGuard no_grad;
    PixelAttention attention(4, 2, 1e-6);
    for (auto& parameter : attention->parameters()) parameter.set_data(torch::zeros(parameter.sizes()));
    attention->to_v->bias.set_data(torch::ones({4}));
    attention->to_out[0]->weight.set_data(torch::eye(4));
    const auto input = torch::randn({1, 4, 3, 2});
    QVERIFY(torch::allclose(attention(input), input + 1));
  }

  void midBlockWithoutAttention() {
    ResnetOptions options;
    options.groups = 2;
    QVERIFY(UNetMidBlock2D(4, options, false)->attentions.empty());
    QVERIFY(UNetMidBlock2D(4, options, true)->named_parameters().contains("attentions.0.to_out.0.weight"));
  }
};

PENTIMENTO_TEST(VaeBlocksTest)
#include "vae_blocks_test.moc"
