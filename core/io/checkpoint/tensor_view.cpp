#include "core/io/checkpoint/tensor_view.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/error.h"

namespace pentimento {
namespace {

[[noreturn]] void cannot(const TensorEntry& stored, const char* what, const char* expected) {
  throw Error(ErrorCode::ShapeMismatch, fmt::format("{} {}", stored.name, what), expected,
              fmt::format("[{}]", fmt::join(stored.shape, ", ")), "the file is damaged, or another tool's");
}

/// The shape under which a stored tensor is shown.
std::vector<std::int64_t> shape_of(const TensorEntry& stored, Reading reading) {
  auto shape = stored.shape;
  switch (reading) {
  case Reading::Same:
    break;
  case Reading::Matrix:
    while (shape.size() > 2 && shape.back() == 1) shape.pop_back();
    break;
  case Reading::Transposed:
    if (shape.size() != 2) cannot(stored, "is not a matrix", "two dimensions");
    std::swap(shape[0], shape[1]);
    break;
  case Reading::RowsOfThree:
    if (shape.empty() || shape[0] % 3 != 0)
      cannot(stored, "does not hold q, k and v", "three times as many rows");
    shape[0] /= 3;
    break;
  }
  return shape;
}

} // namespace

TensorView::TensorView(TensorSourcePtr source, const std::vector<ViewEntry>& entries)
    : TensorSource(source->path()), source_(std::move(source)) {
  std::vector<TensorEntry> shown;
  for (const auto& entry : entries) {
    const auto* stored = source_->find(entry.stored);
    if (!stored)
      throw Error(ErrorCode::MissingTensor,
                  fmt::format("{} has no tensor \"{}\"", path().string(), entry.stored));
    shown.push_back({entry.name, stored->dtype, shape_of(*stored, entry.reading)});
    views_.emplace(entry.name, entry);
  }
  hold(std::move(shown), source_->metadata());
}

torch::Tensor TensorView::read(const TensorEntry& entry) const {
  const auto& view = views_.at(entry.name);
  const auto stored = source_->tensor(view.stored);
  switch (view.reading) {
  case Reading::Same:
    break;
  case Reading::Matrix:
    return stored.reshape(entry.shape); // a view wherever the strides allow
  case Reading::Transposed:
    return stored.t();
  case Reading::RowsOfThree:
    return stored.narrow(0, view.part * entry.shape[0], entry.shape[0]);
  }
  return stored;
}

void TensorView::release(const std::string& name) const {
  source_->release(views_.at(name).stored);
}

} // namespace pentimento
