#include <QtTest>

#include <filesystem>

#include <QTemporaryDir>

#include "core/base/error.h"
#include "core/base/resources.h"
#include "core/export/diffusers_export.h"
#include "core/io/diffusers_folder.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;
namespace fs = std::filesystem;

class DiffusersExportTest : public QObject {
  Q_OBJECT

  fs::path miniature() const { return resources_folder() / "miniature"; }
  fs::path unetFile(const fs::path& folder) const { return DiffusersFolder::open(folder).component("unet").weights; }

private Q_SLOTS:
  void withoutAnEditEveryTensorIsTheSame() {
    const QTemporaryDir dir;
    const fs::path target = fs::path(dir.path().toStdString()) / "copy";
    RunControl control;
    const auto report = export_diffusers_folder(miniature(), target, {}, {}, {{"pentimento_state", "x"}}, control);
    QCOMPARE(report.tensors_changed, 0);
    const auto was = SafetensorsFile::open(unetFile(miniature()));
    const auto is = SafetensorsFile::open(unetFile(target));
    QCOMPARE(is->entries().size(), was->entries().size());
    for (const auto& entry : was->entries()) QVERIFY(torch::equal(was->tensor(entry.name), is->tensor(entry.name)));
    QCOMPARE(is->metadata().at("pentimento_state"), std::string("x"));
    QVERIFY(fs::exists(target / "tokenizer" / "merges.txt"));
  }

  void theEditIsInPlaceAndTheDtypeChosen() {
    const QTemporaryDir dir;
    const fs::path target = fs::path(dir.path().toStdString()) / "edited";
    const auto was = SafetensorsFile::open(unetFile(miniature()));
    const std::string name = "mid_block.attentions.0.transformer_blocks.0.attn2.to_k.weight";
    WeightDelta edit;
    edit.entries[name] = dense_entry(was->tensor(name).to(torch::kFloat32) + 1.0f);
    RunControl control;
    const auto report = export_diffusers_folder(miniature(), target, edit, torch::kFloat32, {}, control);
    QCOMPARE(report.tensors_changed, 1);
    const auto is = SafetensorsFile::open(unetFile(target));
    QVERIFY(is->tensor(name).scalar_type() == torch::kFloat32);
    QVERIFY(torch::equal(is->tensor(name), was->tensor(name).to(torch::kFloat32) + 1.0f));
    QVERIFY(torch::equal(is->tensor("conv_in.weight"), was->tensor("conv_in.weight").to(torch::kFloat32)));
  }

  void refusesAndLeavesNothing() {
    const QTemporaryDir dir;
    const fs::path target = fs::path(dir.path().toStdString()) / "edited";
    RunControl control;
    WeightDelta wrong;
    wrong.entries["no.such.weight"] = dense_entry(torch::zeros({2, 2}));
    QVERIFY_EXCEPTION_THROWN(export_diffusers_folder(miniature(), target, wrong, {}, {}, control), Error);
    QVERIFY(!fs::exists(target) && !fs::exists(target.string() + ".part"));

    WeightDelta large;
    large.entries["conv_in.bias"] = dense_entry(torch::full({64}, 1e6f));
    QVERIFY_EXCEPTION_THROWN(export_diffusers_folder(miniature(), target, large, torch::kFloat16, {}, control), Error);

    fs::create_directory(target);
    try {
      export_diffusers_folder(miniature(), target, {}, {}, {}, control);
      QFAIL("nothing was thrown");
    } catch (const Error& error) {
      QVERIFY(QString(error.what()).contains("something is there already"));
    }
  }
};

PENTIMENTO_TEST(DiffusersExportTest)
#include "diffusers_export_test.moc"
