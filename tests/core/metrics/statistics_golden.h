#pragma once

#include <cmath>
#include <fstream>

#include <nlohmann/json.hpp>

namespace pentimento::test {

/// What golden_statistics.py wrote; kept, so that a loop may go over a part of it.
inline const nlohmann::json& statistics_golden() {
  static const nlohmann::json golden = [] {
    std::ifstream file(PENTIMENTO_GOLDEN "/statistics.json");
    return nlohmann::json::parse(file);
  }();
  return golden;
}

/// Equal to 1e-9, which is what issue 6 asks for.
inline bool near(double value, const nlohmann::json& expected) {
  return std::abs(value - expected.get<double>()) < 1e-9;
}

} // namespace pentimento::test
