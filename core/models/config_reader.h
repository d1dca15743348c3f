#pragma once

#include <cstdint>
#include <initializer_list>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace pentimento {

/// Reads one component's config.json option by option, so that no option that changes the result is passed
/// over. A missing or null option takes the default. Every reader throws Error(BadFormat) naming option,
/// expected and got kind.
class ConfigReader {
 public:
  /// @param config a JSON object; must outlive the reader. @param component for sentences, e.g. "unet".
  ConfigReader(const nlohmann::json& config, std::string component);

  bool has(const std::string& option) const; ///< Present and not null.
  int64_t integer(const std::string& option, int64_t fallback);
  double number(const std::string& option, double fallback);
  bool boolean(const std::string& option, bool fallback);
  std::string text(const std::string& option, const std::string& fallback);
  std::vector<std::string> texts(const std::string& option, const std::vector<std::string>& fallback);

  /// One number or a list of `count`; one number stands for `count` times it.
  std::vector<int64_t> integers(const std::string& option, std::size_t count, int64_t fallback);
  std::vector<bool> booleans(const std::string& option, std::size_t count, bool fallback);
  std::vector<int64_t> integer_list(const std::string& option, const std::vector<int64_t>& fallback);

  /// The option's raw value, null where it is missing.
  const nlohmann::json& raw(const std::string& option);

  /// Accepts a missing or null option, or one of `allowed`. @throws Error(Unsupported) naming option and
  /// value.
  void only(const std::string& option, std::initializer_list<nlohmann::json> allowed);

  /// For options where null means something else than their default. @throws Error(Unsupported) where it is
  /// null.
  void not_null(const std::string& option);

  /// Options that do not change what the model computes.
  void ignore(std::initializer_list<const char*> options);

  /// Says in the log which options were never asked for (Diffusers does the same).
  void finish() const;

  /// @throws Error(BadFormat) "unet config: WHAT".
  [[noreturn]] void refuse(const std::string& what, const std::string& expected = {},
                           const std::string& got = {}) const;

 private:
  const nlohmann::json* find(const std::string& option);

  const nlohmann::json& config_;
  std::string component_;
  std::set<std::string> asked_;
};

} // namespace pentimento
