#include "core/export/diffusers_export.h"

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

const std::string kMatrix = "mid_block.attentions.0.transformer_blocks.0.attn2.to_k.weight";

ModelFiles miniature() {
  return ModelFiles::open(PENTIMENTO_TREE "/resources/miniature");
}

torch::Tensor stored(const ModelFiles& model, const std::string& name) {
  return model.component("unet").tensors()->tensor(name).clone();
}

WeightDelta doubled() {
  WeightDelta edit;
  edit.entries[kMatrix] = dense_entry(stored(miniature(), kMatrix).to(torch::kFloat32) * 2);
  return edit;
}

std::string sentence_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "nothing was thrown";
}

} // namespace

/// A model folder with an edit in it, for other tools.
class DiffusersExportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void changesOnlyTheEditedMatrix();
  void convertsEveryWeight();
  void leavesNothingBehindOnFailure();
  void refusesAFullFolder();
};

void DiffusersExportTest::changesOnlyTheEditedMatrix() {
  const QTemporaryDir place;
  const std::filesystem::path out = place.filePath("out").toStdString();
  const auto report = export_diffusers(miniature(), doubled(), std::nullopt, out);
  QCOMPARE(report.changed, 1);
  const auto copy = ModelFiles::open(out);
  QVERIFY(torch::equal(stored(copy, kMatrix), stored(miniature(), kMatrix) * 2));
  QVERIFY(torch::equal(stored(copy, "conv_in.weight"), stored(miniature(), "conv_in.weight")));
  QVERIFY(copy.has("text_encoder") && copy.has("vae") && copy.has("tokenizer") && copy.has("scheduler"));
  QVERIFY(std::filesystem::exists(out / "vocabulary.json") &&
          std::filesystem::exists(out / "judge/model.safetensors"));
}

void DiffusersExportTest::convertsEveryWeight() {
  const QTemporaryDir place;
  const std::filesystem::path out = place.filePath("out").toStdString();
  export_diffusers(miniature(), {}, torch::kBFloat16, out);
  const auto copy = ModelFiles::open(out);
  for (const auto* name : {"unet", "vae", "text_encoder"}) {
    const auto file = SafetensorsFile::open(copy.component(name).weights);
    for (const auto& entry : file->entries())
      QVERIFY(entry.dtype == torch::kBFloat16 || !torch::isFloatingType(entry.dtype));
  }
}

void DiffusersExportTest::leavesNothingBehindOnFailure() {
  const QTemporaryDir place;
  WeightDelta edit;
  edit.entries["no.such.weight"] = dense_entry(torch::zeros({2, 2}));
  QCOMPARE(sentence_of([&] { export_diffusers(miniature(), edit, {}, place.filePath("out").toStdString()); }),
           std::string(
               "the edit changes no.such.weight, which the UNet lacks; the edit was made for another model"));
  edit = {};
  edit.origin.method = "receler";
  edit.entries["mid_block.attentions.0.transformer_blocks.0.attn2.eraser.up.bias"] =
      dense_entry(torch::zeros({192}));
  QCOMPARE(
      sentence_of([&] { export_diffusers(miniature(), edit, {}, place.filePath("out").toStdString()); }),
      std::string("an edit with erasers cannot be written into a model: it adds layers that no plain UNet "
                  "has: expected an edit of the model's own weights, got receler; export the edit itself "
                  "(as delta), or switch it off"));
  edit = doubled();
  edit.entries[kMatrix].parameter.mul_(1e7);
  QCOMPARE(sentence_of([&] {
             export_diffusers(miniature(), edit, torch::kFloat16, place.filePath("out").toStdString());
           }),
           kMatrix + " does not fit into the chosen precision: expected finite numbers, got overflow; export "
                     "as fp32 or bf16");
  QCOMPARE(sentence_of([&] { export_diffusers(miniature(), doubled(), {}, "/proc/no/such"); }),
           std::string("/proc/no/such cannot be written: got No such file or directory"));
  QVERIFY(QDir(place.path()).isEmpty());
}

void DiffusersExportTest::refusesAFullFolder() {
  const QTemporaryDir place;
  QVERIFY(QDir(place.path()).mkpath("out/something"));
  const std::string out = place.filePath("out").toStdString();
  QCOMPARE(sentence_of([&] { export_diffusers(miniature(), {}, {}, out); }),
           out + " is there already: expected a new or empty folder; choose another place");
}

PENTIMENTO_TEST(DiffusersExportTest)
#include "diffusers_export_test.moc"
