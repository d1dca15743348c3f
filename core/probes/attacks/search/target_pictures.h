#pragma once

#include <string>
#include <vector>

#include "core/probes/attacks/attack.h"

namespace pentimento {

/// Sentences that hold `word` as it is written, so that sought tokens can stand in its place: those of
/// concept_prompts, or plain ones where these name it otherwise (styles). Always the same.
std::vector<std::string> sentences_about(const std::string& word, const DiffusionModel& model, int count);

/// The seed of everything that a search number `search` draws; none of them is a seed that counted pictures
/// are drawn with.
std::uint64_t search_seed(const AttackContext& context, int search);

/// What an attack aims at: latents of the base's pictures, as its VAE sees them (posterior mean, scaled).
/// @param sentences one a picture. @param seeds one a picture. @return [n,C,h,w] float32; the base is in
/// place afterwards. @throws Stopped.
torch::Tensor target_latents(AttackContext& context, const std::vector<std::string>& sentences,
                             const std::vector<std::uint64_t>& seeds);

/// The same colours without their picture: every latent's places in an order of their own, drawn by lot.
/// @param latents [n,C,h,w].
torch::Tensor shuffled_places(const torch::Tensor& latents, at::Generator& generator);

} // namespace pentimento
