#pragma once

#include <optional>

#include <QString>

namespace pentimento {

/// Where the main job stands.
enum class RunPhase { NoModel, Opening, Ready, Erasing, Paused, Stopped };

/// What Plan, tool bar and status bar show of it, always together.
struct RunView {
  RunPhase phase = RunPhase::NoModel;
  QString sentence; ///< "Erasing cat → dog"
  QString unit;     ///< "step", "picture"
  int done = 0;
  int total = 0; ///< 0 = nothing is counted now.
  std::optional<double> secondsLeft;
  QString notReady; ///< Why Erase cannot be pressed, or empty.

  bool running() const { return phase == RunPhase::Erasing || phase == RunPhase::Paused; }
};

} // namespace pentimento
