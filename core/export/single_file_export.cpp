#include "core/export/single_file_export.h"

#include <array>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/io/checkpoint/ldm_names.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;

/// A tensor of Diffusers in the form of the file. @param parts one, or three that go under one name.
LazyTensor placed(const std::string& name, LdmForm form, const std::vector<LazyTensor>& parts) {
  LazyTensor tensor = parts.front();
  tensor.name = name;
  switch (form) {
  case LdmForm::Same:
    break;
  case LdmForm::Convolution:
    tensor.shape.insert(tensor.shape.end(), {1, 1});
    tensor.make = [make = parts.front().make] { return make().unsqueeze(-1).unsqueeze(-1); };
    break;
  case LdmForm::Transposed:
    std::swap(tensor.shape.at(0), tensor.shape.at(1));
    tensor.make = [make = parts.front().make] { return make().t().contiguous(); };
    break;
  case LdmForm::Third:
    tensor.shape.at(0) *= 3;
    tensor.make = [parts] { return torch::cat({parts[0].make(), parts[1].make(), parts[2].make()}); };
    break;
  }
  return tensor;
}

/// Appends a component's tensors under their names in the file.
void add_component(const ModelComponent& component, bool xl, std::vector<LazyTensor> tensors,
                   std::vector<LazyTensor>& all) {
  const LdmNames names(component.name, component.config, xl);
  std::map<std::string, std::vector<LazyTensor>> thirds;
  for (auto& tensor : tensors) {
    const auto place = names.place(tensor.name, static_cast<std::int64_t>(tensor.shape.size()));
    if (place.form != LdmForm::Third) {
      all.push_back(placed(place.name, place.form, {tensor}));
      continue;
    }
    auto& three = thirds[place.name];
    three.resize(3);
    three[static_cast<std::size_t>(place.third)] = std::move(tensor);
  }
  for (const auto& [name, three] : thirds) {
    for (const auto& third : three)
      if (!third.make)
        throw Error(ErrorCode::MissingTensor, fmt::format("{} lacks a part of {}", component.name, name),
                    "q_proj, k_proj and v_proj", "fewer");
    all.push_back(placed(name, LdmForm::Third, three));
  }
}

std::string architecture(const ModelFiles& model, bool xl) {
  if (xl) return "stable-diffusion-xl-v1-base";
  return model.component("text_encoder").config.value("hidden_act", "quick_gelu") == "gelu"
             ? "stable-diffusion-v2"
             : "stable-diffusion-v1";
}

std::map<std::string, std::string> metadata_of(const ModelFiles& model, const WeightDelta& edit, bool xl) {
  auto metadata = provenance(edit);
  const auto& scheduler = model.component("scheduler");
  nlohmann::json configs = nlohmann::json::object();
  for (const auto& component : model.components())
    if (!component.config.empty() && component.name.find("tokenizer") == std::string::npos)
      configs[component.name] = component.config;
  configs["scheduler"]["_class_name"] = scheduler.class_name;
  configs["model_index"] = model.index();
  metadata["pentimento.configs"] = configs.dump();
  metadata["modelspec.sai_model_spec"] = "1.0.0";
  metadata["modelspec.architecture"] = architecture(model, xl);
  metadata["modelspec.implementation"] = xl ? "sgm" : "ldm";
  metadata["modelspec.prediction_type"] =
      scheduler.config.value("prediction_type", "epsilon") == "v_prediction" ? "v" : "epsilon";
  return metadata;
}

} // namespace

ExportReport export_single_file(const ModelFiles& model, const WeightDelta& edit,
                                std::optional<torch::Dtype> dtype, const fs::path& out,
                                const std::function<void(int, int)>& progress) {
  const torch::NoGradGuard no_grad;
  if (fs::exists(out))
    throw Error(ErrorCode::FileUnwritable, out.string() + " is there already", "a new file", "",
                "choose another place");
  const bool xl = model.has("text_encoder_2");
  ExportReport report;
  std::vector<LazyTensor> all;
  for (const auto* name : {"unet", "vae", "text_encoder", "text_encoder_2"}) {
    if (!xl && std::string(name) == "text_encoder_2") continue;
    const auto& component = model.component(name);
    add_component(component, xl, export_tensors(component, edit, dtype, report.changed), all);
    ++report.components;
  }
  // Progress counts the tensors twice: written, and read back.
  const int total = 2 * static_cast<int>(all.size());
  int done = 0;
  for (auto& tensor : all)
    tensor.make = [&done, total, &progress, make = std::move(tensor.make)] {
      if (progress) progress(std::min(++done, total), total);
      return make();
    };
  write_safetensors(out, all, metadata_of(model, edit, xl));
  try {
    report.tensors = verify_export(out, all);
  } catch (...) { // stopped, or not as meant: a file that was not verified does not stay
    std::error_code ignored;
    fs::remove(out, ignored);
    throw;
  }
  return report;
}

} // namespace pentimento
