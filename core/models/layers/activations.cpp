#include "core/models/layers/activations.h"

#include "core/base/error.h"
#include "core/models/layers/basic_layers.h"

namespace pentimento {

Activation parse_activation(const std::string& name, const std::string& option) {
  if (name == "silu" || name == "swish") return Activation::Silu;
  if (name == "gelu") return Activation::Gelu;
  if (name == "gelu_new" || name == "gelu_pytorch_tanh") return Activation::GeluTanh;
  if (name == "quick_gelu") return Activation::QuickGelu;
  if (name == "mish") return Activation::Mish;
  if (name == "relu") return Activation::Relu;
  throw Error(ErrorCode::Unsupported, option + " is not supported",
              "silu, gelu, gelu_new, quick_gelu, mish or relu", name);
}

torch::Tensor activate(Activation activation, torch::Tensor input) {
  const bool in_place = !records_gradient(input);
  switch (activation) {
  case Activation::Silu:
    return in_place ? at::silu_(input) : at::silu(input);
  case Activation::Gelu:
    return in_place ? at::gelu_(input) : at::gelu(input);
  case Activation::GeluTanh:
    return in_place ? at::gelu_(input, "tanh") : at::gelu(input, "tanh");
  case Activation::QuickGelu:
    return input * at::sigmoid(1.702 * input);
  case Activation::Mish:
    return in_place ? at::mish_(input) : at::mish(input);
  case Activation::Relu:
    return in_place ? at::relu_(input) : at::relu(input);
  }
  return input;
}

} // namespace pentimento
