#include <QtTest>

#include "core/erasure/closed/speed.h"
#include "core/erasure/miniature.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class SpeedTest : public QObject {
  Q_OBJECT

  static EditHealth run(const SettingValues& given) {
    const Speed method;
    RunControl control;
    ErasureContext context{miniature(), cat_to_dog(), quick(method, given), 7, control, {}, {}, {},
                           {},          false};
    EditHealth health;
    context.on_snapshot = [&](const Snapshot& snapshot, const WeightDelta&) { health = snapshot.health; };
    method.run(context);
    return health;
  }

 private Q_SLOTS:
  void editsTheMatricesChosen() {
    QCOMPARE(run({{"matrices", std::string("V")}}).matrices_touched, 7);
    QCOMPARE(run({{"preset", std::string("large")}}).matrices_expected, 7);
    QCOMPARE(run({{"matrices", std::string("KV")}}).matrices_touched, 14);
  }

  void aWiderNullSpaceErasesMore() {
    const auto narrow = run({{"null_threshold", 1e-6}}), wide = run({{"null_threshold", 1e5}});
    qInfo("residual %.3f, with everything free %.3f", narrow.residual_to_anchor, wide.residual_to_anchor);
    QVERIFY(wide.residual_to_anchor < narrow.residual_to_anchor);
    QVERIFY(wide.condition_number >= 1.0);
  }
};

PENTIMENTO_TEST(SpeedTest)
#include "speed_test.moc"
