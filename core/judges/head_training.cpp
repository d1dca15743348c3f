#include "core/judges/head_training.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "core/base/error.h"
#include "core/judges/verdicts.h"

namespace pentimento {
namespace {

constexpr int kFolds = 5; // three to learn, one to calibrate, one to test
constexpr int kNewtonSteps = 100;
constexpr double kFlat = 1e-12; // of the gradient
constexpr double kRidges[]{1e-1, 1e-2, 1e-3, 1e-4, 1e-5};

struct Folds {
  torch::Tensor learn, calibrate, test; // [n] int64 indices
};

torch::Tensor indices(const std::vector<std::int64_t>& which) {
  return torch::tensor(which, torch::kInt64);
}

/// Pictures with the same labels are dealt out in the order of their keys, so that copies of one lie together
/// and nobody chose.
Folds deal(const LabelledFeatures& pictures) {
  std::vector<std::int64_t> order(pictures.keys.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](std::int64_t i) { return pictures.keys[static_cast<std::size_t>(i)]; });
  const auto shows = pictures.shows.contiguous();
  const auto width = shows.size(1);
  const auto* flags = shows.const_data_ptr<bool>();
  std::map<std::vector<bool>, int> dealt;
  std::vector<std::int64_t> folds[3];
  for (const auto i : order) {
    const int place = dealt[std::vector<bool>(flags + i * width, flags + (i + 1) * width)]++ % kFolds;
    folds[place < 3 ? 0 : place - 2].push_back(i);
  }
  return {indices(folds[0]), indices(folds[1]), indices(folds[2])};
}

/// ±1, [n] float64.
torch::Tensor signs(const torch::Tensor& shown) {
  return shown.to(torch::kFloat64) * 2 - 1;
}

/// cᵢ / n: both classes weigh one half.
torch::Tensor balance(const torch::Tensor& y) {
  const auto positive = (y > 0).to(torch::kFloat64);
  return 0.5 * (positive / positive.sum().clamp_min(1) + (1 - positive) / (1 - positive).sum().clamp_min(1));
}

torch::Tensor with_one(const torch::Tensor& x) {
  return torch::cat({x, torch::ones({x.size(0), 1}, x.options())}, 1);
}

double balanced_loss(const torch::Tensor& logits, const torch::Tensor& y) {
  return (balance(y) * torch::softplus(-y * logits)).sum().item<double>();
}

/// The logit above which to say "seen": the greatest TPR − FPR; of equally good gaps the middle of the
/// widest.
double best_cut(const torch::Tensor& logits, const torch::Tensor& y) {
  const auto order = logits.argsort();
  const auto sorted = logits.index_select(0, order).contiguous();
  const auto signs_sorted = y.index_select(0, order).contiguous();
  const auto* at = sorted.const_data_ptr<double>();
  const auto* sign = signs_sorted.const_data_ptr<double>();
  const auto n = sorted.size(0);
  const double positives = (y > 0).sum().item<double>(), negatives = static_cast<double>(n) - positives;
  double best = 0.0, best_index = -1.0, best_gap = -1.0, missed = 0.0, spared = 0.0;
  for (std::int64_t i = 0; i + 1 < n; ++i) { // the cut lies between i and i + 1
    (sign[i] > 0 ? missed : spared) += 1;
    const double gap = at[i + 1] - at[i];
    const double index = spared / negatives - missed / positives;
    if (gap <= 0.0 || index < best_index || (index == best_index && gap <= best_gap)) continue;
    best = at[i] + gap / 2;
    best_index = index;
    best_gap = gap;
  }
  return best;
}

void require_enough(const LabelledFeatures& pictures) {
  const auto total = static_cast<int>(pictures.keys.size());
  for (std::size_t i = 0; i < pictures.labels.size(); ++i) {
    const int shown = pictures.shows.select(1, static_cast<std::int64_t>(i)).sum().item<int>();
    const bool few = shown < kLeastExamples;
    if (!few && total - shown >= kLeastExamples) continue;
    throw Error(ErrorCode::BadSetting,
                "there are too few pictures " + std::string(few ? "of \"" : "without \"") +
                    pictures.labels[i] + "\" to learn from, calibrate on and test with",
                "at least " + std::to_string(kLeastExamples), std::to_string(few ? shown : total - shown),
                few ? "draw or label more" : "put pictures of something else into a folder of their own");
  }
}

} // namespace

