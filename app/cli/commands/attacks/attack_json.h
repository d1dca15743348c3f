#pragma once

#include "app/cli/commands/attacks/attack_report.h"

namespace pentimento::cli {

/// results.json: rates with their intervals, curves, prompts, pictures with their hashes, replay lines.
Json results_json(const AttackResults& results, const PictureRecord& record);

/// One attack of it.
Json attack_json(const AttackRow& row);

/// Pictures with their prompts, seeds, states, hashes and scores.
Json pictures_json(const std::vector<CountedPicture>& pictures);

/// SHA-256 of a picture's pixels, by which a replay is compared.
std::string picture_hash(const Image& image);

} // namespace pentimento::cli
