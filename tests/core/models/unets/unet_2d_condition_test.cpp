#include "core/base/torch.h"
#include <QtTest>

#include "core/base/error.h"
#include "core/models/unets/unet_2d_condition.h"
#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

class UNet2DConditionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { at::GradMode::set_enabled(false); }
  void cleanupTestCase() { at::GradMode::set_enabled(true); }

  void answersAsDiffusers_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"unet_sd1", "unet_sd2", "unet_sdxl", "unet_options"})
      QTest::newRow(name) << name;
  }

  void answersAsDiffusers() {
    QFETCH(QString, name);
    const GoldenCase golden(name.toStdString());
    UNet2DConditionModel unet(UNet2DConditionModelConfig::from_json(golden.config()));
    golden.fill(*unet);
    AddedConditions added;
    if (unet->config.text_time) added = {golden["text_embeds"], golden["time_ids"]};
    const auto output = unet(golden["sample"], golden["timestep"], golden["encoder_hidden_states"], added);
    const double error = relative_error(output, golden["output"]);
    QVERIFY2(error < parity, qPrintable(QString::number(error)));
  }

  void oddSizesMeetTheirSkipConnections() {
    const GoldenCase golden("unet_sd1");
    UNet2DConditionModel unet(UNet2DConditionModelConfig::from_json(golden.config()));
    golden.fill(*unet);
    const auto output =
        unet(golden["odd.sample"], golden["odd.timestep"], golden["odd.encoder_hidden_states"]);
    QVERIFY(relative_error(output, golden["odd.output"]) < parity);
  }

  void miniature() {
    const GoldenCase golden("miniature_unet"), text("miniature_text_encoder");
    UNet2DConditionModel unet(
        UNet2DConditionModelConfig::from_json(read_json(::miniature("unet/config.json"))));
    const auto file = SafetensorsFile::open(::miniature("unet/diffusion_pytorch_model.safetensors"));
    for (const bool channels_last : {false, true}) {
      const auto report = load_state(*unet, *file, "unet", {torch::kFloat32, torch::kCPU, channels_last});
      QVERIFY(report.unexpected.empty());
      auto sample = golden["sample"];
      if (channels_last) sample = sample.contiguous(at::MemoryFormat::ChannelsLast);
      const auto output = unet(sample, golden["timestep"], text["last_hidden_state"]);
      const double error = relative_error(output, golden["output"]);
      QVERIFY2(error < parity, qPrintable(QString::number(error)));
    }
  }

  void scalarTimestepServesTheBatch() {
    const GoldenCase golden("unet_sd2");
    UNet2DConditionModel unet(UNet2DConditionModelConfig::from_json(golden.config()));
    golden.fill(*unet);
    const auto sample = golden["sample"], text = golden["encoder_hidden_states"];
    QVERIFY(
        torch::equal(unet(sample, torch::tensor(20), text), unet(sample, torch::tensor({20.0, 20.0}), text)));
  }

  void stopEndsAForwardPass() {
    const GoldenCase golden("unet_sd1");
    UNet2DConditionModel unet(UNet2DConditionModelConfig::from_json(golden.config()));
    golden.fill(*unet);
    RunControl control;
    unet->run_control = &control;
    unet(golden["sample"], golden["timestep"], golden["encoder_hidden_states"]);
    control.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped,
                             unet(golden["sample"], golden["timestep"], golden["encoder_hidden_states"]));
  }

  void wrongInputsAreNamed() {
    const GoldenCase golden("unet_sdxl");
    UNet2DConditionModel unet(UNet2DConditionModelConfig::from_json(golden.config()));
    const auto sample = golden["sample"], time = golden["timestep"], text = golden["encoder_hidden_states"];
    const auto sentence = [&](const torch::Tensor& a, const torch::Tensor& b, const AddedConditions& added) {
      try {
        unet(a, time, b, added);
      } catch (const Error& error) {
        return std::string(error.what());
      }
      return std::string();
    };
    QCOMPARE(
        sentence(sample[0], text, {}),
        std::string("the unet's input sample has the wrong shape: expected [B, 4, h, w], got [4, 8, 8]"));
    QCOMPARE(sentence(sample, text.slice(2, 0, 5), {}),
             std::string("the unet's input encoder_hidden_states has the wrong shape: expected [2, tokens, "
                         "12], got [2, 7, 5]"));
    QCOMPARE(sentence(sample, text, {}),
             std::string("the unet's input text_embeds has the wrong shape: expected [2, D], got nothing"));
  }
};

PENTIMENTO_TEST(UNet2DConditionTest)
#include "unet_2d_condition_test.moc"
