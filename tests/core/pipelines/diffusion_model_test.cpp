#include "core/pipelines/diffusion_model.h"

#include <filesystem>
#include <fstream>

#include <QtTest>

#include "core/base/error.h"
#include "core/base/resources.h"
#include "support/test_registry.h"

using namespace pentimento;
namespace fs = std::filesystem;

class DiffusionModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { model_ = DiffusionModel::open("miniature", {}); }

  void saysWhatItIs() {
    const auto& info = model_->info();
    QCOMPARE(info.name, std::string("Miniature"));
    QCOMPARE(info.family, std::string("Stable Diffusion 1.x"));
    QCOMPARE(info.image_size, 64);
    QCOMPARE(info.prediction_type, std::string("epsilon"));
    QCOMPARE(info.scheduler, std::string("DDIMScheduler"));
    QCOMPARE(info.precision, std::string("fp32"));
    QCOMPARE(info.device, std::string("CPU"));
    QCOMPARE(info.components.size(), std::size_t{3});
    QCOMPARE(info.components[1].name, std::string("unet"));
    QCOMPARE(info.components[1].stored_dtype, std::string("float16"));
    QCOMPARE(info.components[1].file, std::string("unet/diffusion_pytorch_model.safetensors"));
    QVERIFY(info.components[1].parameters > 10'000'000 && info.components[1].parameters < 12'000'000);
    QVERIFY(info.missing.empty() && info.findings.empty());
    QCOMPARE(model_->vocabulary->objects.size(), std::size_t{27});
    QCOMPARE(model_->judge_folder.filename(), fs::path("judge"));
    QCOMPARE(model_->base_hash().size(), std::size_t{64});
  }

  void promptsAreRemembered() {
    const auto once = model_->encode_prompts({"a cat", "a dog"});
    QCOMPARE(once.states.sizes(), (c10::IntArrayRef{2, 77, 128}));
    QVERIFY(torch::equal(once.states[0], model_->encode_prompts({"a cat"}).states[0]));
    QVERIFY(!torch::equal(once.states[0], once.states[1]));
    QVERIFY(!once.pooled.defined());
  }

  void precisionDoesNotChangeTheHash() {
    ComputePlan plan;
    plan.dtype = torch::kBFloat16;
    const auto model = DiffusionModel::open("miniature", plan);
    QCOMPARE(model->base_hash(), model_->base_hash());
    QCOMPARE(model->encode_prompts({"a cat"}).states.scalar_type(), torch::kBFloat16);
    QCOMPARE(model->vae->decoder->parameters().front().scalar_type(), torch::kFloat32);
  }

  void refusals_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("find");
    QTest::addColumn<QString>("replace");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("XL without its second encoder") << "unet/config.json"
                                                   << "\"addition_embed_type\": null"
                                                   << "\"addition_embed_type\": \"text_time\""
                                                   << "has no text_encoder_2";
    QTest::newRow("no unet") << "model_index.json"
                             << "\"unet\""
                             << "\"other\""
                             << "unet";
  }

  void refusals() {
    QFETCH(QString, file);
    QFETCH(QString, find);
    QFETCH(QString, replace);
    QFETCH(QString, sentence);
    QTemporaryDir folder;
    const fs::path copy = folder.filePath("model").toStdString();
    fs::copy(resources_folder() / "miniature", copy, fs::copy_options::recursive);
    QFile target(QString::fromStdString((copy / file.toStdString()).string()));
    fs::permissions(copy / file.toStdString(), fs::perms::owner_write, fs::perm_options::add);
    QVERIFY(target.open(QIODevice::ReadOnly));
    auto text = QString::fromUtf8(target.readAll());
    target.close();
    text.replace(find, replace);
    QVERIFY(target.open(QIODevice::WriteOnly | QIODevice::Truncate));
    target.write(text.toUtf8());
    target.close();
    try {
      DiffusionModel::open(copy.string(), {});
      QFAIL("was opened");
    } catch (const Error& error) {
      QVERIFY2(QString(error.what()).contains(sentence), error.what());
    }
  }

 private:
  std::shared_ptr<DiffusionModel> model_;
};

PENTIMENTO_TEST(DiffusionModelTest)
#include "diffusion_model_test.moc"
