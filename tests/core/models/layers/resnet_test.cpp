#include "core/base/torch.h"
#include <QtTest>

#include "core/models/layers/resnet.h"
#include "support/test_registry.h"

using namespace pentimento;

class ResnetTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void zeroWeightsLeaveTheInput() {
    torch::NoGradGuard no_grad;
    ResnetOptions options;
    options.groups = 2, options.temb_channels = 3, options.output_scale_factor = 2;
    ResnetBlock2D block(4, 4, options);
    for (auto& parameter : block->parameters()) parameter.set_data(torch::zeros(parameter.sizes()));
    const auto input = torch::randn({2, 4, 5, 3}), kept = input.clone();
    QVERIFY(torch::equal(block(input, torch::randn({2, 3})), input / 2));
    QVERIFY(torch::equal(input, kept));
  }

  void upsamplesToTheAskedSize() {
    torch::NoGradGuard no_grad;
    Upsample2D upsampler(1);
    upsampler->conv->weight.set_data(torch::zeros({1, 1, 3, 3}));
    upsampler->conv->weight[0][0][1][1] = 1;
    upsampler->conv->bias.set_data(torch::zeros({1}));
    const auto input = torch::tensor({1.0f, 2.0f}).view({1, 1, 1, 2});
    QVERIFY(torch::equal(upsampler(input).flatten(),
                         torch::tensor({1.0f, 1.0f, 2.0f, 2.0f, 1.0f, 1.0f, 2.0f, 2.0f})));
    QVERIFY(torch::equal(upsampler(input, std::vector<int64_t>{1, 3}).flatten(),
                         torch::tensor({1.0f, 1.0f, 2.0f})));
  }
};

PENTIMENTO_TEST(ResnetTest)
#include "resnet_test.moc"
