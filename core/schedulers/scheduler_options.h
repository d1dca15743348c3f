#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/schedulers/noise_schedule.h"

namespace pentimento {

/// Reads a `scheduler_config.json` with Diffusers' names and defaults; wrong types are said, not guessed.
/// Options that belong to other scheduler classes are ignored, as Diffusers does when one config drives
/// several classes.
class SchedulerOptions {
 public:
  SchedulerOptions(std::string class_name, const nlohmann::json& config);

  /// The option's value, or `standard` when it is missing or null. @throws Error(BadSetting) on another type.
  bool flag(const std::string& key, bool standard) const;
  double number(const std::string& key, double standard) const;
  int whole(const std::string& key, int standard) const;
  std::string word(const std::string& key, const std::string& standard) const;
  /// A word out of `allowed`. @throws Error(Unsupported) naming the option.
  std::string word_of(const std::string& key, const std::string& standard,
                      std::initializer_list<std::string_view> allowed) const;

  /// @throws Error(Unsupported) unless the option is missing, null or equal to `neutral`: it is not
  /// implemented.
  void require_neutral(const std::string& key, const nlohmann::json& neutral) const;

  /// The training noise: num_train_timesteps, beta_*, trained_betas, rescale_betas_zero_snr.
  NoiseSettings noise() const;

 private:
  const nlohmann::json* find(const std::string& key) const; ///< nullptr when missing or null.
  std::string class_name_;
  const nlohmann::json& config_;
};

} // namespace pentimento
