#include "core/schedulers/scheduler_options.h"

#include <QtTest>

#include "core/base/error.h"
#include "support/test_registry.h"

using namespace pentimento;

class SchedulerOptionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void missingAndNullAreTheDefault() {
    const nlohmann::json config{
        {"clip_sample", nullptr}, {"steps_offset", 1}, {"lambda_min_clipped", "-Infinity"}};
    const SchedulerOptions options("X", config);
    QCOMPARE(options.flag("clip_sample", true), true);
    QCOMPARE(options.whole("steps_offset", 0), 1);
    QCOMPARE(options.word("timestep_spacing", "leading"), std::string("leading"));
    QVERIFY(std::isinf(options.number("lambda_min_clipped", 0)));
    QCOMPARE(options.noise().num_train_timesteps, 1000);
  }

  void wrongTypesAreSaid() {
    const nlohmann::json config{
        {"beta_start", "small"}, {"steps_offset", 1.5}, {"clip_sample", 1}, {"trained_betas", "none"}};
    const SchedulerOptions options("X", config);
    QVERIFY_THROWS_EXCEPTION(Error, options.number("beta_start", 0));
    QVERIFY_THROWS_EXCEPTION(Error, options.whole("steps_offset", 0));
    QVERIFY_THROWS_EXCEPTION(Error, options.flag("clip_sample", false));
    try {
      options.noise();
      QFAIL("was accepted");
    } catch (const Error& error) {
      QCOMPARE(QString(error.what()),
               QStringLiteral("X's beta_start has the wrong type: expected a number, got \"small\""));
    }
    QVERIFY_THROWS_EXCEPTION(Error, SchedulerOptions("X", nlohmann::json::array()));
  }

  void neutralValuesPass() {
    const nlohmann::json config{{"thresholding", false}, {"use_beta_sigmas", true}};
    const SchedulerOptions options("X", config);
    options.require_neutral("thresholding", false);
    options.require_neutral("not there", 3);
    QVERIFY_THROWS_EXCEPTION(Error, options.require_neutral("use_beta_sigmas", false));
  }
};

PENTIMENTO_TEST(SchedulerOptionsTest)
#include "scheduler_options_test.moc"
