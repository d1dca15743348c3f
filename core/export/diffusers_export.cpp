#include "core/export/diffusers_export.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/io/safetensors.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;

/// A tensor as it is to stand in the copy.
torch::Tensor exported(const torch::Tensor& stored, const DeltaEntry* entry,
                       std::optional<torch::Dtype> dtype, const std::string& name) {
  if (!stored.is_floating_point()) return stored;
  const auto wanted = dtype.value_or(stored.scalar_type());
  const torch::Tensor made = (entry ? entry->edited(stored) : stored).to(wanted);
  if ((entry || made.scalar_type() != stored.scalar_type()) && !torch::isfinite(made).all().item<bool>())
    throw Error(ErrorCode::NotFinite, fmt::format("{} does not fit into the chosen precision", name),
                "finite numbers", "overflow", "export as fp32 or bf16");
  return made;
}

const DeltaEntry* entry_of(const FolderComponent& component, const std::string& name,
                           const WeightDelta& edit) {
  if (component.name != "unet") return nullptr;
  const auto found = edit.entries.find(name);
  return found == edit.entries.end() ? nullptr : &found->second;
}

void check_fit(const SafetensorsFile& unet, const WeightDelta& edit) {
  for (const auto& [name, entry] : edit.entries) {
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

/// diffusion_pytorch_model.fp16.safetensors becomes diffusion_pytorch_model.safetensors: what is loaded
/// without asking.
fs::path plain_name(const fs::path& weights) {
  std::string name = weights.filename().string();
  if (const auto variant = name.find(".fp16."); variant != std::string::npos) name.erase(variant, 5);
  return name;
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

/// Reads one written file back. @return how many tensors it has, all as they were meant.
int verify(const FolderComponent& component, const fs::path& written, const WeightDelta& edit,
           std::optional<torch::Dtype> dtype) {
  const auto source = SafetensorsFile::open(component.weights);
  const auto copy = SafetensorsFile::open(written);
  if (copy->entries().size() != source->entries().size())
    throw Error(ErrorCode::Internal, "the exported " + component.name + " lacks tensors",
                std::to_string(source->entries().size()), std::to_string(copy->entries().size()));
  for (const auto& entry : source->entries()) {
    const auto meant =
        exported(source->tensor(entry.name), entry_of(component, entry.name, edit), dtype, entry.name);
    const auto read = copy->tensor(entry.name);
    if (read.scalar_type() != meant.scalar_type() || !torch::equal(read, meant))
      throw Error(ErrorCode::Internal,
                  fmt::format("{} of the exported {} is not what was meant", entry.name, component.name), "",
                  "", "the disk may be failing");
  }
  return static_cast<int>(source->entries().size());
}

void write_component(const FolderComponent& component, const fs::path& folder, const WeightDelta& edit,
                     std::optional<torch::Dtype> dtype, ExportReport& report) {
  copy_small_files(component.folder, folder);
  ++report.components;
  if (component.weights.empty()) return;
  const auto source = SafetensorsFile::open(component.weights);
  if (component.name == "unet") check_fit(*source, edit);
  NamedTensors tensors;
  for (const auto& entry : source->entries()) {
    const auto* change = entry_of(component, entry.name, edit);
    report.changed += change != nullptr;
    tensors.emplace_back(entry.name, exported(source->tensor(entry.name), change, dtype, entry.name));
  }
  const fs::path file = folder / plain_name(component.weights);
  write_safetensors(file, tensors, {{"format", "pt"}});
  report.tensors += verify(component, file, edit, dtype);
}

ExportReport write_all(const DiffusersFolder& model, const WeightDelta& edit,
                       std::optional<torch::Dtype> dtype, const fs::path& out,
                       const ExportProgress& progress) {
  ExportReport report;
  copy_small_files(model.path(), out); // model_index.json, vocabulary.json, the card
  const int total = static_cast<int>(model.components().size());
  for (const auto& component : model.components()) {
    write_component(component, out / component.name, edit, dtype, report);
    if (progress) progress(report.components, total);
  }
  if (fs::is_directory(model.path() / "judge"))
    fs::copy(model.path() / "judge", out / "judge", fs::copy_options::recursive);
  return report;
}

} // namespace

std::optional<torch::Dtype> export_dtype(const std::string& name) {
  if (name == "stored") return std::nullopt;
  if (name == "fp32") return torch::kFloat32;
  if (name == "fp16") return torch::kFloat16;
  if (name == "bf16") return torch::kBFloat16;
  throw Error(ErrorCode::BadSetting, "unknown precision for an export", "stored, fp32, fp16 or bf16", name);
}

ExportReport export_diffusers(const DiffusersFolder& model, const WeightDelta& edit,
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
