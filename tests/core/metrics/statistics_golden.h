#pragma once

#include <cmath>
#include <fstream>

#include <nlohmann/json.hpp>

namespace pentimento::test {

/// What golden_statistics.py wrote.
inline nlohmann::json statistics_golden() {
  std::ifstream file(PENTIMENTO_GOLDEN "/statistics.json");
  return nlohmann::json::parse(file);
}

/// Equal to 1e-9, which is what issue 6 asks for.
inline bool near(double value, const nlohmann::json& expected) {
  return std::abs(value - expected.get<double>()) < 1e-9;
}

} // namespace pentimento::test
