#include "core/jobs/session.h"

#include <algorithm>

#include "core/base/device.h"
#include "core/base/error.h"
#include "core/pipelines/editable_parameters.h"
#include "core/probes/suite_labels.h"

namespace pentimento {

namespace {

/// Null where the model brings none and none was named.
std::unique_ptr<ClipJudge> judge_for(const DiffusionModel& model, const std::string& asked) {
  const auto folder = asked.empty() ? model.judge_folder : clip_folder_of(asked);
  if (folder.empty() || (asked.empty() && !model.vocabulary)) return nullptr;
  return ClipJudge::open(folder,
                         model.vocabulary ? label_groups(*model.vocabulary) : std::vector<LabelGroup>(),
                         model.plan().device);
}

} // namespace

void Session::open(const std::string& path, const std::string& device, const std::string& precision) {
  auto model = DiffusionModel::open(path, plan_compute(device, precision));
  auto pipeline = std::make_unique<StableDiffusionPipeline>(model);
  auto judge = judge_for(*model, {});
  // Everything that can fail has succeeded: only now the old model goes.
  parameters_.reset();
  model_ = std::move(model);
  pipeline_ = std::move(pipeline);
  judge_ = std::move(judge);
  judge_folder_.clear();
  parameters_ = editable_parameters(*model_);
  deltas_.clear();
  hashes_.clear();
  conflicts_ = {};
  edits_.clear();
  state_ = model_->base_hash();
}

void Session::set_judge(const std::string& folder) {
  judge_ = judge_for(model(), folder);
  judge_folder_ = folder;
}

void Session::ready_judge(const Suite& suite) {
  if (judge_ && !model().vocabulary) judge_->choose_among(judge_labels(suite, {}));
}

JudgeInfo Session::judge_info() const {
  JudgeInfo info;
  if (judge_) info = judge_->info();
  info.folder = judge_folder_;
  return info;
}

DiffusionModel& Session::model() {
  if (!model_) throw Error(ErrorCode::MissingComponent, "no model is open", "", "", "open one first");
  return *model_;
}

std::shared_ptr<DiffusionModel> Session::shared_model() {
  model();
  return model_;
}

StableDiffusionPipeline& Session::pipeline() {
  model();
  return *pipeline_;
}

int Session::keep(std::shared_ptr<const WeightDelta> delta) {
  hashes_[next_edit_] = delta->content_hash();
  deltas_[next_edit_] = std::move(delta);
  return next_edit_++;
}

void Session::replace(int id, std::shared_ptr<const WeightDelta> delta) {
  hashes_[id] = delta->content_hash();
  deltas_.at(id) = std::move(delta);
}

void Session::forget(int id) {
  if (std::any_of(edits_.begin(), edits_.end(), [id](const EditInfo& edit) { return edit.id == id; })) return;
  deltas_.erase(id);
  hashes_.erase(id);
}

std::shared_ptr<const WeightDelta> Session::delta(int id) const {
  const auto found = deltas_.find(id);
  if (found == deltas_.end())
    throw Error(ErrorCode::UnknownName, "there is no such edit", "an edit of this session",
                std::to_string(id));
  return found->second;
}

EditStack Session::stack() const {
  EditStack stack;
  for (const auto& edit : edits_) {
    if (edit.other_base) continue;
    auto made = delta(edit.id); // before its hash: it is what names an id that is not there
    stack.add(edit.name, std::move(made), edit.strength, edit.id, hashes_.at(edit.id));
    stack.set_on(edit.id, edit.on);
  }
  return stack;
}

void Session::set_edits(std::vector<EditInfo> edits) {
  auto old = std::exchange(edits_, std::move(edits));
  try {
    state_ = stack().apply(*parameters_, model().base_hash());
  } catch (...) {
    edits_ = std::move(old);
    throw;
  }
}

} // namespace pentimento
