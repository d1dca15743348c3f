#include "core/export/single_file_export.h"

#include <QtTest>

#include "core/base/error.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

ModelFiles family(const std::string& name) {
  return ModelFiles::open(PENTIMENTO_GOLDEN "/families/" + name);
}

std::size_t weights_of(const ModelFiles& model, const char* component) {
  return model.component(component).tensors()->entries().size();
}

} // namespace

class SingleFileExportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// Every tensor arrives: OpenCLIP's q, k and v as one, matrices of the VAE's attention as convolutions.
  void xl() {
    const std::filesystem::path out = folder_.filePath("xl.safetensors").toStdString();
    const auto model = family("sdxl");
    const auto report = export_single_file(model, {}, {}, out);
    QCOMPARE(report.components, 4);
    const auto file = SafetensorsFile::open(out);
    const std::size_t fused = 3 * 2 * 2; // three layers, weight and bias, of which two of three names go
    QCOMPARE(file->entries().size(), weights_of(model, "unet") + weights_of(model, "vae") +
                                         weights_of(model, "text_encoder") +
                                         weights_of(model, "text_encoder_2") - fused);
    QCOMPARE(report.tensors, static_cast<int>(file->entries().size()));
    const auto second = model.component("text_encoder_2").tensors();
    const auto layer = std::string("text_model.encoder.layers.1.self_attn.");
    const auto three =
        file->tensor("conditioner.embedders.1.model.transformer.resblocks.1.attn.in_proj_weight");
    QVERIFY(three.slice(0, 24, 48).equal(second->tensor(layer + "k_proj.weight")));
    QVERIFY(file->tensor("conditioner.embedders.1.model.text_projection")
                .equal(second->tensor("text_projection.weight").t()));
    QCOMPARE(file->tensor("first_stage_model.encoder.mid.attn_1.q.weight").dim(), int64_t{4});
    QCOMPARE(file->metadata().at("modelspec.architecture"), std::string("stable-diffusion-xl-v1-base"));
    const auto configs = nlohmann::json::parse(file->metadata().at("pentimento.configs"));
    QCOMPARE(configs["unet"], model.component("unet").config);
    QCOMPARE(configs["scheduler"]["_class_name"].get<std::string>(), std::string("EulerDiscreteScheduler"));
  }

  void velocityIsSaid() {
    const std::filesystem::path out = folder_.filePath("two.safetensors").toStdString();
    export_single_file(family("sd2"), {}, torch::kFloat32, out);
    const auto file = SafetensorsFile::open(out);
    QCOMPARE(file->metadata().at("modelspec.prediction_type"), std::string("v"));
    QVERIFY(file->find("cond_stage_model.model.transformer.resblocks.2.attn.in_proj_bias"));
    for (const auto& entry : file->entries()) QCOMPARE(entry.dtype, torch::kFloat32);
  }

  void carriesTheEdit() {
    const std::filesystem::path out = folder_.filePath("one.safetensors").toStdString();
    const std::string name = "mid_block.attentions.0.transformer_blocks.0.attn2.to_k.weight";
    WeightDelta edit;
    edit.entries[name] = dense_entry(family("sd1").component("unet").tensors()->tensor(name) * 2);
    edit.origin.method = "uce";
    QCOMPARE(export_single_file(family("sd1"), edit, {}, out).changed, 1);
    const auto file = SafetensorsFile::open(out);
    QVERIFY(file->tensor("model.diffusion_model.middle_block.1.transformer_blocks.0.attn2.to_k.weight")
                .equal(edit.entries[name].parameter.to(torch::kFloat16)));
    QCOMPARE(file->metadata().at("pentimento.method"), std::string("uce"));
    QVERIFY_THROWS_EXCEPTION(Error,
                             export_single_file(family("sd1"), edit, {}, out)); // never over another file
  }

  void aStoppedExportLeavesNothing() {
    const std::filesystem::path out = folder_.filePath("stopped.safetensors").toStdString();
    int calls = 0;
    const auto stop_while_reading_back = [&](int done, int total) {
      ++calls;
      if (done > total / 2 + 3) throw Error(ErrorCode::Internal, "stopped");
    };
    QVERIFY_THROWS_EXCEPTION(Error, export_single_file(family("sd1"), {}, {}, out, stop_while_reading_back));
    QVERIFY(calls > 4 && !std::filesystem::exists(out));
  }

 private:
  QTemporaryDir folder_;
};

PENTIMENTO_TEST(SingleFileExportTest)
#include "single_file_export_test.moc"
