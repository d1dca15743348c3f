#include "core/judges/detector_log.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/io/json_file.h"
#include "core/judges/detector_event_json.h"

namespace pentimento {
namespace {

constexpr std::string_view kChain = R"({"chain":")", kEvent = R"(","event":)";
constexpr std::size_t kHex = 64;

std::string next_chain(const std::string& before, std::string_view event) {
  return Sha256().add(std::string_view(before)).add(event).hex();
}

[[noreturn]] void unwritable(const std::filesystem::path& path) {
  throw Error(ErrorCode::FileUnwritable, path.string() + " cannot be written", "a writable file",
              std::strerror(errno));
}

/// Takes a line apart. @return false where it is not of the log's form.
bool split(std::string_view line, std::string_view& chain, std::string_view& event) {
  const std::size_t head = kChain.size() + kHex + kEvent.size();
  if (line.size() < head + 1 || !line.starts_with(kChain) || line.back() != '}' ||
      line.substr(kChain.size() + kHex, kEvent.size()) != kEvent)
    return false;
  chain = line.substr(kChain.size(), kHex);
  event = line.substr(head, line.size() - head - 1);
  return true;
}

/// The same numbers as recorded, to the last bit, and the same words.
bool same(const Observation& a, const Observation& b) {
  const auto bits = [](double x, double y) { return std::memcmp(&x, &y, sizeof x) == 0; };
  return a.id == b.id && a.stamp == b.stamp && bits(a.teacher, b.teacher) && bits(a.student, b.student) &&
         a.leak == b.leak && bits(a.query.probability, b.query.probability) &&
         bits(a.query.coin, b.query.coin) && a.query.asked == b.query.asked &&
         a.query.reason == b.query.reason && a.self_trained == b.self_trained;
}

Error other_numbers(std::size_t event) {
  return {ErrorCode::BadFormat, "the detector's log does not replay", "the numbers recorded",
          "others at event " + std::to_string(event + 1)};
}

} // namespace

DetectorLog::DetectorLog(std::filesystem::path path) : path_(std::move(path)) {
  if (std::filesystem::exists(path_)) {
    const auto history = read_detector_log(path_);
    chain_ = history.chain;
    bytes_ = history.bytes;
    torn_ = history.torn;
  }
  file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (file_ < 0) unwritable(path_);
  mend();
}

DetectorLog::~DetectorLog() {
  if (file_ >= 0) ::close(file_);
}

void DetectorLog::append(const DetectorEvent& event) {
  mend();
  const std::string text = write_detector_event(event);
  const auto chain = next_chain(chain_, text);
  std::string line;
  line.append(kChain).append(chain).append(kEvent).append(text).append("}\n");
  for (std::size_t at = 0; at < line.size();) {
    const auto written = ::write(file_, line.data() + at, line.size() - at);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      torn_ = at > 0;
      unwritable(path_);
    }
    at += static_cast<std::size_t>(written);
  }
  bytes_ += line.size();
  chain_ = chain;
  if (std::holds_alternative<LabelArrived>(event) && ::fdatasync(file_) != 0) unwritable(path_);
}

/// A line that a full disk cut short would break the chain for all that follow.
void DetectorLog::mend() {
  if (torn_ && ::ftruncate(file_, static_cast<off_t>(bytes_)) != 0) unwritable(path_);
  torn_ = false;
}

DetectorHistory read_detector_log(const std::filesystem::path& path) {
  const std::string text = read_text(path);
  DetectorHistory history;
  for (std::size_t at = 0, number = 1; at < text.size(); ++number) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string::npos) { // killed while it wrote
      history.torn = true;
      break;
    }
    const std::string where = path.string() + ", line " + std::to_string(number);
    std::string_view chain, event;
    if (!split(std::string_view(text).substr(at, end - at), chain, event))
      throw Error(ErrorCode::BadFormat, where + " is not of a detector's log", "chain and event",
                  "something else");
    if (next_chain(history.chain, event) != chain)
      throw Error(ErrorCode::BadFormat, where + " does not follow from the lines before", std::string(chain),
                  next_chain(history.chain, event), "the log was changed after it was written");
    history.chain = chain;
    history.events.push_back(read_detector_event(std::string(event), where));
    at = history.bytes = end + 1;
  }
  return history;
}

OnlineDetector replay(const std::vector<DetectorEvent>& events, DetectorSink sink) {
  const auto* started = events.empty() ? nullptr : std::get_if<DetectorStarted>(&events.front());
  if (!started)
    throw Error(ErrorCode::BadFormat, "the detector's log has no beginning", "a first event \"started\"",
                events.empty() ? "no event" : "another event");
  OnlineDetector detector(started->settings, started->warm);
  for (std::size_t i = 1; i < events.size(); ++i) {
    if (const auto* observed = std::get_if<PictureObserved>(&events[i])) {
      if (!same(detector.observe(observed->embedding, observed->result.stamp), observed->result))
        throw other_numbers(i);
    } else if (const auto* arrived = std::get_if<LabelArrived>(&events[i])) {
      detector.apply(arrived->event);
      const auto& one = detector.observations()[static_cast<std::size_t>(arrived->event.request)];
      if (one.taught_teacher != arrived->taught_teacher || one.taught_student != arrived->taught_student)
        throw other_numbers(i);
    } else {
      throw other_numbers(i);
    }
  }
  detector.set_sink(std::move(sink));
  return detector;
}

} // namespace pentimento
