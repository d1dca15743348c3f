#pragma once

#include <string>
#include <vector>

#include "core/base/torch.h"

namespace pentimento {

/// What happens to an erasing gradient that would undo what is to be kept.
enum class Surgery {
  Off,  ///< Nothing.
  Repo, ///< Per matrix a − λ·s·b̂, as DoCo's code: it leaves out |a|, so a conflicting matrix rehearses
        ///< instead.
  PCGrad, ///< Per matrix a − λ·|a|·s·b̂: with λ = 1 the result is orthogonal to b. Yu et al. 2020, eq. (2) in
          ///< the limit of two tasks.
  Global, ///< As PCGrad, over all matrices as one vector.
};

/// @throws Error(BadSetting) for other words than off, repo, pcgrad, global.
Surgery surgery_from(const std::string& name);

/// What gradient surgery saw and did.
struct SurgeryReport {
  std::vector<double> cosines; ///< cos(a, b) of every matrix before.
  std::vector<bool> stepped_in;
  double conflict_share = 0.0; ///< Share of matrices with cos < 0.
};

/// Scales all tensors by max_norm / (norm + 1e-6) when their common norm is above `max_norm`, as torch's
/// clip_grad_norm_. `max_norm` 0 leaves them. @return the norm before.
double clip_global_norm(std::vector<torch::Tensor>& gradients, double max_norm);

/// The concept-preserving gradient: changes `erase` in place where it conflicts with `keep`. DoCo (Wu et al.
/// 2025), §3.3.
/// @param erase, keep gradients of the same parameters, float. @param scale λ.
SurgeryReport adjust_gradient(std::vector<torch::Tensor>& erase, const std::vector<torch::Tensor>& keep,
                              Surgery surgery, double scale);

} // namespace pentimento
