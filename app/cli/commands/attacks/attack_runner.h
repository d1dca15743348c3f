#pragma once

#include <memory>

#include "app/cli/commands/attacks/attack_report.h"
#include "app/cli/edited_model.h"
#include "app/cli/session.h"
#include "core/judges/clip_judge.h"

namespace pentimento::cli {

/// A model under attack with its judge: what `attack` and `ladder` run attacks with.
class AttackRunner {
 public:
  /// Opens model, edits and judge. @param given outlives it. @throws what opening throws.
  AttackRunner(Session& session, const AttackOptions& given);

  AttackedModel& model() { return model_; }
  const EditStack& edits() const { return edited_.stack(); }
  const DiffusionModel& opened() const { return *edited_.model(); }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  const SamplingSettings& sampling() const { return sampling_; }
  const std::string& target() const { return target_; }
  const std::string& control_word() const { return control_word_; }
  ClipJudge* judge() const { return judge_.get(); } ///< Null without one that knows the target.
  int unet_width() const;
  /// What all pictures have in common.
  PictureRecord record() const;

  /// Sentences about the target by one side, without any attack, into the folder images/`name`.
  std::vector<CountedPicture> plain(const AttackReport& report, Side side, const std::string& name);
  /// An attack with its null control, pictures and looks into the folder `name`, written down there while it
  /// runs.
  /// @param resume go on from there.
  AttackRow run(const AttackReport& report, const PlannedAttack& planned, const std::string& name,
                bool resume);
  /// Whether a run that was cut off has left what it can be gone on from.
  bool written_down(const std::string& name) const;
  /// Takes away what an attack was written down in.
  void forget(const std::string& name) const;

 private:
  void open_judge(const std::filesystem::path& folder);
  AttackContext context();
  AttackPlaces places_of(const std::string& name) const;

  Session& session_;
  const AttackOptions& given_;
  EditedModel edited_;
  AttackedModel model_;
  SamplingSettings sampling_;
  Vocabulary vocabulary_;
  std::string target_, control_word_;
  std::unique_ptr<ClipJudge> judge_;
};

} // namespace pentimento::cli
