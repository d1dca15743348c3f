#include "core/erasure/trained/doco.h"

#include "core/base/log.h"
#include "core/base/rng.h"

namespace pentimento {

namespace {

PatchDiscriminator make_discriminator(const SettingReader& read, const torch::Tensor& latents,
                                      std::uint64_t seed) {
  const auto most = most_discriminator_layers(std::min(latents.size(2), latents.size(3)));
  auto layers = read.whole("discriminator_layers");
  if (layers > most) {
    log::warning("The discriminator gets " + std::to_string(most) + " layers instead of " +
                 std::to_string(layers) + ": the latents are too small for more.");
    layers = most;
  }
  const auto norm =
      read.text("discriminator_norm") == "batch" ? DiscriminatorNorm::Batch : DiscriminatorNorm::Group;
  PatchDiscriminator discriminator(
      DiscriminatorOptions{latents.size(1), read.whole("discriminator_channels"), layers, norm});
  discriminator->reset(make_generator(seed));
  discriminator->to(latents.device());
  return discriminator;
}

} // namespace

const MethodDescription& Doco::describe() const {
  static const MethodDescription description = doco_description();
  return description;
}

void Doco::check(const ErasureContext& context) const {
  doco_options(context.settings);
}

TensorMap Doco::prepare(ErasureContext& context) const {
  return prepare_anchor_data(context).named();
}

std::unique_ptr<Trainer> Doco::make_trainer(const TrainingSetup& setup) const {
  auto data = AnchorData::from(setup.data);
  auto discriminator = make_discriminator(setup.read, data.latents, setup.context.seed + 1);
  return std::make_unique<DocoTrainer>(setup.unet, std::move(discriminator),
                                       doco_options(setup.context.settings), std::move(data));
}

} // namespace pentimento
