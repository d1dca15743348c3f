#include "core/export/export_tensors.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/error.h"
#include "core/base/resources.h"
#include "core/edits/eraser_slots.h"

namespace pentimento {
namespace {

/// A tensor as it is to stand in the copy.
torch::Tensor exported(const torch::Tensor& stored, const DeltaEntry* entry, torch::Dtype dtype,
                       const std::string& name) {
  const torch::NoGradGuard no_grad;
  if (!stored.is_floating_point()) return stored;
  const torch::Tensor made = (entry ? entry->edited(stored) : stored).to(dtype);
  if ((entry || dtype != stored.scalar_type()) && !torch::isfinite(made).all().item<bool>())
    throw Error(ErrorCode::NotFinite, fmt::format("{} does not fit into the chosen precision", name),
                "finite numbers", "overflow", "export as fp32 or bf16");
  return made;
}

/// How an edit calls a tensor of a component; empty where edits do not reach.
std::string name_in_edit(const std::string& component, std::string name) {
  if (component == "unet") return name;
  if (component != "text_encoder") return "";
  const std::string outer = "text_model."; // Transformers' files have it, older and newer ones have not
  return text_encoder_prefix + (name.starts_with(outer) ? name.substr(outer.size()) : name);
}

void refuse_eraser(const WeightDelta& edit, const std::string& name) {
  if (!is_eraser(name)) return;
  throw Error(ErrorCode::Unsupported,
              "an edit with erasers cannot be written into a model: it adds layers that no plain UNet has",
              "an edit of the model's own weights", edit.origin.method.empty() ? name : edit.origin.method,
              "export the edit itself (as delta), or switch it off");
}

void check_fit(const std::string& component, const TensorSource& source, const WeightDelta& edit) {
  const bool unet = component == "unet";
  std::map<std::string, const TensorEntry*> stored;
  for (const auto& entry : source.entries()) stored[name_in_edit(component, entry.name)] = &entry;
  for (const auto& [name, entry] : edit.entries) {
    if (name.starts_with(text_encoder_prefix) == unet) continue;
    refuse_eraser(edit, name);
    const auto found = stored.find(name);
    const std::string owner = unet ? "the UNet" : "the text encoder";
    if (found == stored.end())
      throw Error(ErrorCode::MissingTensor, "the edit changes " + name + ", which " + owner + " lacks", "",
                  "", "the edit was made for another model");
    const auto& shape = found->second->shape;
    if (entry.shape() != shape)
      throw Error(ErrorCode::ShapeMismatch, "the edit's " + name + " has another shape than " + owner + "'s",
                  fmt::format("[{}]", fmt::join(shape, ", ")),
                  fmt::format("[{}]", fmt::join(entry.shape(), ", ")), "the edit was made for another model");
  }
}

std::string settings_text(const SettingValues& settings) {
  nlohmann::json json = nlohmann::json::object();
  for (const auto& entry : settings) std::visit([&](const auto& v) { json[entry.first] = v; }, entry.second);
  return json.dump();
}

} // namespace

std::vector<LazyTensor> export_tensors(const ModelComponent& component, const WeightDelta& edit,
                                       std::optional<torch::Dtype> dtype, int& changed) {
  const auto source = component.tensors();
  if (component.name == "unet" || component.name == "text_encoder") check_fit(component.name, *source, edit);
  std::vector<LazyTensor> tensors;
  for (const auto& entry : source->entries()) {
    const auto found = edit.entries.find(name_in_edit(component.name, entry.name));
    const DeltaEntry* change = found == edit.entries.end() ? nullptr : &found->second;
    changed += change != nullptr;
    const auto wanted = torch::isFloatingType(entry.dtype) ? dtype.value_or(entry.dtype) : entry.dtype;
    tensors.push_back({entry.name, wanted, entry.shape, [source, name = entry.name, change, wanted] {
                         return exported(source->tensor(name), change, wanted, name);
                       }});
  }
  return tensors;
}

bool edits(const WeightDelta& edit, const std::string& component) {
  return std::ranges::any_of(edit.entries, [&](const auto& item) {
    return component == (item.first.starts_with(text_encoder_prefix) ? "text_encoder" : "unet");
  });
}

int verify_export(const std::filesystem::path& file, const std::vector<LazyTensor>& meant) {
  const auto written = SafetensorsFile::open(file);
  if (written->entries().size() != meant.size())
    throw Error(ErrorCode::Internal, "the exported " + file.filename().string() + " lacks tensors",
                std::to_string(meant.size()), std::to_string(written->entries().size()));
  for (const auto& tensor : meant) {
    const auto read = written->tensor(tensor.name), made = tensor.make();
    if (read.scalar_type() != made.scalar_type() || !torch::equal(read, made))
      throw Error(
          ErrorCode::Internal,
          fmt::format("{} of the exported {} is not what was meant", tensor.name, file.filename().string()),
          "", "", "the disk may be failing");
  }
  return static_cast<int>(meant.size());
}

std::map<std::string, std::string> provenance(const WeightDelta& edit) {
  std::map<std::string, std::string> metadata{{"format", "pt"},
                                              {"pentimento.program_version", program_version()},
                                              {"pentimento.torch_version", torch_version()}};
  if (edit.entries.empty()) return metadata;
  const auto& origin = edit.origin;
  nlohmann::json pairs = nlohmann::json::array();
  for (const auto& pair : origin.pairs) pairs.push_back({{"target", pair.target}, {"anchor", pair.anchor}});
  metadata["pentimento.base_hash"] = origin.base_hash;
  metadata["pentimento.method"] = origin.method;
  metadata["pentimento.settings"] = settings_text(origin.settings);
  metadata["pentimento.concepts"] = nlohmann::json{{"pairs", pairs}, {"kept", origin.kept}}.dump();
  metadata["pentimento.edit"] = edit.content_hash();
  return metadata;
}

std::optional<torch::Dtype> export_dtype(const std::string& name) {
  if (name == "stored") return std::nullopt;
  if (name == "fp32") return torch::kFloat32;
  if (name == "fp16") return torch::kFloat16;
  if (name == "bf16") return torch::kBFloat16;
  throw Error(ErrorCode::BadSetting, "unknown precision for an export", "stored, fp32, fp16 or bf16", name);
}

} // namespace pentimento
