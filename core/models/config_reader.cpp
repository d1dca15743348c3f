#include "core/models/config_reader.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/log.h"

namespace pentimento {
namespace {

/// True for whole numbers that a configuration may hold: sums and products of some of them still fit.
bool is_reasonable(const nlohmann::json& value) {
  constexpr std::int64_t most = std::int64_t{1} << 31;
  if (value.is_number_unsigned()) return value.get<std::uint64_t>() <= static_cast<std::uint64_t>(most);
  return value.is_number_integer() && value.get<std::int64_t>() >= -most;
}

constexpr const char* kWhole = "a whole number of at most 2^31";

} // namespace

ConfigReader::ConfigReader(const nlohmann::json& config, std::string component)
    : config_(config), component_(std::move(component)) {
  if (!config.is_object()) refuse("it is not a JSON object", "an object", config.type_name());
}

void ConfigReader::refuse(const std::string& what, const std::string& expected,
                          const std::string& got) const {
  throw Error(ErrorCode::BadFormat, component_ + " config: " + what, expected, got);
}

const nlohmann::json* ConfigReader::find(const std::string& option) {
  asked_.insert(option);
  const auto place = config_.find(option);
  return place == config_.end() || place->is_null() ? nullptr : &*place;
}

bool ConfigReader::has(const std::string& option) const {
  const auto place = config_.find(option);
  return place != config_.end() && !place->is_null();
}

const nlohmann::json& ConfigReader::raw(const std::string& option) {
  static const nlohmann::json none;
  const auto* value = find(option);
  return value ? *value : none;
}

int64_t ConfigReader::integer(const std::string& option, int64_t fallback) {
  const auto* value = find(option);
  if (!value) return fallback;
  if (!value->is_number_integer()) refuse(option + " has the wrong kind", "a whole number", value->dump());
  if (!is_reasonable(*value)) refuse(option + " is out of range", kWhole, value->dump());
  return value->get<int64_t>();
}

double ConfigReader::number(const std::string& option, double fallback) {
  const auto* value = find(option);
  if (!value) return fallback;
  if (!value->is_number()) refuse(option + " has the wrong kind", "a number", value->dump());
  return value->get<double>();
}

bool ConfigReader::boolean(const std::string& option, bool fallback) {
  const auto* value = find(option);
  if (!value) return fallback;
  if (!value->is_boolean()) refuse(option + " has the wrong kind", "true or false", value->dump());
  return value->get<bool>();
}

std::string ConfigReader::text(const std::string& option, const std::string& fallback) {
  const auto* value = find(option);
  if (!value) return fallback;
  if (!value->is_string()) refuse(option + " has the wrong kind", "a text", value->dump());
  return value->get<std::string>();
}

std::vector<std::string> ConfigReader::texts(const std::string& option,
                                             const std::vector<std::string>& fallback) {
  const auto* value = find(option);
  if (!value) return fallback;
  const bool good = value->is_array() &&
                    std::all_of(value->begin(), value->end(), [](const auto& v) { return v.is_string(); });
  if (!good) refuse(option + " has the wrong kind", "a list of texts", value->dump());
  return value->get<std::vector<std::string>>();
}

std::vector<int64_t> ConfigReader::integer_list(const std::string& option,
                                                const std::vector<int64_t>& fallback) {
  const auto* value = find(option);
  if (!value) return fallback;
  const bool good = value->is_array() && std::all_of(value->begin(), value->end(),
                                                     [](const auto& v) { return v.is_number_integer(); });
  if (!good) refuse(option + " has the wrong kind", "a list of whole numbers", value->dump());
  for (const auto& number : *value)
    if (!is_reasonable(number)) refuse(option + " is out of range", kWhole, number.dump());
  return value->get<std::vector<int64_t>>();
}

std::vector<int64_t> ConfigReader::integers(const std::string& option, std::size_t count, int64_t fallback) {
  const auto* value = find(option);
  if (!value || !value->is_array()) return std::vector<int64_t>(count, integer(option, fallback));
  auto numbers = integer_list(option, {});
  if (numbers.size() != count) {
    refuse(option + " has the wrong length", std::to_string(count) + " numbers", value->dump());
  }
  return numbers;
}

std::vector<bool> ConfigReader::booleans(const std::string& option, std::size_t count, bool fallback) {
  const auto* value = find(option);
  if (!value || !value->is_array()) return std::vector<bool>(count, boolean(option, fallback));
  const bool good = value->size() == count &&
                    std::all_of(value->begin(), value->end(), [](const auto& v) { return v.is_boolean(); });
  if (!good)
    refuse(option + " has the wrong kind", std::to_string(count) + " times true or false", value->dump());
  return value->get<std::vector<bool>>();
}

void ConfigReader::only(const std::string& option, std::initializer_list<nlohmann::json> allowed) {
  const auto* value = find(option);
  if (!value || std::find(allowed.begin(), allowed.end(), *value) != allowed.end()) return;
  std::string expected = "null";
  for (const auto& choice : allowed) expected += " or " + choice.dump();
  throw Error(ErrorCode::Unsupported, component_ + " config: " + option + " is not supported", expected,
              value->dump());
}

void ConfigReader::not_null(const std::string& option) {
  if (config_.contains(option) && !has(option)) {
    throw Error(ErrorCode::Unsupported, component_ + " config: " + option + " is not supported", "a value",
                "null");
  }
}

void ConfigReader::ignore(std::initializer_list<const char*> options) {
  asked_.insert(options.begin(), options.end());
}

void ConfigReader::finish() const {
  std::string unknown;
  for (const auto& [option, value] : config_.items()) {
    if (!option.starts_with('_') && !value.is_null() && !asked_.contains(option)) unknown += " " + option;
  }
  if (!unknown.empty())
    log::warning("The " + component_ + " config has options that are not known here:" + unknown + ".");
}

} // namespace pentimento
