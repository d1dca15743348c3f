#include "core/schedulers/scheduling_dpmsolver_multistep.h"

#include "core/base/error.h"
#include "core/schedulers/scheduler_golden.h"
#include "support/test_registry.h"

using namespace pentimento;

class DPMSolverMultistepSchedulerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsDiffusers_data() { test::golden_rows("dpmsolver++"); }
  void equalsDiffusers() { test::compare_with_golden(); }

  void refusesWhatItCannot() {
    try {
      DPMSolverMultistepScheduler scheduler(nlohmann::json{{"algorithm_type", "sde-dpmsolver++"}});
      QFAIL("was accepted");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::Unsupported);
      QCOMPARE(QString(error.what()),
               QStringLiteral("DPMSolverMultistepScheduler's option algorithm_type is not implemented: "
                              "expected \"dpmsolver++\", got \"sde-dpmsolver++\""));
    }
  }
};

PENTIMENTO_TEST(DPMSolverMultistepSchedulerTest)
#include "scheduling_dpmsolver_multistep_test.moc"
