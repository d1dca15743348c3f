#include "core/base/torch.h"
#include <QtTest>

#include "core/base/error.h"
#include "core/models/autoencoders/autoencoder_kl.h"
#include "core/models/layers/attention.h"
#include "core/models/load_state.h"
#include "core/models/unets/unet_2d_condition.h"
#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

class LoadStateTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { file_ = dir_.filePath("weights.safetensors").toStdString(); }

  void formerNamesAndShapes() {
    const auto weight = torch::randn({8, 8});
    NamedTensors tensors{{"text_model.to_q.weight", weight},
                         {"to_k.weight", weight.view({8, 8, 1, 1})},
                         {"to_v.weight", weight},
                         {"to_out.0.weight", weight},
                         {"to_out.0.bias", weight[0].clone()},
                         {"position_ids", torch::zeros({1}, torch::kInt64)},
                         {"extra", weight}};
    write_safetensors(file_, tensors);
    Attention attention(8, 8, 2, 4);
    const auto report = load_state(*attention, *SafetensorsFile::open(file_), "unet");
    QCOMPARE(report.unexpected, std::vector<std::string>{"extra"});
    QVERIFY(torch::equal(attention->to_q->weight, weight));
    QVERIFY(torch::equal(attention->to_k->weight, weight));
  }

  void formerAttentionNamesOfTheVae() {
    const auto golden = GoldenCase("vae").weights();
    NamedTensors tensors;
    for (const auto& entry : golden->entries()) {
      auto name = QString::fromStdString(entry.name);
      if (name.contains("attentions")) name.replace(".to_q.", ".query.").replace(".to_out.0.", ".proj_attn.");
      tensors.emplace_back(name.toStdString(), golden->tensor(entry.name));
    }
    write_safetensors(file_, tensors);
    AutoencoderKL vae(AutoencoderKLConfig::from_json(GoldenCase("vae").config()));
    QVERIFY(load_state(*vae, *SafetensorsFile::open(file_), "vae").unexpected.empty());
  }

  void sameDtypeIsTheMappedTensor() {
    const auto golden = GoldenCase("vae").weights();
    AutoencoderKL vae(AutoencoderKLConfig::from_json(GoldenCase("vae").config()));
    load_state(*vae, *golden, "vae", torch::kFloat16, torch::kCPU);
    const auto* mapped = golden->tensor("decoder.conv_in.weight").const_data_ptr();
    QCOMPARE(vae->decoder->conv_in->weight.const_data_ptr(), mapped);
  }

  void channelsLastIsOfConvolutionsOnly() {
    AutoencoderKL vae(AutoencoderKLConfig::from_json(GoldenCase("vae").config()));
    load_state(*vae, *GoldenCase("vae").weights(), "vae", {torch::kFloat32, torch::kCPU, true});
    QVERIFY(vae->decoder->conv_in->weight.is_contiguous(at::MemoryFormat::ChannelsLast));
    QVERIFY(vae->quant_conv->weight.is_contiguous());
  }

  void brokenFiles_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("missing")
        << "missing"
        << "unet.to_q.weight is missing: expected a tensor of shape [8, 6], got no such tensor in "
           "weights.safetensors; "
           "the file is another component's, or config.json belongs to another checkpoint";
    QTest::newRow("shape") << "shape"
                           << "unet.to_q.weight has the wrong shape: expected [8, 6], got [8, 7]; "
                              "config.json belongs to another checkpoint";
    QTest::newRow("dtype")
        << "dtype"
        << "unet.to_q.weight has the wrong kind of numbers: expected floating point, got Long";
    QTest::newRow("nan") << "nan"
                         << "unet.to_q.weight holds numbers that are not finite: expected finite weights, "
                            "got NaN or infinity; the file is "
                            "damaged, or was saved from a run that diverged";
  }

  void brokenFiles() {
    QFETCH(QString, name);
    QFETCH(QString, sentence);
    const auto good = torch::randn({8, 6});
    NamedTensors tensors{{"to_k.weight", good},
                         {"to_v.weight", good},
                         {"to_out.0.weight", torch::randn({6, 8})},
                         {"to_out.0.bias", torch::randn({6})}};
    if (name == "shape") tensors.emplace_back("to_q.weight", torch::randn({8, 7}));
    if (name == "dtype") tensors.emplace_back("to_q.weight", torch::zeros({8, 6}, torch::kInt64));
    if (name == "nan") tensors.emplace_back("to_q.weight", good / 0.0 * 0.0);
    write_safetensors(file_, tensors);
    Attention attention(6, 6, 2, 4);
    try {
      load_state(*attention, *SafetensorsFile::open(file_), "unet");
      QFAIL("accepted");
    } catch (const Error& error) {
      QCOMPARE(QString(error.what()), sentence);
    }
  }

  void inpaintingCheckpointIsRecognised() {
    const GoldenCase golden("unet_sd1");
    NamedTensors tensors;
    const auto weights = golden.weights();
    for (const auto& entry : weights->entries()) {
      const auto weight = weights->tensor(entry.name);
      tensors.emplace_back(entry.name, entry.name == "conv_in.weight" ? torch::zeros({8, 9, 3, 3}) : weight);
    }
    write_safetensors(file_, tensors);
    UNet2DConditionModel unet(UNet2DConditionModelConfig::from_json(golden.config()));
    try {
      load_state(*unet, *SafetensorsFile::open(file_), "unet");
      QFAIL("accepted");
    } catch (const Error& error) {
      QCOMPARE(std::string(error.what()),
               std::string(
                   "unet.conv_in.weight has the wrong shape: expected [8, 4, 3, 3], got [8, 9, 3, 3]; this "
                   "is an inpainting checkpoint"));
    }
  }

 private:
  QTemporaryDir dir_;
  std::filesystem::path file_;
};

PENTIMENTO_TEST(LoadStateTest)
#include "load_state_test.moc"
