#pragma once

#include "core/base/torch.h"

namespace pentimento {

/// How the layers of a discriminator are normalised.
enum class DiscriminatorNorm { Batch, Group };

/// Shape of a PatchDiscriminator.
struct DiscriminatorOptions {
  int64_t in_channels = 4;
  int64_t channels = 64; ///< Of the first layer; doubled by each further one.
  int64_t layers = 4;    ///< Convolutions of stride 2 before the last one.
  DiscriminatorNorm norm = DiscriminatorNorm::Batch;
};

/// Most layers that leave at least one logit of latents of this side length.
int64_t most_discriminator_layers(int64_t latent_size);

/// PatchGAN over one-step clean latents, told neither time nor text: Conv4 s2 + LeakyReLU 0.2, then with a
/// norm each, then Conv4 s1 to one logit a patch. 4 × 64 × 64 with four layers gives 3 × 3. Isola et al.
/// 2017; DoCo/gan.py.
class PatchDiscriminatorImpl : public torch::nn::Module {
 public:
  explicit PatchDiscriminatorImpl(const DiscriminatorOptions& options);

  /// @param latents [B,C,h,w] float32. @return logits [B,1,h',w']; above 0 means "made from the target
  /// prompt".
  torch::Tensor forward(const torch::Tensor& latents);
  /// PyTorch's default initialisation, U(±1/√fan_in), drawn from `generator` alone.
  void reset(at::Generator generator);

 private:
  torch::nn::Sequential model{nullptr};
};
TORCH_MODULE(PatchDiscriminator);

} // namespace pentimento
