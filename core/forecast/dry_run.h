#pragma once

#include <cstdint>
#include <memory>

#include "core/base/torch.h"

namespace pentimento {

/// Counts what tensors without data, on torch's meta device, would take, while it lives and on its thread: a
/// module that runs on them, backward too, holds and frees the very tensors that the real one does, but costs
/// no time and no memory. Convolutions, norms and fused attention, for which LibTorch knows no shapes alone
/// in C++, are brought along; every other operation is torch's own. On the CPU a convolution also takes
/// oneDNN's copies in its blocked layout, of its input and its weight, and in bfloat16 of its output:
/// measured, exact in float32 for kernels of 1 and 3, 3 to 18 % too much in bfloat16. cuDNN's work space is
/// not known here.
class DryRun {
 public:
  explicit DryRun(torch::DeviceType device = torch::kCPU);
  ~DryRun();
  DryRun(const DryRun&) = delete;
  DryRun& operator=(const DryRun&) = delete;

  std::int64_t live() const; ///< Bytes held now.
  std::int64_t peak() const; ///< The most that were held at once.

  struct Tally {
    bool copies = false; ///< Whether convolutions take oneDNN's.
    std::int64_t live = 0;
    std::int64_t peak = 0;
  };

 private:
  std::shared_ptr<Tally> tally_, before_;
};

/// A tensor of shape and dtype alone.
torch::Tensor shape_only(at::IntArrayRef shape, torch::Dtype dtype);

} // namespace pentimento
