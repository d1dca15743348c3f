#include "core/schedulers/scheduling_ddim.h"

#include "core/base/error.h"
#include "core/schedulers/scheduler_golden.h"
#include "support/test_registry.h"

using namespace pentimento;

class DDIMSchedulerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsDiffusers_data() { test::golden_rows("ddim"); }
  void equalsDiffusers() { test::compare_with_golden(); }

  void refusesWhatItCannot() {
    try {
      DDIMScheduler scheduler(nlohmann::json{{"thresholding", true}});
      QFAIL("was accepted");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::Unsupported);
      QCOMPARE(
          QString(error.what()),
          QStringLiteral("DDIMScheduler's option thresholding is not implemented: expected false, got true"));
    }
  }
};

PENTIMENTO_TEST(DDIMSchedulerTest)
#include "scheduling_ddim_test.moc"
