#pragma once

#include <filesystem>
#include <optional>

#include "app/cli/commands/ladder/ladder_climb.h"

namespace pentimento::cli {

/// What makes two climbs the same: model, edited state, words, sampling, judge, settings, budget, seeds,
/// library. Part of ladder.json.
Json ladder_identity(AttackRunner& runner, const LadderOptions& given);

/// The ladder.json that a climb left in `folder`; null where there is none. @throws Error(BadSetting) naming
/// what differs where it is another climb's, Error(BadFormat) where it cannot be read.
Json earlier_climb(const std::filesystem::path& folder, const Json& identity);

/// Fills in a rung that the earlier climb has tested, and reads the pictures that are shown of it.
/// @return empty, with `result` as it was, where it was not tested there or its pictures are not those that
/// were counted: it has to be climbed again.
std::optional<RungEvidence> restore_rung(const std::filesystem::path& folder, const Json& earlier,
                                         RungResult& result);

/// The judge's false alarms that the earlier climb counted.
Proportion false_alarms_of(const Json& earlier);

} // namespace pentimento::cli
