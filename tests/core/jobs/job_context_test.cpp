#include <QtTest>

#include "core/jobs/job_context.h"
#include "core/jobs/session.h"
#include "support/test_registry.h"

using namespace pentimento;
using std::chrono::milliseconds;

class JobContextTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void leavesTheWarmUpOut() {
    TimeLeft left;
    const std::chrono::steady_clock::time_point start;
    QVERIFY(!left.seconds(0, 10, start));
    QVERIFY(!left.seconds(1, 10, start + milliseconds(5000))); // the slow first step says nothing
    QVERIFY(!left.seconds(2, 10, start + milliseconds(5100)));
    const auto seconds = left.seconds(3, 10, start + milliseconds(5200));
    QVERIFY(seconds);
    QVERIFY(std::abs(*seconds - 0.7) < 1e-6);
  }

  void medianForgivesAHiccup() {
    TimeLeft left;
    std::chrono::steady_clock::time_point now;
    std::optional<double> seconds;
    for (int done = 0; done <= 10; ++done) {
      now += milliseconds(done == 6 ? 4000 : 100);
      seconds = left.seconds(done, 20, now);
    }
    QVERIFY(seconds);
    QVERIFY(std::abs(*seconds - 1.0) < 1e-6);
  }

  void eventsCarryTheJob() {
    RunControl control;
    std::vector<JobEvent> events;
    const JobContext::Sink sink = [&](JobEvent event) { events.push_back(std::move(event)); };
    Session session;
    JobContext context(7, session, control, sink);
    context.progress("step", 3, 9);
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(events.front().job, 7);
    QCOMPARE(std::get<JobProgress>(events.front().body).done, 3);
    control.request_stop();
    QVERIFY_EXCEPTION_THROWN(context.progress("step", 4, 9), Stopped);
  }
};

PENTIMENTO_TEST(JobContextTest)
#include "job_context_test.moc"
