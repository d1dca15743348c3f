#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/torch.h"

#include "core/values/concept.h"

namespace pentimento {

/// How one parameter is edited: dense (the edited parameter itself) or low-rank (factors of the change).
/// Dense entries keep W, not W − W0, so that strength 1 gives exactly the tensor that was made or read.
struct DeltaEntry {
  torch::Tensor parameter; ///< Dense: W at strength 1, float32 on the CPU, the shape of the base parameter.
  torch::Tensor up;        ///< Low-rank: [out, r] float32 on the CPU; the change is up · down.
  torch::Tensor down;      ///< Low-rank: [r, in] float32 on the CPU.

  bool low_rank() const { return up.defined(); }
  /// Of the parameter it edits; low-rank entries are for matrices.
  std::vector<int64_t> shape() const;
  /// W − W0 in float32, on the device of `base`. @param base W0, any float dtype.
  torch::Tensor change(const torch::Tensor& base) const;
  /// W at strength 1 in float32, on the device of `base`. @param base W0, any float dtype.
  torch::Tensor edited(const torch::Tensor& base) const;
};

/// Where an edit comes from; written into its file, no time stamps, so that the same run gives the same file.
struct DeltaOrigin {
  std::string base_hash; ///< DiffusionModel::base_hash of the model it was made for.
  std::string method;    ///< "doco", "uce", "merge".
  SettingValues settings;
  std::vector<ConceptPair> pairs;
  std::vector<std::string> kept;
  std::uint64_t seed = 0;
  std::string program_version;
  std::string torch_version;
  bool operator==(const DeltaOrigin&) const = default;
};

/// What names of a text encoder's parameters begin with in an edit; a UNet's begin with nothing.
inline const std::string text_encoder_prefix = "text_encoder.";

/// An edit of a UNet, a text encoder or both: entries over Diffusers' parameter names (without "unet."),
/// among them those of erasers, which a plain UNet lacks (see is_eraser), and where they come from.
struct WeightDelta {
  std::map<std::string, DeltaEntry> entries;
  DeltaOrigin origin;

  /// SHA-256 of names, shapes and bytes of the entries; the origin does not count.
  std::string content_hash() const;
};

/// A dense entry from any float tensor: detached, copied, float32, contiguous, on the CPU.
DeltaEntry dense_entry(const torch::Tensor& edited_parameter);

/// @throws Error(OtherBase) naming both hashes when `delta` was made for another base model.
void require_base(const WeightDelta& delta, const std::string& base_hash);

} // namespace pentimento
