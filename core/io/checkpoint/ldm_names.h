#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace pentimento {

/// How a tensor of Diffusers stands in a single file of the CompVis / Stability code.
enum class LdmForm {
  Same,
  Convolution, ///< [out, in] as [out, in, 1, 1].
  Transposed,  ///< [out, in] as [in, out].
  Third,       ///< One of three that lie under one name, one below the other: q, k, v.
};

/// The place of one tensor in a single file.
struct LdmPlace {
  std::string name; ///< "model.diffusion_model.input_blocks.1.1.norm.weight"
  LdmForm form = LdmForm::Same;
  int third = 0; ///< Of Third: 0, 1 or 2.
  bool operator==(const LdmPlace&) const = default;
};

/// Where the tensors of one component go.
class LdmNames {
 public:
  /// @param component "unet", "vae", "text_encoder" or "text_encoder_2". @param config its config.json, which
  /// says how many blocks and layers there are, and which of the two text towers it is. @param xl the names
  /// of Stable Diffusion XL. @throws Error(Unsupported) for a component that single files have no place for.
  LdmNames(std::string component, const nlohmann::json& config, bool xl);

  /// @param name in Diffusers, in any of its versions. @throws Error(UnexpectedTensor) when the format has no
  /// place for it. @param dimensions of the tensor.
  LdmPlace place(const std::string& name, std::int64_t dimensions) const;

 private:
  std::string unet(const std::string& name) const;
  LdmPlace vae(const std::string& name, std::int64_t dimensions) const;
  LdmPlace open_clip(const std::string& name) const;

  std::string component_, prefix_;
  bool open_clip_ = false;
  std::vector<int> layers_;            ///< A block, of the UNet.
  std::vector<bool> up_has_attention_; ///< A block, of the UNet.
  int vae_blocks_ = 0;
};

} // namespace pentimento
