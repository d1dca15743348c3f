#include "core/pipelines/model_report.h"

#include <QtTest>

#include "core/export/single_file_export.h"
#include "core/io/io_fixture.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

namespace fs = std::filesystem;

fs::path family(const QString& name) {
  return fs::path(PENTIMENTO_GOLDEN) / "families" / name.toStdString();
}

/// The first `kept` bytes behind the header of a safetensors file; without them it is "weightless".
std::string header_of(const fs::path& file, std::size_t kept = 0) {
  const auto bytes = content(file);
  std::uint64_t length = 0;
  std::memcpy(&length, bytes.data(), 8);
  return bytes.substr(0, 8 + length + kept);
}

/// A single file whose header names `names`, each with `shape`, and no data.
fs::path weightless(const TestFolder& folder,
                    const std::vector<std::pair<std::string, std::string>>& tensors) {
  std::string header = "{";
  std::size_t at = 0;
  for (const auto& [name, shape] : tensors) {
    std::size_t count = 1;
    for (const auto& part : QString::fromStdString(shape).split(','))
      count *= static_cast<std::size_t>(part.toULongLong());
    header += (at ? ",\"" : "\"") + name + "\":{\"dtype\":\"F16\",\"shape\":[" + shape +
              "],\"data_offsets\":[" + std::to_string(at) + "," + std::to_string(at + 2 * count) + "]}";
    at += 2 * count;
  }
  return folder.write("x.safetensors", safetensors_bytes(header + "}", 0));
}

std::int64_t parameters_of(const ModelInfo& info) {
  std::int64_t count = 0;
  for (const auto& part : info.components) count += part.parameters;
  return count;
}

} // namespace

class ModelReportTest : public QObject {
  Q_OBJECT

