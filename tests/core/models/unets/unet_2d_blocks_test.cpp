#include "core/base/torch.h"
#include <QtTest>

#include "core/models/unets/unet_2d_blocks.h"
#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

class UNet2DBlocksTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keysAreDiffusers() {
    UNetBlockOptions options;
    options.in_channels = 8, options.out_channels = 16, options.prev_output_channel = 16;
    options.num_layers = 2, options.resample = true;
    options.resnet.temb_channels = 20, options.resnet.groups = 4;
    options.transformer.num_attention_heads = 2, options.transformer.cross_attention_dim = 12;
    options.transformer_layers = {1, 1};
    CrossAttnUpBlock2D block(options);
    const auto parameters = block->named_parameters();
    QCOMPARE(parameters["resnets.0.conv1.weight"].sizes().vec(), (std::vector<int64_t>{16, 32, 3, 3}));
    QCOMPARE(parameters["resnets.1.conv1.weight"].sizes().vec(), (std::vector<int64_t>{16, 24, 3, 3}));
    QVERIFY(parameters.contains("attentions.1.transformer_blocks.0.ff.net.0.proj.weight"));
    QVERIFY(parameters.contains("upsamplers.0.conv.bias"));
    QVERIFY(!UpBlock2D(options)->named_parameters().contains("attentions.0.norm.weight"));
  }

  void downBlockLeavesASkipAfterEveryStep() {
    torch::NoGradGuard no_grad;
    UNetBlockOptions options;
    options.in_channels = 8, options.out_channels = 16, options.num_layers = 2, options.resample = true;
    options.resnet.temb_channels = 20, options.resnet.groups = 4;
    DownBlock2D block(options);
    for (auto& parameter : block->parameters()) parameter.set_data(torch::randn(parameter.sizes()));
    std::vector<torch::Tensor> skips;
    UNetContext context;
    context.temb = torch::randn({1, 20});
    const auto output = block(torch::randn({1, 8, 6, 4}), context, skips);
    QCOMPARE(skips.size(), std::size_t(3));
    QVERIFY(output.is_same(skips.back()));
    QCOMPARE(output.sizes().vec(), (std::vector<int64_t>{1, 16, 3, 2}));
  }
};

PENTIMENTO_TEST(UNet2DBlocksTest)
#include "unet_2d_blocks_test.moc"