torch::Tensor logistic_fit(const torch::Tensor& x, const torch::Tensor& y, double ridge) {
  const auto rows = with_one(x);
  const auto share = balance(y);
  auto penalty = torch::full({rows.size(1)}, ridge, rows.options());
  penalty[-1] = 0.0; // the bias is free
  const auto loss_at = [&](const torch::Tensor& w) {
    return ((share * torch::softplus(-y * rows.mv(w))).sum() + 0.5 * (penalty * w * w).sum()).item<double>();
  };
  auto w = torch::zeros({rows.size(1)}, rows.options());
  double loss = loss_at(w);
  for (int step = 0; step < kNewtonSteps; ++step) {
    const auto wrong = torch::sigmoid(-y * rows.mv(w)); // of the right side
    const auto gradient = rows.t().mv(-y * share * wrong) + penalty * w;
    if (gradient.abs().max().item<double>() < kFlat) break;
    const auto curvature = (share * wrong * (1 - wrong)).unsqueeze(1);
    // The bias alone has no ridge: a crumb keeps the matrix from being singular where all are far from 1/2.
    const auto hessian = rows.t().matmul(rows * curvature) + torch::diag(penalty + kFlat);
    const auto direction = torch::linalg_solve(hessian, gradient, true);
    double length = 1.0, next = loss_at(w - direction);
    while (!(next <= loss) && length > 1e-8) next = loss_at(w - (length /= 2) * direction);
    if (!(next <= loss)) break; // as low as double precision goes
    w = w - length * direction;
    loss = next;
  }
  return w;
}

std::vector<LabelReliability> count_reliability(const std::vector<std::string>& labels,
                                                const torch::Tensor& probabilities,
                                                const torch::Tensor& shows) {
  std::vector<LabelReliability> counts;
  const auto said = probabilities.to(torch::kFloat64).contiguous();
  const auto true_of = said.accessor<double, 2>();
  const auto shown = shows.contiguous();
  const auto shown_of = shown.accessor<bool, 2>();
  for (std::int64_t l = 0; l < static_cast<std::int64_t>(labels.size()); ++l) {
    LabelReliability one{labels[static_cast<std::size_t>(l)], {}, {}, 0};
    for (std::int64_t i = 0; i < said.size(0); ++i) {
      const double p = true_of[i][l];
      if (!is_decided(p))
        ++one.not_sure;
      else
        (shown_of[i][l] ? one.found : one.false_alarms) += {p >= kSeenFrom ? 1 : 0, 1};
    }
    counts.push_back(std::move(one));
  }
  return counts;
}

ClassifierHead train_head(const LabelledFeatures& pictures, HeadOrigin origin, RunControl& control) {
  if (pictures.labels.empty())
    throw Error(ErrorCode::BadSetting, "a judge needs a label to learn", "one folder a label", "none");
  require_enough(pictures);
  const torch::NoGradGuard no_grad;
  const Folds folds = deal(pictures);
  const auto x = pictures.directions.to(torch::kFloat64);
  const auto part = [&](const torch::Tensor& which) { return x.index_select(0, which); };
  const auto learn = part(folds.learn), calibrate = part(folds.calibrate);
  const auto signs_of = [&](std::size_t label, const torch::Tensor& which) {
    return signs(pictures.shows.select(1, static_cast<std::int64_t>(label)).index_select(0, which));
  };

  // One ridge for all labels: the one with the least loss on pictures that the weights have not seen.
  std::vector<torch::Tensor> best;
  double least = std::numeric_limits<double>::infinity();
  for (const double ridge : kRidges) {
    std::vector<torch::Tensor> fits;
    double loss = 0.0;
    for (std::size_t l = 0; l < pictures.labels.size(); ++l) {
      control.checkpoint();
      fits.push_back(logistic_fit(learn, signs_of(l, folds.learn), ridge));
      loss += balanced_loss(with_one(calibrate).mv(fits.back()), signs_of(l, folds.calibrate));
    }
    if (!(loss < least)) continue;
    least = loss;
    best = std::move(fits);
    origin.ridge = ridge;
  }

  ClassifierHead head;
  auto fitted = torch::stack(best); // [L, D + 1]
  for (std::size_t l = 0; l < best.size(); ++l) {
    const double cut = best_cut(with_one(calibrate).mv(best[l]), signs_of(l, folds.calibrate));
    fitted[static_cast<std::int64_t>(l)][-1] -= cut;
    head.thresholds.push_back(1.0 / (1.0 + std::exp(-cut)));
  }
  head.weight = fitted.slice(1, 0, -1).to(torch::kFloat32).contiguous();
  head.bias = fitted.select(1, -1).to(torch::kFloat32).contiguous();
  head.reliability =
      count_reliability(pictures.labels, head.probabilities(pictures.directions.index_select(0, folds.test)),
                        pictures.shows.index_select(0, folds.test));
  origin.learned_from = static_cast<int>(folds.learn.numel());
  origin.calibrated_on = static_cast<int>(folds.calibrate.numel());
  origin.tested_on = static_cast<int>(folds.test.numel());
  head.origin = std::move(origin);
  return head;
}

} // namespace pentimento
