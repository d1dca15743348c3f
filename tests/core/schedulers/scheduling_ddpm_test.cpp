#include "core/schedulers/scheduling_ddpm.h"

#include "core/base/error.h"
#include "core/schedulers/scheduler_golden.h"
#include "support/test_registry.h"

using namespace pentimento;

class DDPMSchedulerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsDiffusers_data() { test::golden_rows("ddpm"); }
  void equalsDiffusers() { test::compare_with_golden(); }

  void refusesWhatItCannot() {
    try {
      DDPMScheduler scheduler(nlohmann::json{{"variance_type", "learned_range"}});
      QFAIL("was accepted");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::Unsupported);
      QCOMPARE(QString(error.what()),
               QStringLiteral("DDPMScheduler cannot do this variance_type: expected fixed_small, "
                              "fixed_small_log, fixed_large, got learned_range"));
    }
  }
};

PENTIMENTO_TEST(DDPMSchedulerTest)
#include "scheduling_ddpm_test.moc"
