#pragma once

#include "app/cli/commands/ladder/ladder_climb.h"

namespace pentimento::cli {

/// All of a climb as far as it is: ladder.json.
Json ladder_json(LadderClimb& climb, const LadderOptions& given, double seconds);

/// Writes ladder.json and ladder.csv into the folder; an empty one writes nothing. @throws
/// Error(FileUnwritable).
void write_ladder(const std::filesystem::path& folder, const Json& document,
                  const std::vector<RungResult>& results);

/// Writes ladder.png: of each rung, worst first, the picture of the null control and of the attack that show
/// the target most. @throws Error(FileUnwritable).
void write_ladder_sheet(const std::filesystem::path& folder, LadderClimb& climb);

/// The table, worst first, with what may be said of each rung and what was not tested.
std::string ladder_table(LadderClimb& climb, double seconds);

} // namespace pentimento::cli
