#include "app/cli/progress.h"

#include <cstdio>

#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace pentimento::cli {

using Clock = std::chrono::steady_clock;

Progress::Progress(const std::string& mode) {
  const bool terminal = isatty(STDERR_FILENO) != 0;
  if (mode == "bar" || (mode == "auto" && terminal)) mode_ = Mode::Bar;
  if (mode == "json") mode_ = Mode::Json;
}

Progress::~Progress() {
  finish();
}

std::optional<double> Progress::seconds_left(int done, int total) const {
  if (done <= first_done_) return std::nullopt;
  const double elapsed = std::chrono::duration<double>(Clock::now() - started_).count();
  return elapsed / (done - first_done_) * (total - done);
}

void Progress::count(const std::string& what, int done, int total) {
  if (mode_ == Mode::None) return;
  const bool fresh = what != what_ || total != total_;
  if (fresh) {
    finish();
    what_ = what;
    total_ = total;
    first_done_ = done;
    started_ = Clock::now();
  }
  // A terminal needs no more than ten lines a second; the last one always comes.
  if (!fresh && done < total && Clock::now() - written_ < std::chrono::milliseconds(100)) return;
  written_ = Clock::now();
  const auto left = seconds_left(done, total);
  if (mode_ == Mode::Json) {
    nlohmann::ordered_json line{{"what", what}, {"done", done}, {"total", total}};
    if (left) line["seconds_left"] = *left;
    fmt::print(stderr, "{}\n", line.dump());
  } else {
    constexpr int kWidth = 30;
    const int filled = total > 0 ? kWidth * done / total : 0;
    const std::string time = left && done < total ? fmt::format(", {:.0f} s left", *left) : "";
    fmt::print(stderr, "\r\033[K[{:#<{}}{:-<{}}] {} {} of {}{}", "", filled, "", kWidth - filled, what, done,
               total, time);
    line_open_ = true;
  }
  std::fflush(stderr);
}

void Progress::finish() {
  if (line_open_) std::fputc('\n', stderr);
  line_open_ = false;
  what_.clear();
}

} // namespace pentimento::cli
