#include <QtTest>

#include "core/io/diffusers_folder.h"
#include "core/io/io_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class DiffusersFolderTest : public QObject {
  Q_OBJECT

  /// A folder whose model_index.json names one UNet.
  static void makeUnet(const TestFolder& folder, const std::string& config = "{}") {
    folder.write("model_index.json",
                 R"({"_class_name":"StableDiffusionPipeline","unet":["diffusers","UNet2DConditionModel"]})");
    if (!config.empty()) folder.write("unet/config.json", config);
  }

 private Q_SLOTS:
  void opensTheMiniature() {
    const auto folder = DiffusersFolder::open(PENTIMENTO_TREE "/resources/miniature");
    QCOMPARE(folder.class_name(), std::string("StableDiffusionPipeline"));
    QCOMPARE(folder.components().size(), std::size_t(5));
    QVERIFY(folder.broken().empty());
    const auto& unet = folder.component("unet");
    QCOMPARE(unet.class_name, std::string("UNet2DConditionModel"));
    QCOMPARE(unet.library, std::string("diffusers"));
    QVERIFY(unet.config.contains("cross_attention_dim"));
    QCOMPARE(unet.weights.filename().string(), std::string("diffusion_pytorch_model.safetensors"));
    QCOMPARE(folder.component("text_encoder").weights.filename().string(), std::string("model.safetensors"));
    QVERIFY(folder.component("scheduler").config.contains("num_train_timesteps"));
    QVERIFY(folder.component("scheduler").weights.empty());
    QVERIFY(folder.has("tokenizer") && !folder.has("safety_checker"));
  }

  void opensAJudge() {
    const auto judge = open_component(PENTIMENTO_TREE "/resources/miniature/judge");
    QCOMPARE(judge.class_name, std::string("CLIPModel"));
    QCOMPARE(judge.library, std::string("transformers"));
    QCOMPARE(judge.weights.filename().string(), std::string("model.safetensors"));
  }

  void halfPrecisionWhereThereIsNoOther() {
    const TestFolder folder;
    makeUnet(folder);
    folder.write("unet/diffusion_pytorch_model.fp16.safetensors", "");
    QCOMPARE(DiffusersFolder::open(folder.path()).component("unet").weights.filename().string(),
             std::string("diffusion_pytorch_model.fp16.safetensors"));
    folder.write("unet/diffusion_pytorch_model.safetensors", "");
    QCOMPARE(DiffusersFolder::open(folder.path()).component("unet").weights.filename().string(),
             std::string("diffusion_pytorch_model.safetensors"));
  }

  void everyFormOfWeights() {
    const TestFolder folder;
    makeUnet(folder);
    const auto found = [&](const char* file) {
      folder.write(std::string("unet/") + file, "");
      return DiffusersFolder::open(folder.path()).component("unet").weights.filename().string();
    };
    // From the last choice to the first.
    for (const std::string file :
         {"diffusion_pytorch_model.fp16.bin", "diffusion_pytorch_model.fp16.safetensors.index.json",
          "diffusion_pytorch_model.safetensors.index.fp16.json", "diffusion_pytorch_model.fp16.safetensors",
          "diffusion_pytorch_model.bin", "diffusion_pytorch_model.safetensors.index.json",
          "diffusion_pytorch_model.safetensors"})
      QCOMPARE(found(file.c_str()), file);
  }

  void refusesWithOneSentence_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no weights")
        << ""
        << ""
        << "the weights of unet are missing in DIR/unet: expected diffusion_pytorch_model.safetensors or "
           "model.safetensors, got neither; download the folder again";
    QTest::newRow("broken config") << "unet/config.json"
                                   << "{\"a\""
                                   << "DIR/unet/config.json is broken at line 1, column 5: expected JSON, "
                                      "got syntax error while parsing object separator - unexpected end of "
                                      "input; expected ':'; repair the file or download it again";
    QTest::newRow("list config") << "unet/config.json"
                                 << "[]"
                                 << "DIR/unet/config.json is malformed: expected an object, got array";
    QTest::newRow("other index") << "model_index.json"
                                 << "{}"
                                 << "DIR has no unet: expected unet in model_index.json, got no components";
    QTest::newRow("list index") << "model_index.json"
                                << "[]"
                                << "DIR/model_index.json is malformed: expected an object, got array";
    QTest::newRow("way out")
        << "model_index.json"
        << R"({"../unet":["diffusers","UNet2DConditionModel"]})"
        << "DIR/model_index.json names a component outside the folder: expected a plain name, got ../unet";
    QTest::newRow("no folder")
        << "model_index.json"
        << R"({"unet":["diffusers","UNet2DConditionModel"],"vae":["diffusers","AutoencoderKL"]})"
        << "";
  }
  void refusesWithOneSentence() {
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    const TestFolder folder;
    makeUnet(folder);
    if (!file.isEmpty()) folder.write(file.toStdString(), text.toStdString());
    const char* name = sentence.isEmpty() ? "vae" : "unet";
    if (sentence.isEmpty())
      sentence = "the vae is missing: expected the folder DIR/vae, got no such folder; model_index.json "
                 "names it as a AutoencoderKL";
    QCOMPARE(folder.sentence([&] { DiffusersFolder::open(folder.path()).component(name); }), sentence);
  }

  void saysWhereTheModelIs() {
    const TestFolder folder;
    const auto open = [&](const std::string& name) {
      return folder.sentence([&] { DiffusersFolder::open(folder.path() / name); });
    };
    const QString no = " is not a Diffusers model folder: expected model_index.json, got no such file; ";
    QCOMPARE(open("no"), QString("DIR/no is not there; check the path"));
    folder.write("file", "");
    QCOMPARE(open("file"), QString("DIR/file is not a model folder: expected a folder with model_index.json, "
                                   "got a file; choose the folder of the model"));
    folder.write("above/model/model_index.json", "{}");
    QCOMPARE(open("above"), "DIR/above" + no + "choose DIR/above/model instead");
    folder.write("part/config.json", "{}");
    QCOMPARE(open("part"), "DIR/part" + no + "this is one component of a model; choose the folder above it");
    folder.write("cache/snapshots/1/model_index.json", "{}");
    QCOMPARE(open("cache"),
             "DIR/cache" + no + "this is a Hugging Face cache; choose the folder inside snapshots");
    std::filesystem::create_directory(folder.path() / "empty");
    QCOMPARE(open("empty"), "DIR/empty" + no + "choose the folder that holds model_index.json");
  }

  void refusesComponentsWithoutAClass() {
    const TestFolder folder;
    folder.write("whole/model_index.json", "{}");
    folder.write("plain/config.json", "{}");
    folder.write("bare/config.json", R"({"_class_name":"AutoencoderKL"})");
    const auto open = [&](const std::string& name) {
      return folder.sentence([&] { open_component(folder.path() / name); });
    };
    QCOMPARE(open("whole"), QString("DIR/whole has no configuration: expected config.json, got no such file; "
                                    "this is a whole model; open it as one"));
    QCOMPARE(open("plain"), QString("DIR/plain/config.json does not say which class it configures: expected "
                                    "_class_name or architectures, got neither"));
    QCOMPARE(
        open("bare"),
        QString("the weights of bare are missing in DIR/bare: expected diffusion_pytorch_model.safetensors "
                "or model.safetensors, got neither; download the folder again"));
  }
};

PENTIMENTO_TEST(DiffusersFolderTest)
#include "diffusers_folder_test.moc"
