#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace pentimento::cli {

/// Counted progress on standard error: a bar on one line, a JSON object a line, or nothing.
class Progress {
 public:
  /// `mode`: auto | bar | json | none; auto is a bar where standard error is a terminal.
  explicit Progress(const std::string& mode);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `done` of `total` of `what` ("step", "picture"); a new `what` starts counting its time anew.
  void count(const std::string& what, int done, int total);
  /// Ends the bar's line, so that what follows starts on its own.
  void finish();

 private:
  enum class Mode { Bar, Json, None };
  std::optional<double> seconds_left(int done, int total) const;

  Mode mode_ = Mode::None;
  std::string what_;
  int total_ = 0;
  int first_done_ = 0;
  bool line_open_ = false;
  std::chrono::steady_clock::time_point started_;
  std::chrono::steady_clock::time_point written_;
};

} // namespace pentimento::cli
