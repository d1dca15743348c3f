#include "app/job_bridge.h"

#include <QSignalSpy>
#include <QThread>
#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

namespace {

/// Counts to `n`, or until it is stopped.
class CountingJob : public Job {
 public:
  explicit CountingJob(int n) : n_(n) {}
  std::string title() const override { return "Counting"; }
  void run(JobContext& context) override {
    for (int i = 1; i <= n_; ++i) {
      context.progress("step", i, n_);
      if (n_ > 1000) QThread::msleep(1);
    }
  }

 private:
  int n_;
};

} // namespace

class JobBridgeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void eventsArriveInOrderOnTheGuiThreadAndEndOnce() {
    JobBridge bridge;
    QList<std::size_t> kinds;
    int last = 0, ends = 0;
    connect(&bridge, &JobBridge::eventArrived, this, [&](const JobEvent& event) {
      QCOMPARE(QThread::currentThread(), qApp->thread());
      if (const auto* progress = std::get_if<JobProgress>(&event.body)) {
        QVERIFY2(progress->done > last, "progress never goes back");
        last = progress->done;
      }
      ends += std::holds_alternative<JobEnded>(event.body);
    });
    bridge.submit(std::make_unique<CountingJob>(500));
    QTRY_COMPARE(ends, 1);
    QCOMPARE(last, 500); // superseded progress may be left out, the newest never
    QVERIFY(bridge.idle());
  }

  void stopEndsTheJobAsCancelled() {
    JobBridge bridge;
    Outcome outcome;
    bool ended = false;
    connect(&bridge, &JobBridge::eventArrived, this, [&](const JobEvent& event) {
      if (const auto* end = std::get_if<JobEnded>(&event.body)) outcome = end->outcome, ended = true;
    });
    const int id = bridge.submit(std::make_unique<CountingJob>(1000000));
    QTRY_VERIFY(!bridge.entries().empty() && bridge.entries().front().running);
    bridge.stop(id);
    QTRY_VERIFY(ended);
    QVERIFY(std::holds_alternative<Cancelled>(outcome));
  }
};

PENTIMENTO_TEST(JobBridgeTest)
#include "job_bridge_test.moc"
