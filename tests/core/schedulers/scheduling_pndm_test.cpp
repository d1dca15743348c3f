#include "core/schedulers/scheduling_pndm.h"

#include "core/base/error.h"
#include "core/schedulers/scheduler_golden.h"
#include "support/test_registry.h"

using namespace pentimento;

class PNDMSchedulerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsDiffusers_data() { test::golden_rows("pndm"); }
  void equalsDiffusers() { test::compare_with_golden(); }

  void refusesWhatItCannot() {
    try {
      PNDMScheduler scheduler(nlohmann::json{{"prediction_type", "sample"}});
      QFAIL("was accepted");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::Unsupported);
      QCOMPARE(
          QString(error.what()),
          QStringLiteral(
              "PNDMScheduler cannot do this prediction_type: expected epsilon, v_prediction, got sample"));
    }
  }
};

PENTIMENTO_TEST(PNDMSchedulerTest)
#include "scheduling_pndm_test.moc"
