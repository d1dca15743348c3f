#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/cli/commands/attacks/attack_plan.h"
#include "app/cli/session.h"
#include "core/export/picture_metadata.h"
#include "core/probes/attacks/attack_run.h"

namespace pentimento::cli {

/// Everything that one attack of a run found out.
struct AttackRow {
  PlannedAttack planned;
  AttackOutcome outcome;
  std::string replay;
};

/// Everything that `attack` found out.
struct AttackResults {
  std::string target, control_word, judge;
  std::vector<CountedPicture> before, plain; ///< Sentences about the target without any attack.
  std::vector<AttackRow> rows;
};

/// The folder that `attack` writes: images/before, images/plain, and for each attack NAME/attack,
/// NAME/control, NAME/looks and NAME/found.safetensors; results.json.
class AttackReport {
 public:
  /// An empty path writes nothing. @param record what all pictures have in common. @throws
  /// Error(FileUnwritable), here and in all members.
  AttackReport(std::filesystem::path folder, PictureRecord record);

  /// As soon as it is drawn. @param side "images/before", "p4d/control" … @param number from 1.
  void write_picture(const std::string& side, std::size_t number, const CountedPicture& one) const;
  void write_look(const std::string& attack, bool control, std::size_t number, const AttackCandidate& look,
                  const std::string& state) const;
  /// What was found as tensors: "NAME.ids", "NAME.embedding", "NAME.states" of every prompt.
  void write_found(const std::string& attack, const AttackOutcome& outcome) const;
  /// @return all of it as JSON, which is written as results.json.
  Json write_results(const AttackResults& results) const;

 private:
  std::filesystem::path folder_;
  PictureRecord record_;
};

/// "9/16 56.2 % [33.2, 76.9]", or a dash for what was not measured.
std::string rate_text(const Proportion& seen);

/// The table of an attack run.
std::string attack_table(const AttackResults& results, int images, std::uint64_t seed);

} // namespace pentimento::cli
