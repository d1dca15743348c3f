#include <QtTest>

#include "core/base/error.h"
#include "core/jobs/job_queue.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

class Lambda : public Job {
 public:
  explicit Lambda(std::function<void(JobContext&)> work) : work_(std::move(work)) {}
  std::string title() const override { return "A job of the tests"; }
  void run(JobContext& context) override { work_(context); }

 private:
  std::function<void(JobContext&)> work_;
};

/// Collects events from any thread.
struct Events {
  std::mutex mutex;
  std::vector<JobEvent> all;
  JobQueue::Sink sink() {
    return [this](JobEvent event) {
      const std::lock_guard lock(mutex);
      all.push_back(std::move(event));
    };
  }
  std::vector<Outcome> endings(int job) {
    const std::lock_guard lock(mutex);
    std::vector<Outcome> outcomes;
    for (const auto& event : all)
      if (const auto* end = std::get_if<JobEnded>(&event.body); end && event.job == job)
        outcomes.push_back(end->outcome);
    return outcomes;
  }
};

std::unique_ptr<Job> job(std::function<void(JobContext&)> work) {
  return std::make_unique<Lambda>(std::move(work));
}

void forever(JobContext& context) {
  for (;;) {
    context.control().checkpoint();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

} // namespace

class JobQueueTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void endsEveryJobOnce() {
    Events events;
    JobQueue queue(events.sink());
    const int good = queue.submit(job([](JobContext&) {}));
    const int bad =
        queue.submit(job([](JobContext&) { throw Error(ErrorCode::BadPrompt, "the prompt is empty"); }));
    const int torchs = queue.submit(job([](JobContext&) { torch::ones({2}).reshape({3}); }));
    const int memory = queue.submit(job([](JobContext&) { torch::empty({int64_t(1) << 52}); }));
    const int next = queue.submit(job([](JobContext&) {}));
    queue.wait_idle();
    QCOMPARE(events.endings(good).size(), std::size_t(1));
    QVERIFY(std::holds_alternative<Done>(events.endings(good).front()));
    QCOMPARE(std::get<Failure>(events.endings(bad).front()).what, std::string("the prompt is empty"));
    QCOMPARE(std::get<Failure>(events.endings(torchs).front()).code, std::string("Internal"));
    QCOMPARE(std::get<Failure>(events.endings(memory).front()).code, std::string("OutOfMemory"));
    QVERIFY(std::holds_alternative<Done>(events.endings(next).front()));
  }

  void stopsTheRunningAndDropsTheWaiting() {
    Events events;
    JobQueue queue(events.sink());
    bool ran = false;
    const int running = queue.submit(job(forever));
    const int waiting = queue.submit(job([&](JobContext&) { ran = true; }));
    QTRY_VERIFY(queue.entries().front().running);
    queue.stop(waiting);
    queue.stop(running);
    queue.wait_idle();
    QVERIFY(std::holds_alternative<Cancelled>(events.endings(running).front()));
    QVERIFY(std::holds_alternative<Cancelled>(events.endings(waiting).front()));
    QVERIFY(!ran);
  }

  void pauseHoldsAndStopEndsAPause() {
    Events events;
    JobQueue queue(events.sink());
    std::atomic<int> turns = 0;
    const int id = queue.submit(job([&](JobContext& context) {
      for (;;) {
        context.control().checkpoint();
        ++turns;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    }));
    QTRY_VERIFY(turns > 3);
    queue.set_paused(true);
    QTest::qWait(20);
    const int held = turns;
    QTest::qWait(30);
    QCOMPARE(turns.load(), held);
    queue.set_paused(false);
    QTRY_VERIFY(turns > held);
    queue.set_paused(true);
    queue.stop(id);
    queue.wait_idle();
    QCOMPARE(events.endings(id).size(), std::size_t(1));
  }

  void aPauseHoldsTheJobAfterItToo() {
    Events events;
    JobQueue queue(events.sink());
    std::atomic<bool> ran = false;
    queue.set_paused(true);
    queue.submit(job([&](JobContext& context) {
      context.control().checkpoint();
      ran = true;
    }));
    QTest::qWait(30);
    QVERIFY(!ran);
    queue.set_paused(false);
    queue.wait_idle();
    QVERIFY(ran);
  }

  void leavesWithoutRunningTheQueued() {
    Events events;
    std::atomic<bool> ran = false;
    {
      JobQueue queue(events.sink());
      queue.submit(job(forever));
      queue.submit(job([&](JobContext&) { ran = true; }));
      QTRY_VERIFY(!queue.entries().empty() && queue.entries().front().running);
    }
    QVERIFY(!ran);
  }

  void firstGoesBeforeTheWaiting() {
    Events events;
    JobQueue queue(events.sink());
    std::vector<int> order;
    std::atomic<bool> go = false;
    queue.submit(job([&](JobContext&) {
      while (!go) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }));
    QTRY_VERIFY(!queue.entries().empty() && queue.entries().front().running);
    queue.submit(job([&](JobContext&) { order.push_back(1); }));
    queue.submit(job([&](JobContext&) { order.push_back(2); }), true);
    go = true;
    queue.wait_idle();
    QCOMPARE(order, (std::vector<int>{2, 1}));
  }
};

PENTIMENTO_TEST(JobQueueTest)
#include "job_queue_test.moc"
