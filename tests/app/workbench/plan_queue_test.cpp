#include "app/workbench/plan_queue.h"

#include <QtTest>

#include "app/workbench/workbench.h"
#include "support/patience.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// Plans that wait, over the real engine.
class PlanQueueTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    bench_ = std::make_unique<Workbench>(jobs_);
    bench_->setHeld(true);
    bench_->openModel("miniature", "cpu", "fp32");
    QTRY_COMPARE_WITH_TIMEOUT(bench_->run().phase, RunPhase::Ready, kPatience);
    SamplingSettings few = bench_->sampling();
    few.steps = 2;
    bench_->setSampling(few);
    bench_->setPlan(plan("cat"));
  }
  void cleanup() { bench_.reset(); }

  void theOrderIsTheUsers() {
    auto& queue = bench_->queue();
    for (const char* target : {"cat", "fox", "bus"}) queue.add(plan(target));
    const int last = queue.entries().back().id;
    queue.move(last, -1);
    QCOMPARE(targets(), (QStringList{"cat", "bus", "fox"}));
    queue.move(last, -1000);
    QCOMPARE(targets(), (QStringList{"bus", "cat", "fox"}));
    queue.move(last, 1000);
    QCOMPARE(targets(), (QStringList{"cat", "fox", "bus"}));
    queue.remove(queue.entries().front().id);
    queue.remove(77);
    QCOMPARE(targets(), (QStringList{"fox", "bus"}));
    QCOMPARE(bench_->run().phase, RunPhase::Ready); // nothing begins by itself
  }

  void oneBeginsWhenTheOneBeforeHasFinished() {
    bench_->erase();
    QVERIFY(bench_->run().running());
    for (const char* target : {"fox", "bus"}) {
      bench_->setPlan(plan(target));
      bench_->eraseLater();
      QCOMPARE(bench_->plan(), plan("cat")); // the one that runs
    }
    QCOMPARE(targets(), (QStringList{"fox", "bus"}));
    QTRY_COMPARE_WITH_TIMEOUT(bench_->edits().size(), std::size_t(3), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(bench_->run().phase, RunPhase::Ready, kPatience);
    QVERIFY(bench_->queue().entries().empty());
    QStringList names;
    for (const auto& edit : bench_->edits()) names << QString::fromStdString(edit.name);
    QCOMPARE(names, (QStringList{"cat → dog", "fox → dog", "bus → dog"}));
    QCOMPARE(bench_->suite().cases.front().word, std::string("bus"));
  }

  void aStoppedRunLeavesThemWaiting() {
    bench_->eraseLater();
    bench_->erase();
    bench_->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!bench_->run().running(), kPatience);
    if (bench_->run().phase == RunPhase::Stopped) bench_->discardStopped();
    QTest::qWait(50);
    if (bench_->edits().empty()) QCOMPARE(targets(), QStringList{"cat"}); // it was not over before the stop
    bench_->queue().start();
    QTRY_VERIFY_WITH_TIMEOUT(bench_->queue().entries().empty() && !bench_->edits().empty(), kPatience);
  }

 private:
  static Plan plan(const char* target) {
    Plan plan;
    plan.pairs = {{target, "dog"}};
    plan.kept = {"rabbit"};
    plan.seeds = {41};
    plan.method = "uce";
    return plan;
  }

  QStringList targets() const {
    QStringList all;
    for (const auto& entry : bench_->queue().entries())
      all << QString::fromStdString(entry.plan.pairs.front().target);
    return all;
  }

  JobBridge jobs_;
  std::unique_ptr<Workbench> bench_;
};

PENTIMENTO_TEST(PlanQueueTest)
#include "plan_queue_test.moc"
