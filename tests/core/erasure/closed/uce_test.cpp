#include <QtTest>

#include "core/erasure/closed/uce.h"
#include "core/erasure/miniature.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class UceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void mapsTheTargetOntoTheAnchor() {
    const Uce method;
    RunControl control;
    for (const char* preset : {"fixed", "large", "repository", "legacy"}) {
      ErasureContext context{miniature(),
                             cat_to_dog(),
                             resolved_settings(method.describe(), {{"preset", std::string(preset)}}, 64),
                             7,
                             control,
                             {},
                             {},
                             {},
                             {},
                             false};
      EditHealth health;
      context.on_snapshot = [&](const Snapshot& snapshot, const WeightDelta&) { health = snapshot.health; };
      QElapsedTimer clock;
      clock.start();
      method.run(context);
      qInfo("%s: %lld ms, residual %.3f, condition %.3g, largest change %.3f", preset, clock.elapsed(),
            health.residual_to_anchor, health.condition_number, health.largest_change);
      QVERIFY(health.residual_to_anchor < 0.5);
      QVERIFY(health.condition_number >= 1.0);
      QCOMPARE(health.matrices_touched, 14);
    }
  }

  void anEmptyAnchorWorks() {
    const Uce method;
    RunControl control;
    Plan plan;
    plan.pairs = {{"cat", ""}};
    ErasureContext context{miniature(), plan, quick(method), 7, control, {}, {}, {}, {}, false};
    QCOMPARE(method.run(context).entries.size(), std::size_t(14));
  }

  void moderatingIgnoresTheAnchor() {
    const Uce method;
    RunControl control;
    Plan nothing;
    nothing.pairs = {{"cat", ""}};
    const auto run = [&](const Plan& plan, const char* mode) {
      ErasureContext context{
          miniature(), plan, quick(method, {{"mode", std::string(mode)}}), 7, control, {}, {}, {}, {}, false};
      return method.run(context).content_hash();
    };
    auto plan = cat_to_dog();
    nothing.kept = plan.kept;
    QCOMPARE(run(plan, "moderate"), run(nothing, "erase"));
    QVERIFY(run(plan, "erase") != run(nothing, "erase"));
  }
};

PENTIMENTO_TEST(UceTest)
#include "uce_test.moc"
