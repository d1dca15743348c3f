#include "core/erasure/training/gradient_surgery.h"

#include <cmath>

#include "core/base/error.h"

namespace pentimento {

namespace {

double dot_product(const torch::Tensor& a, const torch::Tensor& b) {
  return (a * b).sum().item<double>();
}
double norm_of(const torch::Tensor& a) {
  return a.norm().item<double>();
}

constexpr double tiny = 1e-8; // as in DoCo/gradient_clip.py

} // namespace

Surgery surgery_from(const std::string& name) {
  if (name == "off") return Surgery::Off;
  if (name == "repo") return Surgery::Repo;
  if (name == "pcgrad") return Surgery::PCGrad;
  if (name == "global") return Surgery::Global;
  throw Error(ErrorCode::BadSetting, "surgery", "one of off repo pcgrad global", name);
}

double clip_global_norm(std::vector<torch::Tensor>& gradients, double max_norm) {
  double squares = 0.0;
  for (const auto& gradient : gradients) squares += gradient.square().sum().item<double>();
  const double total = std::sqrt(squares);
  const double factor = max_norm / (total + 1e-6);
  if (max_norm > 0.0 && factor < 1.0)
    for (auto& gradient : gradients) gradient.mul_(factor);
  return total;
}

SurgeryReport adjust_gradient(std::vector<torch::Tensor>& erase, const std::vector<torch::Tensor>& keep,
                              Surgery surgery, double scale) {
  SurgeryReport report;
  double product = 0.0, squares_b = 0.0;
  std::size_t conflicts = 0;
  for (std::size_t i = 0; i < erase.size(); ++i) {
    const double d = dot_product(erase[i], keep[i]), a = norm_of(erase[i]), b = norm_of(keep[i]);
    const double cosine = d / ((a + tiny) * (b + tiny));
    product += d;
    squares_b += b * b;
    const bool conflict = cosine < 0.0;
    conflicts += conflict;
    report.cosines.push_back(cosine);
    report.stepped_in.push_back(conflict && (surgery == Surgery::Repo || surgery == Surgery::PCGrad));
    if (!report.stepped_in.back()) continue;
    if (surgery == Surgery::Repo)
      erase[i].sub_(keep[i], scale * cosine / (b + tiny));
    else // exactly ⟨a,b⟩/|b|² · b, without the ε of the cosine, so that the result is orthogonal
      erase[i].sub_(keep[i], scale * d / (b * b));
  }
  report.conflict_share =
      erase.empty() ? 0.0 : static_cast<double>(conflicts) / static_cast<double>(erase.size());
  if (surgery == Surgery::Global && product < 0.0 && squares_b > 0.0) {
    for (std::size_t i = 0; i < erase.size(); ++i) erase[i].sub_(keep[i], scale * product / squares_b);
    report.stepped_in.assign(erase.size(), true);
  }
  return report;
}

} // namespace pentimento
