#include "core/export/diffusers_export.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/json_file.h"
#include "core/io/safetensors.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;

bool is_transformers(const std::string& class_name) {
  return class_name.starts_with("CLIP") || class_name == "StableDiffusionSafetyChecker";
}

/// What is loaded without asking.
const char* weights_name(const std::string& class_name) {
  return is_transformers(class_name) ? "model.safetensors" : "diffusion_pytorch_model.safetensors";
}

const char* config_name(const std::string& class_name) {
  if (class_name.ends_with("Scheduler")) return "scheduler_config.json";
  if (class_name.find("Tokenizer") != std::string::npos) return "tokenizer_config.json";
  const bool images = class_name.ends_with("Processor") || class_name.ends_with("FeatureExtractor");
  return images ? "preprocessor_config.json" : "config.json";
}

bool is_weights(const fs::path& file) {
  const std::string name = file.filename().string();
  for (const auto* ending : {".safetensors", ".bin", ".msgpack", ".onnx", ".ckpt", ".pt", ".index.json"})
    if (name.ends_with(ending)) return true;
  return false;
}

void copy_small_files(const fs::path& from, const fs::path& to) {
  fs::create_directories(to);
  for (const auto& file : fs::directory_iterator(from))
    if (file.is_regular_file() && !is_weights(file.path()))
      fs::copy_file(file.path(), to / file.path().filename());
}

void write_json(const fs::path& file, const nlohmann::json& document) {
  write_text(file, document.dump(2) + "\n");
}

void write_component(const ModelComponent& component, const fs::path& folder, const WeightDelta& edit,
                     std::optional<torch::Dtype> dtype, ExportReport& report) {
  fs::create_directories(folder);
  if (!component.folder.empty()) copy_small_files(component.folder, folder);
  const auto config = folder / config_name(component.class_name);
  // The configuration may be another than the file's: a person may have said what the model predicts.
  if (!component.config.empty() && (!fs::exists(config) || read_json(config) != component.config))
    write_json(config, component.config);
  ++report.components;
  if (component.weights.empty() && !component.source) return;
  const auto tensors = export_tensors(component, edit, dtype, report.changed);
  const fs::path file = folder / weights_name(component.class_name);
  write_safetensors(file, tensors, provenance(edits(edit, component.name) ? edit : WeightDelta{}));
  report.tensors += verify_export(file, tensors);
}

/// model_index.json of a model that came without one.
nlohmann::json index_of(const ModelFiles& model) {
  nlohmann::json index = model.index();
  index["_class_name"] = model.class_name();
  for (const auto& component : model.components()) {
    const bool transformers = is_transformers(component.class_name);
    index[component.name] = {transformers ? "transformers" : "diffusers", component.class_name};
  }
  return index;
}

ExportReport write_all(const ModelFiles& model, const WeightDelta& edit, std::optional<torch::Dtype> dtype,
                       const fs::path& out, const ExportProgress& progress) {
  ExportReport report;
  const bool from_folder = fs::is_directory(model.path());
  fs::create_directories(out);
  if (from_folder) copy_small_files(model.path(), out); // model_index.json, vocabulary.json, the card
  if (!fs::exists(out / "model_index.json")) write_json(out / "model_index.json", index_of(model));
  const int total = static_cast<int>(model.components().size());
  for (const auto& component : model.components()) {
    write_component(component, out / component.name, edit, dtype, report);
    if (progress) progress(report.components, total);
  }
  if (from_folder && fs::is_directory(model.path() / "judge"))
    fs::copy(model.path() / "judge", out / "judge", fs::copy_options::recursive);
  return report;
}

} // namespace

ExportReport export_diffusers(const ModelFiles& model, const WeightDelta& edit,
                              std::optional<torch::Dtype> dtype, const fs::path& out,
                              const ExportProgress& progress) {
  const torch::NoGradGuard no_grad;
  const fs::path target = out.has_filename() ? out : out.parent_path(); // "folder/" is "folder"
  fs::path unfinished = target;
  unfinished += ".unfinished";
  try {
    if (fs::exists(target) && !(fs::is_directory(target) && fs::is_empty(target)))
      throw Error(ErrorCode::FileUnwritable, target.string() + " is there already", "a new or empty folder",
                  "", "choose another place");
    fs::remove_all(unfinished);
    const ExportReport report = write_all(model, edit, dtype, unfinished, progress);
    fs::rename(unfinished, target);
    return report;
  } catch (const fs::filesystem_error& problem) {
    std::error_code ignored;
    fs::remove_all(unfinished, ignored);
    throw Error(ErrorCode::FileUnwritable, target.string() + " cannot be written", "",
                problem.code().message());
  } catch (...) {
    std::error_code ignored;
    fs::remove_all(unfinished, ignored);
    throw;
  }
}

} // namespace pentimento
