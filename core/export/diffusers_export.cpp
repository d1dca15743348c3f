#include "core/export/diffusers_export.h"

#include <system_error>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/io/diffusers_folder.h"
#include "core/io/safetensors.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;

/// A folder that is removed again unless it is renamed to its place.
class DraftFolder {
public:
  explicit DraftFolder(const fs::path& target) : target_(target), draft_(target.string() + ".part") {
    std::error_code error;
    if (fs::exists(target, error))
      throw Error(ErrorCode::FileUnwritable, target.string() + " cannot be written", "a new folder",
                  "something is there already", "choose another name or remove it first");
    fs::remove_all(draft_, error);
    fs::create_directories(draft_, error);
    if (error) throw Error(ErrorCode::FileUnwritable, target.string() + " cannot be written", "", error.message());
  }
  ~DraftFolder() {
    std::error_code ignored;
    if (!done_) fs::remove_all(draft_, ignored);
  }
  DraftFolder(const DraftFolder&) = delete;
  DraftFolder& operator=(const DraftFolder&) = delete;

  const fs::path& path() const { return draft_; }
  void commit() {
    std::error_code error;
    fs::rename(draft_, target_, error);
    if (error) throw Error(ErrorCode::FileUnwritable, target_.string() + " cannot be written", "", error.message());
    done_ = true;
  }

private:
  fs::path target_, draft_;
  bool done_ = false;
};

void copy_file(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_directories(to.parent_path(), error);
  fs::copy_file(from, to, fs::copy_options::overwrite_existing, error);
  if (error) throw Error(ErrorCode::FileUnwritable, to.string() + " cannot be written", "", error.message());
}

torch::Tensor as_dtype(const std::string& name, const torch::Tensor& tensor, torch::Dtype dtype) {
  const auto cast = tensor.to(dtype);
  if (cast.is_floating_point() && !torch::isfinite(cast).all().item<bool>())
    throw Error(ErrorCode::NotFinite, name + " does not fit the dtype of the export", "finite values", "Inf or NaN",
                "export in float32 or bfloat16");
  return cast;
}

/// The tensors of one weight file as they are to be written.
NamedTensors tensors_to_write(const SafetensorsFile& file, const WeightDelta* edit, std::optional<torch::Dtype> dtype) {
  NamedTensors tensors;
  for (const auto& entry : file.entries()) {
    torch::Tensor tensor = file.tensor(entry.name);
    const torch::Dtype wanted = dtype && tensor.is_floating_point() ? *dtype : tensor.scalar_type();
    const auto found = edit ? edit->entries.find(entry.name) : std::map<std::string, DeltaEntry>::const_iterator{};
    if (edit && found != edit->entries.end()) tensor = found->second.edited(tensor);
    tensors.emplace_back(entry.name, tensor.scalar_type() == wanted ? tensor : as_dtype(entry.name, tensor, wanted));
  }
  return tensors;
}

void require_entries(const SafetensorsFile& file, const WeightDelta& edit) {
  for (const auto& [name, entry] : edit.entries)
    if (!file.find(name))
      throw Error(ErrorCode::MissingTensor, "the UNet's file has no parameter " + name, "", file.path().string(),
                  "the edit belongs to a model of another architecture");
}

void require_equal(const fs::path& written, const NamedTensors& meant) {
  const auto back = SafetensorsFile::open(written);
  for (const auto& [name, tensor] : meant)
    if (!back->find(name) || !torch::equal(back->tensor(name), tensor.contiguous()))
      throw Error(ErrorCode::Internal, "the export did not read back as it was written", name, "a difference",
                  "the disk may be failing; nothing was left behind");
}

} // namespace

ExportReport export_diffusers_folder(const fs::path& source, const fs::path& target, const WeightDelta& edit,
                                     std::optional<torch::Dtype> dtype,
                                     const std::map<std::string, std::string>& provenance, RunControl& control) {
  const torch::NoGradGuard no_grad;
  const auto folder = DiffusersFolder::open(source);
  const fs::path unet = folder.component("unet").weights;
  DraftFolder draft(target);
  log::info("Writing " + target.string() + " and reading it back.");
  ExportReport report;
  for (const auto& item : fs::recursive_directory_iterator(source)) {
    control.checkpoint();
    if (!item.is_regular_file()) continue;
    const fs::path to = draft.path() / fs::relative(item.path(), source);
    const bool is_unet = fs::equivalent(item.path(), unet);
    if (item.path().extension() != ".safetensors" || (!is_unet && !dtype)) {
      copy_file(item.path(), to);
    } else {
      const auto file = SafetensorsFile::open(item.path());
      if (is_unet) require_entries(*file, edit);
      const auto tensors = tensors_to_write(*file, is_unet ? &edit : nullptr, dtype);
      auto metadata = file->metadata();
      if (is_unet) metadata.insert(provenance.begin(), provenance.end());
      std::error_code ignored;
      fs::create_directories(to.parent_path(), ignored);
      write_safetensors(to, tensors, metadata);
      require_equal(to, tensors);
      report.tensors += static_cast<int>(tensors.size());
      if (is_unet) report.tensors_changed = static_cast<int>(edit.entries.size());
    }
    report.bytes += fs::file_size(to);
  }
  draft.commit();
  return report;
}

} // namespace pentimento
