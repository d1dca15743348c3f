#include "core/erasure/closed/uce.h"

#include <algorithm>

#include "core/erasure/closed/closed_edit.h"
#include "core/erasure/closed/closed_rows.h"
#include "core/erasure/closed/uce_debias.h"
#include "core/erasure/closed/uce_equation.h"
#include "core/erasure/closed/uce_settings.h"
#include "core/erasure/settings.h"

namespace pentimento {

namespace {

class UceRun {
 public:
  explicit UceRun(ErasureContext& context)
      : context_(context), model_(context.model), read_(context.settings), choice_(row_choice(read_)) {}

  UceSolution solve(const PairRows& rows) {
    if (!kept_.defined())
      kept_ = kept_rows(model_, context_.plan.kept, choice_, read_.text("empty_prompt"), context_.control);
    double preserve = read_.real("preserve_scale");
    if (read_.flag("preserve_shared"))
      preserve *= std::max(0.1, 1.0 / static_cast<double>(context_.plan.kept.size() + 1));
    const bool tensor = read_.text("technique") == "tensor";
    return solve_uce({rows.target, rows.anchor, kept_, read_.real("erase_scale"), preserve,
                      read_.real("lambda"), tensor ? UceTechnique::Tensor : UceTechnique::Replace,
                      tensor ? rows.group : torch::Tensor()});
  }

  PairRows rows() {
    auto pairs = context_.plan.pairs;
    if (read_.text("mode") == "moderate")
      for (auto& pair : pairs) pair.anchor.clear();
    return pair_rows(model_, pairs, choice_, context_.control);
  }

 private:
  ErasureContext& context_;
  DiffusionModel& model_;
  SettingReader read_;
  RowChoice choice_;
  torch::Tensor kept_;
};

} // namespace

const MethodDescription& Uce::describe() const {
  static const MethodDescription description = describe_uce();
  return description;
}

WeightDelta Uce::make(ErasureContext& context) const {
  const torch::NoGradGuard no_grad;
  context.control.checkpoint();
  auto& unet = *context.model.unet;
  ParameterSwap parameters(unet);
  const auto names = closed_names(unet, "KV");
  UceRun run(context);
  double condition = 0.0;
  const auto edit = [&](const PairRows& rows) {
    const auto solution = run.solve(rows);
    condition = solution.condition_number;
    return closed_edit(context, parameters, names,
                       [&](const torch::Tensor& w0) { return solution.edited(w0); });
  };
  const bool debias = SettingReader(context.settings).text("mode") == "debias";
  auto delta = debias ? debias_edit(context, parameters, edit) : edit(run.rows());
  finish_closed(context, "uce", delta, parameters, condition, static_cast<int>(names.size()));
  return delta;
}

} // namespace pentimento
