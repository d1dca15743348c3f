#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/io/tensor_source.h"

namespace pentimento {

/// How a stored tensor becomes one of ours; every way but Transposed and RowsOfThree costs no copy, and those
/// two are views as well.
enum class Reading {
  Same,
  Matrix,      ///< [out, in, 1, 1] as [out, in]; also takes [out, in].
  Transposed,  ///< [in, out] as [out, in].
  RowsOfThree, ///< Third `part` of the rows: one of q, k, v out of a fused projection.
};

/// One tensor of a view: `name` is read from `stored`.
struct ViewEntry {
  std::string name;
  std::string stored;
  Reading reading = Reading::Same;
  int part = 0; ///< Of RowsOfThree: 0, 1 or 2.
};

/// Another source under other names and shapes, nothing copied.
class TensorView : public TensorSource {
 public:
  /// @param entries whose `stored` must all be in `source`. @throws Error(ShapeMismatch | MissingTensor).
  TensorView(TensorSourcePtr source, const std::vector<ViewEntry>& entries);

  std::string form() const override { return source_->form(); }
  const TensorSourcePtr& underlying() const { return source_; }
  std::uint64_t missing_bytes() const override { return source_->missing_bytes(); }
  void release(const std::string& name) const override;

 private:
  torch::Tensor read(const TensorEntry& entry) const override;

  TensorSourcePtr source_;
  std::unordered_map<std::string, ViewEntry> views_;
};

} // namespace pentimento
