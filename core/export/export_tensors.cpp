#include "core/export/export_tensors.h"

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

void check_fit(const TensorSource& unet, const WeightDelta& edit) {
  for (const auto& [name, entry] : edit.entries) {
    if (is_eraser(name))
      throw Error(
          ErrorCode::Unsupported,
          "an edit with erasers cannot be written into a model: it adds layers that no plain UNet has",
          "an edit of the model's own weights", edit.origin.method.empty() ? name : edit.origin.method,
          "export the edit itself (as delta), or switch it off");
    const auto* stored = unet.find(name);
    if (!stored)
      throw Error(ErrorCode::MissingTensor, "the edit changes " + name + ", which the UNet lacks", "", "",
                  "the edit was made for another model");
    if (entry.shape() != stored->shape)
      throw Error(ErrorCode::ShapeMismatch, "the edit's " + name + " has another shape than the UNet's",
                  fmt::format("[{}]", fmt::join(stored->shape, ", ")),
                  fmt::format("[{}]", fmt::join(entry.shape(), ", ")), "the edit was made for another model");
  }
}

std::string settings_text(const SettingValues& settings) {
  nlohmann::json json = nlohmann::json::object();
  for (const auto& [key, value] : settings) std::visit([&](const auto& v) { json[key] = v; }, value);
  return json.dump();
}

} // namespace

std::vector<LazyTensor> export_tensors(const ModelComponent& component, const WeightDelta& edit,
                                       std::optional<torch::Dtype> dtype, int& changed) {
  const auto source = component.tensors();
  const bool unet = component.name == "unet";
  if (unet) check_fit(*source, edit);
  std::vector<LazyTensor> tensors;
  for (const auto& entry : source->entries()) {
    const auto found = unet ? edit.entries.find(entry.name) : edit.entries.end();
    const DeltaEntry* change = found == edit.entries.end() ? nullptr : &found->second;
    changed += change != nullptr;
    const auto wanted = torch::isFloatingType(entry.dtype) ? dtype.value_or(entry.dtype) : entry.dtype;
    tensors.push_back({entry.name, wanted, entry.shape, [source, name = entry.name, change, wanted] {
                         return exported(source->tensor(name), change, wanted, name);
                       }});
  }
  return tensors;
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
