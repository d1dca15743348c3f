#include "core/schedulers/scheduler_registry.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

const nlohmann::json kConfig{{"beta_schedule", "scaled_linear"},
                             {"beta_start", 0.00085},
                             {"beta_end", 0.012},
                             {"clip_sample", false},
                             {"set_alpha_to_one", true},
                             {"skip_prk_steps", true},
                             {"steps_offset", 1},
                             {"timestep_spacing", "leading"}};

/// Denoises towards `clean` with the exact noise prediction; returns what the scheduler ends at.
/// @param worst_guess how far its guesses of x_0 on the way are from it.
torch::Tensor run(Scheduler& scheduler, int steps, std::uint64_t seed, const torch::Tensor& clean,
                  double* worst_guess = nullptr) {
  scheduler.set_timesteps(steps);
  std::vector<at::Generator> generators{make_generator(seed)};
  auto sample = torch::randn(clean.sizes(), generators[0]) * scheduler.init_noise_sigma();
  for (std::size_t i = 0; i < scheduler.timesteps().size(); ++i) {
    const auto alpha = scheduler.alphas_cumprod()[static_cast<int64_t>(scheduler.timesteps()[i])];
    const auto input = scheduler.scale_model_input(sample, static_cast<int>(i));
    const auto output = (input - alpha.sqrt() * clean) / (1 - alpha).sqrt();
    sample = scheduler.step(output, static_cast<int>(i), sample, generators);
    if (worst_guess)
      *worst_guess = std::max(
          *worst_guess,
          (scheduler.original(output, input, static_cast<int>(i)) - clean).abs().max().item<double>());
  }
  return sample;
}

} // namespace

/// The contract that every scheduler keeps.
class SchedulerRegistryTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void contract_data() {
    QTest::addColumn<QString>("name");
    for (const auto& description : scheduler_descriptions())
      QTest::newRow(description.name.c_str()) << QString::fromStdString(description.name);
  }

  void contract() {
    QFETCH(QString, name);
    const auto& description = *find_scheduler(name.toStdString());
    auto scheduler = make_scheduler(description.name, kConfig);
    QCOMPARE(scheduler->stochastic(), description.stochastic);
    const auto clean = torch::rand({1, 4, 8, 8}, make_generator(7)) * 2 - 1;

    double worst_guess = 0;
    const auto once = run(*scheduler, 20, 41, clean, &worst_guess);
    QVERIFY2(worst_guess < 1e-4, qPrintable(QString::number(worst_guess))); // it knows where this goes
    QVERIFY(torch::isfinite(once).all().item<bool>());
    QVERIFY(torch::equal(once, run(*scheduler, 20, 41, clean))); // by seed, and history is forgotten
    QVERIFY((once - clean).abs().max().item<double>() < 0.05);   // ends at the picture
    QVERIFY(scheduler->timesteps().back() <= 1000 / 20 + 1);     // ends at t ≈ 0
    for (std::size_t i = 1; i < scheduler->timesteps().size(); ++i)
      QVERIFY(scheduler->timesteps()[i] <= scheduler->timesteps()[i - 1]);
    QCOMPARE(scheduler->alphas_cumprod().numel(), int64_t{1000});
    if (scheduler->stochastic()) {
      std::vector<at::Generator> none;
      scheduler->set_timesteps(2);
      QVERIFY_THROWS_EXCEPTION(Error, scheduler->step(clean, 0, clean, none));
    }
    for (const int steps : {0, -1, 1001}) {
      try {
        scheduler->set_timesteps(steps);
        QFAIL("was accepted");
      } catch (const Error& error) {
        QCOMPARE(
            QString(error.what()),
            QStringLiteral("the number of steps is out of range: expected 1 to 1000, got %1").arg(steps));
      }
    }
  }

  void namesAndClassNames() {
    QVERIFY(make_scheduler("", nlohmann::json{{"_class_name", "PNDMScheduler"}}) != nullptr);
    QVERIFY(make_scheduler("DDIMScheduler", nlohmann::json::object()) != nullptr);
    try {
      make_scheduler("lms", kConfig);
      QFAIL("was accepted");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::UnknownName);
      QCOMPARE(QString(error.what()), QStringLiteral("there is no such scheduler: expected ddim, ddpm, pndm, "
                                                     "euler, euler_ancestral, dpmsolver++, got lms"));
    }
  }
};

PENTIMENTO_TEST(SchedulerRegistryTest)
#include "scheduler_registry_test.moc"
