#include "core/models/layers/shapes_only.h"

namespace pentimento {
namespace {

thread_local std::optional<torch::Dtype> only_shapes_of;

} // namespace

ShapesOnly::ShapesOnly(torch::Dtype dtype) {
  only_shapes_of = dtype;
}

ShapesOnly::~ShapesOnly() {
  only_shapes_of.reset();
}

std::optional<torch::Dtype> ShapesOnly::dtype() {
  return only_shapes_of;
}

} // namespace pentimento
