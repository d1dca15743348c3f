#include "core/base/torch.h"
#include <QtTest>

#include "core/models/unets/cross_attention.h"
#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

class CrossAttentionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void namesInExecutionOrder() {
    auto unet = tinyUnet();
    const auto kv = cross_attention_kv(unet);
    QCOMPARE(kv.size(), std::size_t(8));
    QCOMPARE(kv[0].first, std::string("down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.weight"));
    QCOMPARE(kv[3].first, std::string("mid_block.attentions.0.transformer_blocks.0.attn2.to_v.weight"));
    const auto parameters = unet->named_parameters();
    for (const auto& [name, tensor] : kv) QVERIFY(parameters[name].is_same(tensor));
  }

  void gradientsAsTorch_data() {
    QTest::addColumn<bool>("detach");
    QTest::addColumn<int>("kernel");
    for (const auto kernel : {AttentionKernel::Plain, AttentionKernel::Fused}) {
      const char* name = kernel == AttentionKernel::Plain ? "plain" : "fused";
      QTest::addRow("%s", name) << false << int(kernel);
      QTest::addRow("%s, first token detached", name) << true << int(kernel);
    }
  }

  void gradientsAsTorch() {
    QFETCH(bool, detach);
    QFETCH(int, kernel);
    const GoldenCase golden("unet_sd1");
    auto unet = tinyUnet();
    unet->attention.detach_first_token = detach;
    unet->attention.kernel = AttentionKernel(kernel);
    for (auto& [name, tensor] : cross_attention_kv(unet)) tensor.requires_grad_(true);
    const auto output = unet(golden["sample"], golden["timestep"], golden["encoder_hidden_states"]);
    (output * golden["weight"]).sum().backward();
    for (const auto& [name, tensor] : cross_attention_kv(unet)) {
      const double error = relative_error(tensor.grad(), golden[(detach ? "detached." : "grad.") + name]);
      QVERIFY2(error < 1e-4, qPrintable(QString("%1: %2")
                                            .arg(QString::fromStdString(name))
                                            .arg(error))); // sums of a whole backward pass
    }
  }

  void exchangeIsReadAndGivenBack() {
    const GoldenCase golden("unet_sd1");
    torch::NoGradGuard no_grad;
    auto unet = tinyUnet();
    const auto answer = [&] {
      return unet(golden["sample"], golden["timestep"], golden["encoder_hidden_states"]);
    };
    const auto before = answer();
    std::vector<torch::Tensor> zeros;
    for (const auto& [name, tensor] : cross_attention_kv(unet)) zeros.push_back(torch::zeros_like(tensor));
    const auto former = exchange_cross_attention_kv(unet, zeros);
    QVERIFY(!torch::equal(answer(), before));
    QVERIFY(unet->named_parameters()["mid_block.attentions.0.transformer_blocks.0.attn2.to_k.weight"].is_same(
        zeros[2]));
    exchange_cross_attention_kv(unet, former);
    QVERIFY(torch::equal(answer(), before));
  }

  void graphOutlivesAnExchange() {
    const GoldenCase golden("unet_sd1");
    auto unet = tinyUnet();
    std::vector<torch::Tensor> zeros;
    for (auto& [name, tensor] : cross_attention_kv(unet)) {
      tensor.requires_grad_(true);
      zeros.push_back(torch::zeros_like(tensor));
    }
    const auto output = unet(golden["sample"], golden["timestep"], golden["encoder_hidden_states"]);
    const auto student = exchange_cross_attention_kv(unet, zeros);
    (output * golden["weight"]).sum().backward();
    exchange_cross_attention_kv(unet, student);
    for (const auto& [name, tensor] : cross_attention_kv(unet)) {
      QVERIFY(relative_error(tensor.grad(), golden["grad." + name]) < 1e-4);
    }
  }

  void captureSumsToOneOverAllTokens() {
    const GoldenCase golden("unet_sd1");
    torch::NoGradGuard no_grad;
    auto unet = tinyUnet();
    AttentionCapture capture{{0, 1, 2, 3, 4, 5, 6}, {}};
    unet->attention.capture = &capture;
    const auto output = unet(golden["sample"], golden["timestep"], golden["encoder_hidden_states"]);
    QVERIFY(relative_error(output, golden["output"]) < parity);
    QCOMPARE(capture.maps.size(), std::size_t(4));
    QCOMPARE(capture.maps[0].sizes().vec(), (std::vector<int64_t>{2, 64, 7}));
    for (const auto& map : capture.maps) QVERIFY(map.sum(2).sub(1).abs().max().item<float>() < 1e-5f);
  }

 private:
  static UNet2DConditionModel tinyUnet() {
    const GoldenCase golden("unet_sd1");
    UNet2DConditionModel unet(UNet2DConditionModelConfig::from_json(golden.config()));
    golden.fill(*unet);
    return unet;
  }
};

PENTIMENTO_TEST(CrossAttentionTest)
#include "cross_attention_test.moc"
