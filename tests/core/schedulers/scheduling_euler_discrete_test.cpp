#include "core/schedulers/scheduling_euler_discrete.h"

#include "core/base/error.h"
#include "core/schedulers/scheduler_golden.h"
#include "support/test_registry.h"

using namespace pentimento;

class EulerDiscreteSchedulerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsDiffusers_data() { test::golden_rows("euler"); }
  void equalsDiffusers() { test::compare_with_golden(); }

  void refusesWhatItCannot() {
    try {
      EulerDiscreteScheduler scheduler(nlohmann::json{{"use_beta_sigmas", true}});
      QFAIL("was accepted");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::Unsupported);
      QCOMPARE(QString(error.what()), QStringLiteral("EulerDiscreteScheduler's option use_beta_sigmas is not "
                                                     "implemented: expected false, got true"));
    }
  }
};

PENTIMENTO_TEST(EulerDiscreteSchedulerTest)
#include "scheduling_euler_discrete_test.moc"
