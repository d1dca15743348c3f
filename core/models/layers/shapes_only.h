#pragma once

#include <optional>

#include "core/base/torch.h"

namespace pentimento {

/// Modules built on this thread while it lives have weights of shape and dtype alone, on torch's meta device:
/// they run without data, for counting what a real one would take. One at a time.
class ShapesOnly {
 public:
  explicit ShapesOnly(torch::Dtype dtype);
  ~ShapesOnly();
  ShapesOnly(const ShapesOnly&) = delete;
  ShapesOnly& operator=(const ShapesOnly&) = delete;

  /// Of the one that lives on this thread; empty where weights are to be loaded.
  static std::optional<torch::Dtype> dtype();
};

} // namespace pentimento
