#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/edits/edit_conflicts.h"
#include "core/edits/edit_stack.h"
#include "core/edits/parameter_swap.h"
#include "core/edits/weight_delta.h"
#include "core/judges/clip_judge.h"
#include "core/pipelines/diffusion_model.h"
#include "core/pipelines/stable_diffusion.h"
#include "core/values/edit_info.h"
#include "core/values/prompt_case.h"

namespace pentimento {

/// Everything the engine thread owns: the open model, its judge, and every edit made or loaded since it was
/// opened. Not thread-safe; only jobs touch it.
class Session {
 public:
  /// Opens a model and its judge and forgets the old one's edits. @param path a folder or "miniature".
  void open(const std::string& path, const std::string& device, const std::string& precision);

  bool has_model() const { return model_ != nullptr; }
  /// @throws Error(MissingComponent) when nothing is open.
  DiffusionModel& model();
  /// The same, for whoever keeps it for a while.
  std::shared_ptr<DiffusionModel> shared_model();
  StableDiffusionPipeline& pipeline();
  /// Null when there is none.
  ClipJudge* judge() const { return judge_.get(); }
  /// Another judge: a CLIP folder or a trained head; empty: what the model brings along. The old one stays
  /// where opening it fails.
  void set_judge(const std::string& folder);
  /// Of a model without a vocabulary a zero-shot judge chooses among the words that the suite is judged by.
  void ready_judge(const Suite& suite);
  JudgeInfo judge_info() const;

  /// Keeps a delta under a new id. It takes part once an edit with that id is in the stack.
  int keep(std::shared_ptr<const WeightDelta> delta);
  /// The id that the next keep() gives.
  int next_edit() const { return next_edit_; }
  /// Replaces the delta kept under `id` (a running erasure's newest snapshot).
  void replace(int id, std::shared_ptr<const WeightDelta> delta);
  /// Lets go of the delta kept under `id`, unless it is in the stack.
  void forget(int id);
  /// @throws Error(UnknownName).
  std::shared_ptr<const WeightDelta> delta(int id) const;

  /// Makes `edits` the stack and swaps the model's tensors to it. Off and strength 0 leave the very base
  /// tensors.
  void set_edits(std::vector<EditInfo> edits);
  const std::vector<EditInfo>& edits() const { return edits_; }
  /// Hash of the weights in place now: the base's when no edit has effect.
  const std::string& state() const { return state_; }
  /// The stack as core/edits has it, without edits of another base.
  EditStack stack() const;
  /// Of every two edits that change the same matrices.
  std::vector<EditConflict> conflicts() { return conflicts_.of(stack(), *parameters_); }
  /// The model's parameters beside the base's own tensors.
  ParameterSwap& parameters() { return *parameters_; }

 private:
  std::shared_ptr<DiffusionModel> model_;
  std::unique_ptr<StableDiffusionPipeline> pipeline_;
  std::unique_ptr<ParameterSwap> parameters_; // after model_: restores on destruction
  std::unique_ptr<ClipJudge> judge_;
  std::string judge_folder_; ///< As it was asked for.
  std::map<int, std::shared_ptr<const WeightDelta>> deltas_;
  std::map<int, std::string> hashes_; // of the deltas: switching an edit must not hash it again
  ConflictCache conflicts_;
  std::vector<EditInfo> edits_;
  std::string state_;
  int next_edit_ = 1;
};

/// Puts another stack in place for a scope (the base for "before" pictures, half strength for Compare) and
/// the old one back.
class EditsInPlace {
 public:
  EditsInPlace(Session& session, std::vector<EditInfo> edits) : session_(session), old_(session.edits()) {
    session_.set_edits(std::move(edits));
  }
  ~EditsInPlace() { session_.set_edits(std::move(old_)); }
  EditsInPlace(const EditsInPlace&) = delete;
  EditsInPlace& operator=(const EditsInPlace&) = delete;

 private:
  Session& session_;
  std::vector<EditInfo> old_;
};

} // namespace pentimento
