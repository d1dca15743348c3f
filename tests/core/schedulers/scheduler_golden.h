#pragma once

#include <fstream>

#include <QtTest>

#include "core/base/rng.h"
#include "core/schedulers/scheduler_registry.h"

namespace pentimento::test {

/// The made-up model of golden_schedulers.py: whole numbers, so both sides have the very same output.
inline torch::Tensor model_pattern(int index) {
  const auto count = torch::arange(2 * 4 * 2 * 2, torch::kInt64);
  return ((((count * 7919 + int64_t{index} * 104729) % 1000).to(torch::kFloat32) - 500) / 500)
      .reshape({2, 4, 2, 2});
}

inline nlohmann::json golden_cases() {
  std::ifstream file(PENTIMENTO_GOLDEN "/schedulers.json");
  return nlohmann::json::parse(file)["cases"];
}

/// One row a golden case of scheduler `name`.
inline void golden_rows(const std::string& name) {
  QTest::addColumn<int>("at");
  const auto cases = golden_cases();
  for (std::size_t i = 0; i < cases.size(); ++i)
    if (cases[i]["name"] == name)
      QTest::addRow("%s, %d steps", cases[i]["config"].dump().substr(0, 160).c_str(),
                    cases[i]["steps"].get<int>())
          << int(i);
}

/// Runs the case of the current row. Tolerance 2e-6 of the largest value: float32 rounds 1e-7 a step, 20
/// steps.
inline void compare_with_golden() {
  QFETCH(int, at);
  const auto golden = golden_cases()[static_cast<std::size_t>(at)];
  auto scheduler = make_scheduler(golden["name"], golden["config"]);
  scheduler->set_timesteps(golden["steps"]);
  const auto expected = golden["timesteps"].get<std::vector<double>>();
  QCOMPARE(scheduler->timesteps().size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i)
    QVERIFY2(std::abs(scheduler->timesteps()[i] - expected[i]) < 1e-3,
             qPrintable(QString::number(scheduler->timesteps()[i], 'g', 9)));
  QVERIFY(std::abs(scheduler->init_noise_sigma() / golden["init_noise_sigma"].get<double>() - 1) < 1e-6);

  std::vector<at::Generator> generators{make_generator(41), make_generator(42)};
  std::vector<torch::Tensor> noise;
  for (auto& generator : generators) noise.push_back(torch::randn({1, 4, 2, 2}, generator));
  auto sample = torch::cat(noise) * scheduler->init_noise_sigma();
  const auto& config = golden["config"];
  const bool vanishing = config.value("rescale_betas_zero_snr", false) ||
                         config.value("beta_schedule", "") == "squaredcos_cap_v2";
  const double tolerance = vanishing ? 2e-5 : 2e-6;
  std::size_t next = 0;
  for (int i = 0; i < static_cast<int>(expected.size()); ++i) {
    const auto output = 0.5 * model_pattern(i) + 0.25 * scheduler->scale_model_input(sample, i);
    sample = scheduler->step(output, i, sample, generators);
    if (next >= golden["samples"].size() || golden["samples"][next]["index"] != i) continue;
    const auto values =
        torch::tensor(golden["samples"][next++]["values"].get<std::vector<float>>()).reshape({2, 4, 2, 2});
    const auto error = ((sample - values).abs().max() / values.abs().max()).item<double>();
    QVERIFY2(error < tolerance, qPrintable(QStringLiteral("step %1: relative error %2").arg(i).arg(error)));
  }
  QCOMPARE(next, golden["samples"].size());
}

} // namespace pentimento::test
