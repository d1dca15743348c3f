#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/edits/parameter_swap.h"
#include "core/erasure/erasure_method.h"

namespace pentimento {

/// The K and V matrices of a UNet that a closed form edits. @param which "K", "V" or "KV".
std::vector<std::string> closed_names(const torch::nn::Module& unet, const std::string& which);

/// Edits the matrices one after another. @param edited W0 [out, D] of a name → W.
/// @throws Stopped between matrices.
WeightDelta closed_edit(ErasureContext& context, const ParameterSwap& parameters,
                        const std::vector<std::string>& names,
                        const std::function<torch::Tensor(const torch::Tensor& w0)>& edited);

/// Says where the edit comes from and hands it to on_snapshot with its health, as the run's only snapshot.
void finish_closed(ErasureContext& context, const std::string& method, WeightDelta& delta,
                   const ParameterSwap& parameters, double condition_number, int matrices_expected);

} // namespace pentimento
