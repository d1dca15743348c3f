#include "core/schedulers/scheduler_options.h"

#include <algorithm>
#include <limits>

#include "core/base/error.h"

namespace pentimento {

SchedulerOptions::SchedulerOptions(std::string class_name, const nlohmann::json& config)
    : class_name_(std::move(class_name)), config_(config) {
  if (!config.is_object())
    throw Error(ErrorCode::BadFormat, "the scheduler's config is not a JSON object", "{…}",
                config.type_name());
}

const nlohmann::json* SchedulerOptions::find(const std::string& key) const {
  const auto found = config_.find(key);
  return found == config_.end() || found->is_null() ? nullptr : &*found;
}

bool SchedulerOptions::flag(const std::string& key, bool standard) const {
  const auto* value = find(key);
  if (!value) return standard;
  if (!value->is_boolean())
    throw Error(ErrorCode::BadSetting, class_name_ + "'s " + key + " has the wrong type", "true or false",
                value->dump());
  return value->get<bool>();
}

double SchedulerOptions::number(const std::string& key, double standard) const {
  const auto* value = find(key);
  if (!value) return standard;
  // Python writes infinities that JSON has no word for; a tolerant reader hands them over as text.
  if (value->is_string() && (*value == "-Infinity" || *value == "-inf"))
    return -std::numeric_limits<double>::infinity();
  if (!value->is_number())
    throw Error(ErrorCode::BadSetting, class_name_ + "'s " + key + " has the wrong type", "a number",
                value->dump());
  return value->get<double>();
}

int SchedulerOptions::whole(const std::string& key, int standard) const {
  const auto* value = find(key);
  if (!value) return standard;
  if (!value->is_number_integer())
    throw Error(ErrorCode::BadSetting, class_name_ + "'s " + key + " has the wrong type", "a whole number",
                value->dump());
  return value->get<int>();
}

std::string SchedulerOptions::word(const std::string& key, const std::string& standard) const {
  const auto* value = find(key);
  if (!value) return standard;
  if (!value->is_string())
    throw Error(ErrorCode::BadSetting, class_name_ + "'s " + key + " has the wrong type", "a word",
                value->dump());
  return value->get<std::string>();
}

std::string SchedulerOptions::word_of(const std::string& key, const std::string& standard,
                                      std::initializer_list<std::string_view> allowed) const {
  const auto value = word(key, standard);
  if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return value;
  std::string words;
  for (const auto& one : allowed) words += (words.empty() ? "" : ", ") + std::string(one);
  throw Error(ErrorCode::Unsupported, class_name_ + " cannot do this " + key, words, value);
}

void SchedulerOptions::require_neutral(const std::string& key, const nlohmann::json& neutral) const {
  const auto* value = find(key);
  if (value && *value != neutral)
    throw Error(ErrorCode::Unsupported, class_name_ + "'s option " + key + " is not implemented",
                neutral.dump(), value->dump());
}

NoiseSettings SchedulerOptions::noise() const {
  NoiseSettings settings;
  settings.num_train_timesteps = whole("num_train_timesteps", settings.num_train_timesteps);
  if (settings.num_train_timesteps < 1 || settings.num_train_timesteps > 1'000'000)
    throw Error(ErrorCode::BadSetting, class_name_ + "'s num_train_timesteps is out of range", "1 to 1000000",
                std::to_string(settings.num_train_timesteps));
  settings.beta_start = number("beta_start", settings.beta_start);
  settings.beta_end = number("beta_end", settings.beta_end);
  settings.beta_schedule = word("beta_schedule", settings.beta_schedule);
  settings.rescale_betas_zero_snr = flag("rescale_betas_zero_snr", false);
  if (const auto* betas = find("trained_betas")) {
    if (!betas->is_array() ||
        !std::all_of(betas->begin(), betas->end(), [](const auto& b) { return b.is_number(); }))
      throw Error(ErrorCode::BadSetting, class_name_ + "'s trained_betas has the wrong type",
                  "a list of numbers", betas->type_name());
    settings.trained_betas = betas->get<std::vector<float>>();
  }
  return settings;
}

} // namespace pentimento
