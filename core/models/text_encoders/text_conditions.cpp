#include "core/models/text_encoders/text_conditions.h"

namespace pentimento {

TextConditions::TextConditions(torch::Tensor text_states, torch::Tensor pooled_text)
    : states(std::move(text_states)), pooled(std::move(pooled_text)) {}

TextConditions TextConditions::slice(std::int64_t begin, std::int64_t end) const {
  return {states.slice(0, begin, end), pooled.defined() ? pooled.slice(0, begin, end) : pooled};
}

TextConditions TextConditions::index_select(const torch::Tensor& index) const {
  return {states.index_select(0, index), pooled.defined() ? pooled.index_select(0, index) : pooled};
}

TextConditions TextConditions::to(torch::Device device, torch::Dtype dtype) const {
  return {states.to(device, dtype), pooled.defined() ? pooled.to(device, dtype) : pooled};
}

TextConditions join(const std::vector<TextConditions>& parts) {
  std::vector<torch::Tensor> states, pooled;
  for (const auto& part : parts) {
    states.push_back(part.states);
    if (part.pooled.defined()) pooled.push_back(part.pooled);
  }
  return {torch::cat(states), pooled.empty() ? torch::Tensor() : torch::cat(pooled)};
}

} // namespace pentimento
