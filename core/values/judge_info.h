#pragma once

#include <string>
#include <vector>

#include "core/values/label_reliability.h"

namespace pentimento {

/// The judge of the open model, as the window shows it.
struct JudgeInfo {
  std::string name; ///< Empty: there is none, and pictures stay not scored.
  std::string weights_sha256;
  std::string folder;              ///< As it was asked for; empty: the model's own.
  std::vector<std::string> labels; ///< All that it tells apart; empty where the grid's words are taken.
  bool trained = false;            ///< A head on labelled pictures, instead of zero-shot.
  std::vector<LabelReliability> held_out; ///< Of a trained one, on the pictures kept apart.
  int learned_from = 0, calibrated_on = 0, tested_on = 0;
};

} // namespace pentimento
