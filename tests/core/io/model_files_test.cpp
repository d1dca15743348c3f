#include "core/io/model_files.h"

#include <QtTest>

#include "core/io/io_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ModelFilesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fromADiffusersFolder() {
    const auto files = ModelFiles::open(PENTIMENTO_TREE "/resources/miniature");
    QCOMPARE(files.class_name(), std::string("StableDiffusionPipeline"));
    QCOMPARE(files.form(), std::string("Diffusers folder"));
    QVERIFY(files.has("unet") && files.has("tokenizer") && !files.has("text_encoder_2"));
    const auto& unet = files.component("unet");
    QCOMPARE(unet.class_name, std::string("UNet2DConditionModel"));
    QCOMPARE(unet.tensors()->find("conv_in.weight")->shape, (std::vector<std::int64_t>{64, 4, 3, 3}));
    QVERIFY(std::filesystem::exists(files.component("tokenizer").folder));
  }

  void namesWhatIsMissing() {
    const TestFolder folder;
    const auto files = ModelFiles::open(PENTIMENTO_TREE "/resources/miniature");
    QVERIFY(folder.sentence([&] { files.component("text_encoder_2"); })
                .endsWith("miniature has no text_encoder_2: expected text_encoder_2 in model_index.json, got "
                          "scheduler, text_encoder, tokenizer, unet, vae"));
    QCOMPARE(folder.sentence([&] { files.component("scheduler").tensors(); }),
             QString("the scheduler has no weights: got DDIMScheduler"));
  }
};

PENTIMENTO_TEST(ModelFilesTest)
#include "model_files_test.moc"
