#include "core/probes/attacks/search/attack_search.h"

#include "core/base/error.h"

namespace pentimento {

const torch::Tensor& state_tensor(const TensorMap& state, const std::string& name) {
  const auto found = state.find(name);
  if (found == state.end())
    throw Error(ErrorCode::MissingTensor, "the state of an attack has no tensor " + name);
  return found->second;
}

} // namespace pentimento
