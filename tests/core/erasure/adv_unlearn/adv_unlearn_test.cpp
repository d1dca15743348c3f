#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/edits/edit_stack.h"
#include "core/edits/weight_delta_file.h"
#include "core/erasure/adv_unlearn/adv_unlearn.h"
#include "core/erasure/miniature.h"
#include "core/export/diffusers_export.h"
#include "core/pipelines/editable_parameters.h"
#include "core/pipelines/model_locator.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class AdvUnlearnTest : public QObject {
  Q_OBJECT

  const AdvUnlearn method_{};

  ErasureContext context(RunControl& control, SettingValues given = {}) const {
    given.emplace("steps", std::int64_t{2});
    return ErasureContext{miniature(), cat_to_dog(), quick(method_, given), 7, control, {}, {}, {},
                          {},          false};
  }

 private Q_SLOTS:
  void trainsTheTextEncoderAlone() {
    const auto names = method_.parameter_names(miniature());
    QCOMPARE(names.size(), miniature().text_encoder->named_parameters().size() - 2); // without two embeddings
    const auto unet = snapshot_of(*miniature().unet), text = snapshot_of(*miniature().text_encoder);
    RunControl control;
    auto run = context(control);
    std::map<std::string, double> figures;
    run.on_step = [&](const StepFigures& step, const std::vector<LayerHealth>&) { figures = step.values; };
    const auto edit = method_.run(run);
    for (const auto& [name, entry] : edit.entries) QVERIFY2(name.starts_with("text_encoder."), name.c_str());
    for (const auto* curve : {"loss", "loss_erase", "loss_retain", "loss_attack"})
      QVERIFY2(figures.count(curve), curve);
    QVERIFY(same(*miniature().unet, unet) && same(*miniature().text_encoder, text));
  }

  void promptsReadAnewUnderItsEditAndOffIsTheBase() {
    RunControl control;
    auto run = context(control);
    const auto edit = std::make_shared<const WeightDelta>(method_.run(run));
    auto& model = miniature();
    const auto before = model.encode_prompts({"a cat"}).states;
    const auto parameters = editable_parameters(model);
    EditStack stack;
    const int id = stack.add("cat", edit);
    const auto state = stack.apply(*parameters, model.base_hash());
    QVERIFY(state != model.base_hash());
    const auto edited = model.encode_prompts({"a cat"}).states;
    QVERIFY(!edited.equal(before));
    model.set_lean(true); // it is not let go, or its edit would be lost
    QVERIFY(model.encode_batch({"a cat"}).states.equal(edited));
    model.set_lean(false);
    stack.set_strength(id, 0.0);
    QCOMPARE(stack.apply(*parameters, model.base_hash()), model.base_hash());
    QVERIFY(model.encode_prompts({"a cat"}).states.equal(before) && parameters->pristine());
    model.set_lean(true); // now it may go, and comes back as the base
    QVERIFY(model.encode_batch({"a cat"}).states.equal(before));
    model.set_lean(false);
  }

  void goesIntoAnExportedTextEncoder() {
    RunControl control;
    auto run = context(control);
    const auto edit = method_.run(run);
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("cat.safetensors").toStdString();
    save_delta(file, edit);
    QCOMPARE(load_delta(file).content_hash(), edit.content_hash());

    const std::filesystem::path out = folder.filePath("out").toStdString();
    const auto files = ModelFiles::open(locate_model("miniature"));
    const auto report = export_diffusers(files, edit, torch::kFloat32, out);
    QCOMPARE(report.changed, static_cast<int>(edit.entries.size()));
    const auto copy = DiffusionModel::open(out.string(), plan_compute("cpu", "fp32"));
    auto& model = miniature();
    const auto parameters = editable_parameters(model);
    EditStack stack;
    stack.add("cat", std::make_shared<const WeightDelta>(edit));
    stack.apply(*parameters, model.base_hash());
    QVERIFY(copy->encode_prompts({"a cat"}).states.equal(model.encode_prompts({"a cat"}).states));
    const auto text = SafetensorsFile::open(ModelFiles::open(out).component("text_encoder").weights);
    const auto unet = SafetensorsFile::open(ModelFiles::open(out).component("unet").weights);
    QCOMPARE(text->metadata().at("pentimento.method"), std::string("adv-unlearn"));
    QVERIFY(!unet->metadata().count("pentimento.method"));
  }

  void wantsSomethingToKeepOrNoRehearsal() {
    RunControl control;
    auto run = context(control, {{"retain_weight", 0.0}});
    std::map<std::string, double> figures;
    run.on_step = [&](const StepFigures& step, const std::vector<LayerHealth>&) { figures = step.values; };
    method_.run(run);
    QVERIFY(!figures.count("loss_retain"));
    auto projected = context(control, {{"surgery", std::string("pcgrad")}});
    projected.on_step = run.on_step;
    method_.run(projected);
    QVERIFY(figures.count("conflict_share"));
  }
};

PENTIMENTO_TEST(AdvUnlearnTest)
#include "adv_unlearn_test.moc"
