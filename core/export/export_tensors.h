#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/torch.h"

#include "core/edits/weight_delta.h"
#include "core/io/model_files.h"
#include "core/io/safetensors.h"

namespace pentimento {

/// What was written and, read back, found to be what was meant.
struct ExportReport {
  int components = 0;
  int tensors = 0; ///< Of all components, each compared bit for bit after reloading.
  int changed = 0; ///< By the edit.
};

/// The weights of one component as they are to stand in an export, made one at a time.
/// @param edit changes the components called "unet" and "text_encoder"; must outlive the result. @param dtype
/// of all floating point weights; without it, as stored. @param changed counts the tensors that the edit
/// changes.
/// @throws Error(MissingTensor | ShapeMismatch) when the edit does not fit, Error(Unsupported) when it holds
/// erasers, which a plain UNet has no place for. Making throws Error(NotFinite)
/// when a weight overflows the dtype.
std::vector<LazyTensor> export_tensors(const ModelComponent& component, const WeightDelta& edit,
                                       std::optional<torch::Dtype> dtype, int& changed);

/// Whether an edit changes anything of the component called `component`.
bool edits(const WeightDelta& edit, const std::string& component);

/// Reads a written file back and compares it with what was meant, bit for bit. @return how many tensors it
/// has.
/// @throws Error(Internal) naming the first that differs.
int verify_export(const std::filesystem::path& file, const std::vector<LazyTensor>& meant);

/// Where an exported model comes from, for a file's __metadata__: program and library version, and of the
/// edit its base, method, concepts, settings and content hash.
std::map<std::string, std::string> provenance(const WeightDelta& edit);

/// "fp32", "fp16" or "bf16"; "stored" is none. @throws Error(BadSetting).
std::optional<torch::Dtype> export_dtype(const std::string& name);

} // namespace pentimento
