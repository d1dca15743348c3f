#include "core/judges/detector_event_json.h"

#include <array>
#include <bit>
#include <cstring>
#include <iterator>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace pentimento {
namespace {

using Json = nlohmann::ordered_json;
static_assert(std::endian::native == std::endian::little, "embeddings are written as little endian float32");

/// float32 bytes in hexadecimal: short, exact, and readable by anything.
std::string packed(const std::vector<float>& values) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(values.size() * 8);
  for (const float value : values)
    for (const auto byte : std::bit_cast<std::array<unsigned char, 4>>(value)) {
      text += kDigits[byte >> 4];
      text += kDigits[byte & 15];
    }
  return text;
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  throw std::invalid_argument("an embedding is not hexadecimal");
}

std::vector<float> unpacked(const std::string& text) {
  if (text.size() % 8 != 0) throw std::invalid_argument("an embedding is cut short");
  std::vector<float> values(text.size() / 8);
  std::vector<unsigned char> bytes(text.size() / 2);
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<unsigned char>(digit(text[2 * i]) * 16 + digit(text[2 * i + 1]));
  std::memcpy(values.data(), bytes.data(), bytes.size());
  return values;
}

template <class Enum, class FromName>
Enum named(const Json& json, FromName from_name) {
  Enum value{};
  if (!from_name(json.get<std::string>(), value)) throw std::invalid_argument("unknown word " + json.dump());
  return value;
}

Json json_of(const DetectorStarted& started) {
  const auto& s = started.settings;
  const auto& q = s.query;
  Json warm = Json::array();
  for (const auto& example : started.warm)
    warm.push_back({{"leak", example.leak}, {"embedding", packed(example.embedding)}});
  return {{"type", "started"},
          {"teacher_step", s.teacher_step},
          {"student_step", s.student_step},
          {"radius", s.radius},
          {"confidence", s.confidence},
          {"pseudo_share", s.pseudo_share},
          {"bias", s.bias},
          {"warm_epochs", s.warm_epochs},
          {"warm_step", s.warm_step},
          {"planned", q.planned},
          {"threshold", q.threshold},
          {"audit_rate", q.audit_rate},
          {"burst", q.burst},
          {"alarm_burst", q.alarm_burst},
          {"queue_limit", q.queue_limit},
          {"budget", q.budget ? Json(*q.budget) : Json(nullptr)},
          {"seed", q.seed},
          {"warm", warm}};
}

DetectorStarted started_of(const Json& json) {
  DetectorStarted started;
  auto& s = started.settings;
  auto& q = s.query;
  json.at("teacher_step").get_to(s.teacher_step);
  json.at("student_step").get_to(s.student_step);
  json.at("radius").get_to(s.radius);
  json.at("confidence").get_to(s.confidence);
  json.at("pseudo_share").get_to(s.pseudo_share);
  json.at("bias").get_to(s.bias);
  json.at("warm_epochs").get_to(s.warm_epochs);
  json.at("warm_step").get_to(s.warm_step);
  json.at("planned").get_to(q.planned);
  json.at("threshold").get_to(q.threshold);
  json.at("audit_rate").get_to(q.audit_rate);
  json.at("burst").get_to(q.burst);
  json.at("alarm_burst").get_to(q.alarm_burst);
  json.at("queue_limit").get_to(q.queue_limit);
  if (!json.at("budget").is_null()) q.budget = json["budget"].get<int>();
  json.at("seed").get_to(q.seed);
  for (const auto& example : json.at("warm"))
    started.warm.push_back(
        {unpacked(example.at("embedding").get<std::string>()), example.at("leak").get<bool>()});
  return started;
}

Json json_of(const PictureObserved& observed) {
  const auto& one = observed.result;
  return {{"type", "observed"},
          {"id", one.id},
          {"checkpoint", one.stamp.checkpoint},
          {"probe", one.stamp.probe},
          {"prompt", one.stamp.prompt},
          {"seed", one.stamp.seed},
          {"image", one.stamp.image_hash},
          {"teacher", one.teacher},
          {"student", one.student},
          {"leak", one.leak},
          {"probability", one.query.probability},
          {"coin", one.query.coin},
          {"asked", one.query.asked},
          {"reason", ask_reason_name(one.query.reason)},
          {"self_trained", one.self_trained},
          {"embedding", packed(observed.embedding)}};
}

PictureObserved observed_of(const Json& json) {
  PictureObserved observed;
  auto& one = observed.result;
  json.at("id").get_to(one.id);
  json.at("checkpoint").get_to(one.stamp.checkpoint);
  json.at("probe").get_to(one.stamp.probe);
  json.at("prompt").get_to(one.stamp.prompt);
  json.at("seed").get_to(one.stamp.seed);
  json.at("image").get_to(one.stamp.image_hash);
  json.at("teacher").get_to(one.teacher);
  json.at("student").get_to(one.student);
  json.at("leak").get_to(one.leak);
  json.at("probability").get_to(one.query.probability);
  json.at("coin").get_to(one.query.coin);
  json.at("asked").get_to(one.query.asked);
  one.query.reason = named<AskReason>(json.at("reason"), ask_reason_from_name);
  json.at("self_trained").get_to(one.self_trained);
  observed.embedding = unpacked(json.at("embedding").get<std::string>());
  return observed;
}

constexpr const char* kActs[] = {"label", "take back", "second label"};

Json json_of(const LabelArrived& arrived) {
  const auto& event = arrived.event;
  return {{"type", kActs[static_cast<std::size_t>(event.act)]},
          {"id", event.request},
          {"label", human_label_name(event.label)},
          {"rater", event.rater},
          {"time_ms", event.time_ms},
          {"taught_teacher", arrived.taught_teacher},
          {"taught_student", arrived.taught_student}};
}

LabelArrived arrived_of(const Json& json, LabelAct act) {
  LabelArrived arrived;
  auto& event = arrived.event;
  event.act = act;
  json.at("id").get_to(event.request);
  event.label = named<HumanLabel>(json.at("label"), human_label_from_name);
  json.at("rater").get_to(event.rater);
  json.at("time_ms").get_to(event.time_ms);
  json.at("taught_teacher").get_to(arrived.taught_teacher);
  json.at("taught_student").get_to(arrived.taught_student);
  return arrived;
}

} // namespace

std::string write_detector_event(const DetectorEvent& event) {
  const auto json = std::visit([](const auto& one) { return json_of(one); }, event);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

DetectorEvent read_detector_event(const std::string& line, const std::string& where) {
  try {
    const Json json = Json::parse(line);
    const auto type = json.at("type").get<std::string>();
    if (type == "started") return started_of(json);
    if (type == "observed") return observed_of(json);
    for (std::size_t act = 0; act < std::size(kActs); ++act)
      if (type == kActs[act]) return arrived_of(json, static_cast<LabelAct>(act));
    throw std::invalid_argument("unknown type " + type);
  } catch (const std::exception& problem) {
    throw Error(ErrorCode::BadFormat, where + " is not an event of the detector", "an event", problem.what());
  }
}

} // namespace pentimento
