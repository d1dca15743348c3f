#include "core/forecast/dry_run.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include <c10/core/Allocator.h>
#include <torch/library.h>

namespace pentimento {
namespace {

using Tensor = at::Tensor;
using MaybeTensor = std::optional<at::Tensor>;
using Three = std::tuple<Tensor, Tensor, Tensor>;

thread_local std::shared_ptr<DryRun::Tally> tally_here;

/// What stands behind one storage of the meta device: nothing but its size.
struct Counted {
  std::shared_ptr<DryRun::Tally> tally;
  std::int64_t bytes;
};

void uncount(void* context) {
  const std::unique_ptr<Counted> counted(static_cast<Counted*>(context));
  counted->tally->live -= counted->bytes;
}

/// In torch's own place for the meta device, whose allocator gives out nothing and counts nothing.
class CountingAllocator final : public c10::Allocator {
 public:
  c10::DataPtr allocate(std::size_t bytes) override {
    if (!tally_here) return {nullptr, nullptr, &c10::detail::deleteNothing, at::Device(at::kMeta)};
    tally_here->live += static_cast<std::int64_t>(bytes);
    tally_here->peak = std::max(tally_here->peak, tally_here->live);
    return {nullptr, new Counted{tally_here, static_cast<std::int64_t>(bytes)}, &uncount,
            at::Device(at::kMeta)};
  }
  c10::DeleterFnPtr raw_deleter() const override { return &c10::detail::deleteNothing; }
  void copy_data(void*, const void*, std::size_t) const override {}
};

void count_from_here_on() {
  static CountingAllocator allocator;
  static const bool placed = (c10::SetAllocator(at::kMeta, &allocator, 255), true);
  (void)placed;
}

/// Of a list with an entry for each dimension, or one for all.
int64_t entry(at::IntArrayRef list, std::size_t i) {
  return list[list.size() == 1 ? 0 : i];
}

/// What oneDNN works with beside the tensors, for as long as the operation lasts.
void take_copies(const Tensor& input, const Tensor& weight, const Tensor& output) {
  if (!tally_here || !tally_here->copies) return;
  auto bytes = input.nbytes() + weight.nbytes();
  if (input.scalar_type() == at::kBFloat16) bytes += output.nbytes();
  at::empty({static_cast<int64_t>(bytes)}, input.options().dtype(at::kByte));
}

Tensor convolution(const Tensor& input, const Tensor& weight, const MaybeTensor&, at::IntArrayRef stride,
                   at::IntArrayRef padding, at::IntArrayRef dilation, bool, at::IntArrayRef, int64_t) {
  std::vector<int64_t> shape{input.size(0), weight.size(0)};
  for (std::size_t i = 0; i + 2 < static_cast<std::size_t>(input.dim()); ++i) {
    const auto dim = static_cast<int64_t>(i) + 2;
    const auto reach = entry(dilation, i) * (weight.size(dim) - 1) + 1;
    shape.push_back((input.size(dim) + 2 * entry(padding, i) - reach) / entry(stride, i) + 1);
  }
  auto output = at::empty(shape, input.options());
  take_copies(input, weight, output);
  return output;
}

Tensor like(const Tensor& tensor, bool wanted) {
  return wanted ? at::empty(tensor.sizes(), tensor.options()) : Tensor();
}

Three convolution_backward(const Tensor& grad, const Tensor& input, const Tensor& weight,
                           at::OptionalIntArrayRef, at::IntArrayRef, at::IntArrayRef, at::IntArrayRef, bool,
                           at::IntArrayRef, int64_t, std::array<bool, 3> mask) {
  take_copies(grad, weight, input);
  return {like(input, mask[0]), like(weight, mask[1]),
          mask[2] ? at::empty({grad.size(1)}, grad.options()) : Tensor()};
}

Three group_norm(const Tensor& input, const MaybeTensor&, const MaybeTensor&, int64_t n, int64_t, int64_t,
                 int64_t groups, double) {
  return {at::empty(input.sizes(), input.options()), at::empty({n, groups}, input.options()),
          at::empty({n, groups}, input.options())};
}

Three group_norm_backward(const Tensor&, const Tensor& input, const Tensor&, const Tensor&,
                          const MaybeTensor& weight, int64_t, int64_t, int64_t, int64_t,
                          std::array<bool, 3> mask) {
  return {like(input, mask[0]), weight ? like(*weight, mask[1]) : Tensor(),
          weight ? like(*weight, mask[2]) : Tensor()};
}

Three layer_norm(const Tensor& input, at::IntArrayRef normalized, const MaybeTensor&, const MaybeTensor&,
                 double) {
  auto rows = input.sizes().vec();
  std::fill(rows.end() - static_cast<std::ptrdiff_t>(normalized.size()), rows.end(), 1);
  return {at::empty(input.sizes(), input.options()), at::empty(rows, input.options()),
          at::empty(rows, input.options())};
}

Three layer_norm_backward(const Tensor&, const Tensor& input, at::IntArrayRef, const Tensor&, const Tensor&,
                          const MaybeTensor& weight, const MaybeTensor& bias, std::array<bool, 3> mask) {
  return {like(input, mask[0]), weight ? like(*weight, mask[1]) : Tensor(),
          bias ? like(*bias, mask[2]) : Tensor()};
}

/// What the fused kernels keep for their backward: query, key, value, the output and a number for each row.
struct FusedAttention : torch::autograd::Function<FusedAttention> {
  static Tensor forward(torch::autograd::AutogradContext* context, const Tensor& query, const Tensor& key,
                        const Tensor& value) {
    auto shape = query.sizes().vec();
    shape.back() = value.size(-1);
    auto output = at::empty(shape, query.options());
    shape.pop_back();
    const auto sums = at::empty(shape, query.options().dtype(at::kFloat));
    context->save_for_backward({query, key, value, output, sums});
    return output;
  }
  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 const torch::autograd::variable_list&) {
    const auto saved = context->get_saved_variables();
    return {like(saved[0], true), like(saved[1], true), like(saved[2], true)};
  }
};

Tensor attention(const Tensor& query, const Tensor& key, const Tensor& value, const MaybeTensor&, double,
                 bool, std::optional<double>, bool) {
  return FusedAttention::apply(query, key, value);
}

} // namespace

TORCH_LIBRARY_IMPL(aten, Meta, library) {
  library.impl("convolution", TORCH_FN(convolution));
  library.impl("convolution_backward", TORCH_FN(convolution_backward));
  library.impl("native_group_norm", TORCH_FN(group_norm));
  library.impl("native_group_norm_backward", TORCH_FN(group_norm_backward));
  library.impl("native_layer_norm", TORCH_FN(layer_norm));
  library.impl("native_layer_norm_backward", TORCH_FN(layer_norm_backward));
}

TORCH_LIBRARY_IMPL(aten, AutogradMeta, library) {
  library.impl("scaled_dot_product_attention", TORCH_FN(attention));
}

DryRun::DryRun(torch::DeviceType device) : tally_(std::make_shared<Tally>()) {
  tally_->copies = device == torch::kCPU;
  count_from_here_on();
  before_ = std::exchange(tally_here, tally_);
}

DryRun::~DryRun() {
  tally_here = before_;
}

std::int64_t DryRun::live() const {
  return tally_->live;
}

std::int64_t DryRun::peak() const {
  return tally_->peak;
}

torch::Tensor shape_only(at::IntArrayRef shape, torch::Dtype dtype) {
  return torch::empty(shape, torch::TensorOptions(torch::kMeta).dtype(dtype));
}

} // namespace pentimento