  static void families_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("prediction");
    QTest::newRow("1.x") << "sd1"
                         << "Stable Diffusion 1.x"
                         << "epsilon";
    QTest::newRow("2.x") << "sd2"
                         << "Stable Diffusion 2.x"
                         << "v_prediction";
    QTest::newRow("XL") << "sdxl"
                        << "Stable Diffusion XL"
                        << "epsilon";
  }

 private Q_SLOTS:
  /// A header alone says all that the whole file says, and that the data are missing.
  void weightlessSingleFile_data() { families_data(); }
  void weightlessSingleFile() {
    QFETCH(QString, name);
    QFETCH(QString, family);
    QFETCH(QString, prediction);
    const TestFolder folder;
    const auto whole = folder.path() / "whole.safetensors";
    export_single_file(ModelFiles::open(::family(name)), {}, torch::kFloat16, whole);
    const auto complete = look_at_model(whole.string());
    QVERIFY(complete.data_missing.empty() && complete.findings.empty());

    for (const std::size_t kept : {std::size_t{0}, std::size_t{5000}}) {
      const auto file = folder.write("cut.safetensors", header_of(whole, kept));
      const auto info = look_at_model(file.string());
      QCOMPARE(info.family, family.toStdString());
      QCOMPARE(info.prediction_type, prediction.toStdString());
      QCOMPARE(info.components.size(), std::size_t(name == "sdxl" ? 4 : 3));
      for (std::size_t i = 0; i < info.components.size(); ++i) {
        QCOMPARE(info.components[i].name, complete.components[i].name);
        QCOMPARE(info.components[i].parameters, complete.components[i].parameters);
        QCOMPARE(info.components[i].stored_dtype, std::string("float16"));
      }
      QVERIFY2(info.data_missing.starts_with("the data are missing: 0.0 of 0."), info.data_missing.c_str());
      QVERIFY(info.findings.empty());
      // It is looked at, never opened.
      QVERIFY(folder.sentence([&] { ModelFiles::open(file); }).contains("the download stopped at "));
    }
  }

  void weightlessFolder_data() { families_data(); }
  void weightlessFolder() {
    QFETCH(QString, name);
    QFETCH(QString, family);
    const TestFolder folder;
    const auto copy = folder.path() / "model";
    fs::copy(::family(name), copy, fs::copy_options::recursive);
    const auto unet = copy / "unet" / "diffusion_pytorch_model.safetensors";
    folder.write("model/unet/diffusion_pytorch_model.safetensors", header_of(unet));
    const auto info = look_at_model(copy.string());
    QCOMPARE(info.family, family.toStdString());
    QVERIFY(info.data_missing.starts_with("the data are missing: "));
    QVERIFY(info.findings.empty() && info.missing.empty());
    QCOMPARE(parameters_of(info), parameters_of(look_at_model(::family(name).string())));
  }

  /// Files that are recognised and not run, from their headers.
  void others_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shape");
    QTest::addColumn<QString>("more");
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("advice");
    const auto row = [](const char* title, const char* name, const char* shape, const char* more,
                        const char* family, const char* advice) {
      QTest::newRow(title) << name << shape << more << family << advice;
    };
    const char *input = "model.diffusion_model.input_blocks.0.0.weight", *clip = "cond_stage_model.x";
    row("inpainting", input, "320,9,3,3", clip, "an inpainting checkpoint (9 input channels)",
        "open the text-to-image model that it was made from");
    row("depth", input, "320,5,3,3", clip, "a checkpoint with 5 input channels (depth has 5)",
        "open the text-to-image model that it was made from");
    row("refiner", input, "384,4,3,3", "conditioner.embedders.0.model.x", "the Stable Diffusion XL refiner",
        "open the base model; the refiner only finishes pictures");
    row("SD3", "model.diffusion_model.joint_blocks.0.x", "9", clip, "Stable Diffusion 3",
        "its transformer is not built here; use 1.x, 2.x or XL");
    row("Flux", "double_blocks.0.x", "9", clip, "Flux",
        "its transformer is not built here; use Stable Diffusion 1.x, 2.x or XL");
    row("LoRA", "lora_unet_x.lora_down.weight", "4,320", "lora_unet_x.lora_up.weight", "a LoRA",
        "open its base model, then open this file as an edit");
    row("ControlNet", "control_model.x", "9", clip, "a ControlNet", "open the model that it steers");
    row("VAE", "decoder.up.0.x", "9", "encoder.x", "a VAE alone",
        "choose the whole model that it belongs to");
  }
  void others() {
    QFETCH(QString, name);
    QFETCH(QString, shape);
    QFETCH(QString, more);
    QFETCH(QString, family);
    QFETCH(QString, advice);
    const TestFolder folder;
    const auto file =
        weightless(folder, {{name.toStdString(), shape.toStdString()}, {more.toStdString(), "7"}});
    const auto info = look_at_model(file.string());
    QCOMPARE(info.family, family.toStdString());
    QCOMPARE(info.advice, advice.toStdString());
    QVERIFY(info.data_missing.starts_with("the data are missing"));
    std::int64_t count = 7;
    {
      std::int64_t product = 1;
      for (const auto& part : shape.split(',')) product *= part.toLongLong();
      count += product;
    }
    QCOMPARE(parameters_of(info), count);
    const bool channels = shape.startsWith("320,9") || shape.startsWith("320,5");
    QCOMPARE(info.findings.size(), std::size_t(channels ? 1 : 0));
    if (channels) QVERIFY(info.findings[0].explanation.find("conv_in has") != std::string::npos);
  }

  /// Keys that do not fit are gathered from all components, not only the first.
  void explainsKeys() {
    const TestFolder folder;
    const auto copy = folder.path() / "model";
    fs::copy(::family("sd1"), copy, fs::copy_options::recursive);
    const auto change = [&](const char* file, const auto& how) {
      const auto source = SafetensorsFile::open(copy / file);
      NamedTensors tensors;
      for (const auto& entry : source->entries())
        tensors.emplace_back(entry.name, source->tensor(entry.name).clone());
      how(tensors);
      fs::remove(copy / file);
      write_safetensors(copy / file, tensors);
    };
    change("unet/diffusion_pytorch_model.safetensors", [](NamedTensors& tensors) {
      for (auto& [name, tensor] : tensors)
        if (name == "conv_in.weight") tensor = torch::zeros({8, 9, 3, 3}, torch::kFloat16);
    });
    change("vae/diffusion_pytorch_model.safetensors", [](NamedTensors& tensors) {
      std::erase_if(tensors, [](const auto& entry) { return entry.first.starts_with("quant_conv."); });
      tensors.emplace_back("loss.discriminator.weight", torch::zeros(3));
    });
    const auto info = look_at_model(copy.string());
    QCOMPARE(info.findings.size(), std::size_t{3});
    const auto sentence = [&](std::size_t i) { return finding_sentence(info.findings[i]); };
    std::vector<std::string> all{sentence(0), sentence(1), sentence(2)};
    std::sort(all.begin(), all.end());
    QCOMPARE(all[0],
             std::string("1 key of conv_in has another shape (conv_in.weight: [8, 9, 3, 3] instead of "
                         "[8, 4, 3, 3]): this is an inpainting checkpoint: conv_in has 9 channels, 4 of "
                         "the latents, 4 of the masked picture and 1 of the mask"));
    QCOMPARE(all[1],
             std::string("1 key of loss is not expected (loss.discriminator.weight): the discriminator "
                         "of the VAE's training is not used"));
    QCOMPARE(
        all[2],
        std::string("2 keys of quant_conv are missing, such as quant_conv.weight: config.json asks for a "
                    "convolution that this VAE does not have (use_quant_conv)"));
  }

  void whatHoldsNoWeightsIsRefused() {
    const TestFolder folder;
    const auto page = folder.write("page.safetensors", "<!DOCTYPE html><html></html>");
    QVERIFY(folder.sentence([&] { look_at_model(page.string()); }).contains("a web page"));
    QVERIFY(folder.sentence([&] { look_at_model((folder.path() / "no").string()); }).contains("not there"));
  }
};

PENTIMENTO_TEST(ModelReportTest)
#include "model_report_test.moc"
