#include "core/schedulers/scheduling_euler_ancestral_discrete.h"

#include "core/base/error.h"
#include "core/schedulers/scheduler_golden.h"
#include "support/test_registry.h"

using namespace pentimento;

class EulerAncestralDiscreteSchedulerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsDiffusers_data() { test::golden_rows("euler_ancestral"); }
  void equalsDiffusers() { test::compare_with_golden(); }

  void refusesWhatItCannot() {
    try {
      EulerAncestralDiscreteScheduler scheduler(nlohmann::json{{"prediction_type", "sample"}});
      QFAIL("was accepted");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::Unsupported);
      QCOMPARE(QString(error.what()),
               QStringLiteral("EulerAncestralDiscreteScheduler cannot do this prediction_type: expected "
                              "epsilon, v_prediction, got sample"));
    }
  }
};

PENTIMENTO_TEST(EulerAncestralDiscreteSchedulerTest)
#include "scheduling_euler_ancestral_discrete_test.moc"
