#include "core/jobs/forecast_job.h"

#include <QtTest>

#include "core/jobs/engine.h"
#include "support/test_registry.h"

using namespace pentimento;
using pentimento::testing::cat_to_dog;
using pentimento::testing::Engine;

class ForecastJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void saysWhatThePlanTakes() {
    Engine engine;
    const auto asked = [] { return FreeMemory{123, 456}; };
    QVERIFY(std::holds_alternative<Done>(
        engine.run(std::make_unique<ForecastJob>(cat_to_dog("doco"), SamplingSettings{}, asked))));
    const auto said = engine.all<MemoryForecasted>();
    QCOMPARE(said.size(), std::size_t(1));
    QCOMPARE(said[0].method, std::string("doco"));
    QVERIFY(said[0].forecast && said[0].forecast->working > 0);
    QCOMPARE(said[0].forecast->memory.free, std::int64_t{123});
    QVERIFY(!said[0].forecast->fits());
  }

  void settingsThatDoNotHoldHaveNone() {
    Engine engine;
    auto plan = cat_to_dog("doco");
    plan.settings["batch_size"] = std::int64_t{100'000};
    QVERIFY(
        std::holds_alternative<Done>(engine.run(std::make_unique<ForecastJob>(plan, SamplingSettings{}))));
    QVERIFY(!engine.all<MemoryForecasted>().at(0).forecast);
  }
};

PENTIMENTO_TEST(ForecastJobTest)
#include "forecast_job_test.moc"
