#include "core/edits/edit_conflicts.h"

#include <cmath>

namespace pentimento {

namespace {

double cosine_of(double product, double first, double second) {
  return first > 0.0 && second > 0.0 ? product / std::sqrt(first * second) : 0.0;
}

double squared(const torch::Tensor& tensor) {
  const double size = tensor.norm().item<double>();
  return size * size;
}

} // namespace

EditConflict edit_conflict(const WeightDelta& first, const WeightDelta& second,
                           const ParameterSwap& parameters) {
  const torch::NoGradGuard no_grad;
  EditConflict conflict;
  double product = 0.0, one = 0.0, other = 0.0, base = 0.0;
  for (const auto& [name, entry] : first.entries) {
    const auto twin = second.entries.find(name);
    if (twin == second.entries.end() || !parameters.has(name) || is_eraser(name))
      continue; // erasers add up, they do not share a matrix
    const auto& w0 = parameters.base(name);
    const auto a = entry.change(w0), b = twin->second.change(w0);
    const double along = torch::sum(a * b, torch::kFloat64).item<double>(), size_a = squared(a),
                 size_b = squared(b);
    if (size_a == 0.0 || size_b == 0.0) continue;
    ++conflict.shared;
    product += along;
    one += size_a;
    other += size_b;
    base += squared(w0.to(torch::kFloat32));
    const double cosine = cosine_of(along, size_a, size_b);
    if (conflict.worst.empty() || std::abs(cosine) > std::abs(conflict.worst_cosine)) {
      conflict.worst = name;
      conflict.worst_cosine = cosine;
    }
  }
  conflict.cosine = cosine_of(product, one, other);
  if (base > 0.0) {
    conflict.first_change = std::sqrt(one / base);
    conflict.second_change = std::sqrt(other / base);
  }
  return conflict;
}

std::vector<EditConflict> ConflictCache::of(const EditStack& stack, const ParameterSwap& parameters) {
  std::vector<EditConflict> conflicts;
  const auto& layers = stack.layers();
  for (std::size_t i = 0; i < layers.size(); ++i)
    for (std::size_t j = i + 1; j < layers.size(); ++j) {
      const auto key = std::make_pair(layers[i].content_hash, layers[j].content_hash);
      auto found = known_.find(key);
      if (found == known_.end())
        found = known_.emplace(key, edit_conflict(*layers[i].delta, *layers[j].delta, parameters)).first;
      if (found->second.shared == 0) continue;
      auto conflict = found->second;
      conflict.first = layers[i].id;
      conflict.second = layers[j].id;
      if (layers[i].strength * layers[j].strength < 0.0) {
        conflict.cosine = -conflict.cosine;
        conflict.worst_cosine = -conflict.worst_cosine;
      }
      conflicts.push_back(conflict);
    }
  return conflicts;
}

} // namespace pentimento
