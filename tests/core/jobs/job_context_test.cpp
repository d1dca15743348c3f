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
    const TimeLeft::Clock::time_point start;
    QVERIFY(!left.seconds(0, 10, start));
    QVERIFY(!left.seconds(1, 10, start + milliseconds(900))); // the slow first step says nothing
    const auto seconds = left.seconds(2, 10, start + milliseconds(1000));
    QVERIFY(seconds);
    QVERIFY(std::abs(*seconds - 0.8) < 1e-6);
  }

  /// Eight pictures arrive at once, a second after the eight before.
  void batchesArriveTogether() {
    TimeLeft left;
    TimeLeft::Clock::time_point now;
    std::optional<double> seconds = left.seconds(0, 80, now);
    for (int done = 1; done <= 32; ++done) {
      now += milliseconds(done % 8 == 1 ? 1000 : 1);
      seconds = left.seconds(done, 80, now);
      if (done <= 8) QVERIFY(!seconds);
      if (done > 8) QVERIFY(std::abs(*seconds - (80 - done) / 8.0) < 0.1);
    }
  }

  /// A hundred milliseconds a step, and two seconds of pictures after every tenth.
  void whatComesBackIsCounted() {
    TimeLeft left;
    TimeLeft::Clock::time_point now;
    std::optional<double> seconds;
    for (int done = 0; done <= 40; ++done) {
      seconds = left.seconds(done, 100, now);
      now += milliseconds(done > 0 && done % 10 == 0 ? 2100 : 100);
    }
    QVERIFY(std::abs(*seconds / 18.0 - 1) < 0.15);
  }

  /// After a slow first cell and two more it is known to 15 %, though cells differ by 10 %.
  void threeCellsAreEnough() {
    for (int first = 0; first < 7; ++first) { // whichever of them come first
      std::vector<int> cell_ms{4000};
      for (int i = 1; i < 40; ++i) cell_ms.push_back(1000 + 100 * ((first + i * 5) % 7 - 3) / 3);
      TimeLeft left;
      TimeLeft::Clock::time_point now;
      std::optional<double> seconds = left.seconds(0, 40, now);
      double rest = 0.0;
      for (std::size_t done = 0; done < cell_ms.size(); ++done) {
        now += milliseconds(cell_ms[done]);
        if (done < 3)
          seconds = left.seconds(static_cast<int>(done) + 1, 40, now);
        else
          rest += cell_ms[done] / 1000.0;
      }
      QVERIFY(seconds && std::abs(*seconds / rest - 1) < 0.15);
    }
  }

  void aPauseIsNot() {
    TimeLeft left;
    TimeLeft::Clock::time_point now;
    for (int done = 0; done <= 10; ++done) left.seconds(done, 20, now += milliseconds(100));
    left.skip(now += milliseconds(60000));
    const auto seconds = left.seconds(11, 20, now + milliseconds(100));
    QVERIFY(std::abs(*seconds - 0.9) < 1e-6);
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
    QVERIFY_THROWS_EXCEPTION(Stopped, context.progress("step", 4, 9));
  }
};

PENTIMENTO_TEST(JobContextTest)
#include "job_context_test.moc"
