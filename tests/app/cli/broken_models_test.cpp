#include <limits>

#include <QDir>
#include <QFile>
#include <QtTest>

#include "app/cli/broken_model.h"
#include "app/cli/program.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

using Break = std::function<void(const BrokenModel&)>;

const char* const kUnet = "unet/diffusion_pytorch_model.safetensors";

torch::Tensor& tensor_of(NamedTensors& tensors, const std::string& name) {
  for (auto& [key, tensor] : tensors)
    if (key == name) return tensor;
  qFatal("no tensor called %s", name.c_str());
}

/// Replaces the UNet's file by hand-made bytes.
Break unet_is(const QByteArray& bytes) {
  return [bytes](const BrokenModel& model) { model.write(kUnet, bytes); };
}

/// Changes one tensor of the UNet.
Break tensor_is(const std::string& name, const std::function<torch::Tensor(const torch::Tensor&)>& how) {
  return [name, how](const BrokenModel& model) {
    model.change(kUnet, [&](NamedTensors& tensors) { tensor_of(tensors, name) = how(tensor_of(tensors, name)); });
  };
}

} // namespace
Q_DECLARE_METATYPE(Break)

/// Models that cannot be opened: one specific sentence each, exit code 1, nothing else on standard error.
class BrokenModelsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void sentence_data();
  void sentence();

private:
  static void brokenFiles();
  static void brokenTensors();
  static void brokenFolders();
};

/// In the sentences MODEL stands for the model's folder.
void BrokenModelsTest::sentence_data() {
  QTest::addColumn<Break>("break_it");
  QTest::addColumn<QString>("expected");
  brokenFiles();
  brokenTensors();
  brokenFolders();
}

void BrokenModelsTest::brokenFiles() {
  QTest::newRow("truncated") << Break([](const BrokenModel& m) { m.write(kUnet, m.read(kUnet).left(1'000'000)); })
                             << "?";
  QTest::newRow("empty") << unet_is("") << "?";
  QTest::newRow("header too large") << unet_is(QByteArray("\0\0\0\0\0\0\0\x10{}", 10)) << "?";
  QTest::newRow("header not JSON") << unet_is(raw_safetensors("{\"a\": [", 0)) << "?";
  QTest::newRow("overlap") << unet_is(raw_safetensors(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                                                      R"("b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})",
                                                      12))
                           << "?";
  QTest::newRow("hole") << unet_is(raw_safetensors(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})", 12)) << "?";
  QTest::newRow("unknown dtype")
      << unet_is(raw_safetensors(R"({"a":{"dtype":"F99","shape":[2],"data_offsets":[0,8]}})", 8)) << "?";
  QTest::newRow("shape and bytes differ")
      << unet_is(raw_safetensors(R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}})", 8)) << "?";
  QTest::newRow("a name twice") << unet_is(raw_safetensors(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                                                           R"("a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
                                                           2))
                                << "?";
}

void BrokenModelsTest::brokenTensors() {
  QTest::newRow("wrong dtype") << tensor_is("conv_in.weight", [](auto t) { return t.to(torch::kInt64); }) << "?";
  QTest::newRow("wrong shape") << tensor_is("conv_in.weight", [](auto) { return torch::zeros({64, 9, 3, 3}, torch::kFloat16); })
                               << "?";
  QTest::newRow("not a number") << tensor_is("conv_out.bias", [](auto t) {
    return torch::full_like(t, std::numeric_limits<float>::quiet_NaN());
  }) << "?";
  QTest::newRow("missing tensor") << Break([](const BrokenModel& model) {
    model.change(kUnet, [](NamedTensors& tensors) {
      std::erase_if(tensors, [](const auto& entry) { return entry.first == "conv_norm_out.weight"; });
    });
  }) << "?";
}

void BrokenModelsTest::brokenFolders() {
  QTest::newRow("no index") << Break([](const BrokenModel& m) { m.remove("model_index.json"); }) << "?";
  QTest::newRow("index not JSON") << Break([](const BrokenModel& m) { m.write("model_index.json", "{\n  \"unet\": [,"); })
                                  << "?";
  QTest::newRow("no component") << Break([](const BrokenModel& m) { m.remove("vae"); }) << "?";
  QTest::newRow("no weights") << Break([](const BrokenModel& m) { m.remove(kUnet); }) << "?";
  QTest::newRow("only a pickle") << Break([](const BrokenModel& m) {
    m.remove(kUnet);
    m.write("unet/diffusion_pytorch_model.bin", "x");
  }) << "?";
  QTest::newRow("configuration of a wrong kind") << Break([](const BrokenModel& m) {
    m.replace("unet/config.json", "\"in_channels\": 4", "\"in_channels\": \"four\"");
  }) << "?";
  QTest::newRow("an option that is not built") << Break([](const BrokenModel& m) {
    m.replace("unet/config.json", "\"class_embed_type\": null", "\"class_embed_type\": \"timestep\"");
  }) << "?";
  QTest::newRow("unknown scheduler in the folder") << Break([](const BrokenModel& m) {
    m.replace("scheduler/scheduler_config.json", "DDIMScheduler", "TeapotScheduler");
  }) << "?";
  QTest::newRow("tokenizer without merges") << Break([](const BrokenModel& m) { m.remove("tokenizer/merges.txt"); }) << "?";
  QTest::newRow("tokenizer vocabulary") << Break([](const BrokenModel& m) { m.write("tokenizer/vocab.json", "[1, 2]"); }) << "?";
  QTest::newRow("vocabulary") << Break([](const BrokenModel& m) { m.write("vocabulary.json", "{\"objects\": 7}"); }) << "?";
  QTest::newRow("judge") << Break([](const BrokenModel& m) { m.write("judge/model.safetensors", "x"); }) << "?";
}

void BrokenModelsTest::sentence() {
  QFETCH(const Break, break_it);
  QFETCH(QString, expected);
  const BrokenModel model;
  break_it(model);
  const Run run = run_cli({"info", model.path()});
  QCOMPARE(run.errors, "pentimento-cli: " + expected.replace("MODEL", model.path()) + "\n");
  QCOMPARE(run.exit_code, 1);
}

PENTIMENTO_TEST(BrokenModelsTest)
#include "broken_models_test.moc"
