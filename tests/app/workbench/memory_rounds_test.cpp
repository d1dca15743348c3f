// Acceptance 3: memory stays flat over rounds of erasing and undoing in the real window.
#include <algorithm>

#include "app/memory_use.h"
#include "app/window_scene.h"
#include "support/patience.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

constexpr double kFlat = 0.02;

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.at(values.size() / 2);
}

} // namespace

/// ctest takes few rounds; PENTIMENTO_ROUNDS=200 is the acceptance.
class MemoryRoundsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void erasingAndUndoingLeavesNothingBehind() {
    WindowScene scene;
    Workbench& bench = scene.bench();
    scene.drawRoughly();
    bench.setHeld(true);
    scene.window->openModel("miniature", "cpu", "fp32");
    QTRY_COMPARE_WITH_TIMEOUT(bench.run().phase, RunPhase::Ready, kPatience);
    Plan plan = bench.plan();
    plan.seeds = {41};
    plan.kept = {"fox"};
    plan.method = "uce";
    plan.settings = {{"templates", std::int64_t(4)}};
    bench.setPlan(plan);

    const int rounds = std::max(kFewest, qEnvironmentVariableIntValue("PENTIMENTO_ROUNDS"));
    std::vector<double> used;
    for (int round = 0; round < rounds; ++round) {
      QSignalSpy done(&bench, &Workbench::runFinished);
      scene.window->actions().erase->trigger();
      QTRY_VERIFY_WITH_TIMEOUT(done.size() == 1 && bench.edits().size() == 1, kPatience);
      QTRY_VERIFY_WITH_TIMEOUT(bench.state() != bench.pictures().base(), kPatience);
      scene.window->actions().undo->trigger();
      QTRY_VERIFY_WITH_TIMEOUT(bench.edits().empty() && bench.state() == bench.pictures().base(), kPatience);
      used.push_back(memoryUse().used_gb * 1000);
      if (round % 20 == 0) qInfo("round %d: %.1f MB", round, used.back());
    }
    QCOMPARE(bench.undoStack().count(), 1);
    const int warm = rounds / 10 + 3, span = std::min(10, (rounds - warm) / 2);
    const double first = median({used.begin() + warm, used.begin() + warm + span});
    const double last = median({used.end() - span, used.end()});
    qInfo("%d rounds: %.1f MB after the first %d, %.1f MB at the end: %+.2f %%", rounds, first, warm, last,
          100 * (last / first - 1));
    QVERIFY2(std::abs(last / first - 1) < kFlat, "memory is not flat");
  }

 private:
  static constexpr int kFewest = 12;
};

PENTIMENTO_TEST(MemoryRoundsTest)
#include "memory_rounds_test.moc"
