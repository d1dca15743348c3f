#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/judges/online_detector.h"

namespace pentimento {

/// The detector's log on disk: one JSON object a line, only ever appended. Each line carries the SHA-256 of
/// the line before and its own text, so that nothing can be changed or left out unseen; doubles are written
/// with all their digits and embeddings as the bytes of their float32, so that a replay gives the same bits.
class DetectorLog {
 public:
  /// Opens or makes the file and reads the chain it ends with. @throws Error(FileUnwritable), and what
  /// reading throws.
  explicit DetectorLog(std::filesystem::path path);
  ~DetectorLog();
  DetectorLog(const DetectorLog&) = delete;
  DetectorLog& operator=(const DetectorLog&) = delete;

  /// Appends one event; a label is on the disk when this returns. @throws Error(FileUnwritable); the log then
  /// is as before, and appending may be tried again.
  void append(const DetectorEvent& event);
  /// A sink for OnlineDetector; the log must outlive it.
  DetectorSink sink() {
    return [this](const DetectorEvent& event) { append(event); };
  }

 private:
  std::filesystem::path path_;
  void mend();
  int file_ = -1;
  std::string chain_;
  std::size_t bytes_ = 0; ///< Of whole lines.
  bool torn_ = false;     ///< Behind them the file holds a part of one.
};

/// What a log file holds.
struct DetectorHistory {
  std::vector<DetectorEvent> events;
  std::string chain;     ///< Of the last line.
  std::size_t bytes = 0; ///< Up to the end of the last whole line.
  bool torn = false;     ///< The last line was cut short by a crash and is left out.
};

/// Reads a log. @throws Error(FileNotFound | FileUnreadable), Error(BadFormat) naming the line where the
/// chain breaks.
DetectorHistory read_detector_log(const std::filesystem::path& path);

/// A detector that goes through the same events again, with `sink` for what comes after. @throws
/// Error(BadFormat) naming the event where it comes to another number than the one recorded, to the last bit.
OnlineDetector replay(const std::vector<DetectorEvent>& events, DetectorSink sink = {});

} // namespace pentimento
