#include <QtTest>

#include <thread>

#include "core/base/run_control.h"
#include "support/test_registry.h"

using namespace pentimento;

class RunControlTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void passesWhenNothingIsAsked() {
    RunControl control;
    control.checkpoint();
    QVERIFY(!control.stop_requested());
  }

  void stops() {
    RunControl control;
    control.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, control.checkpoint());
  }

  void previewsAreOnUntilSwitchedOff() {
    RunControl control;
    QVERIFY(control.previews());
    control.set_previews(false);
    QVERIFY(!control.previews());
    control.checkpoint(); // and it holds nothing up
  }

  void pauseWaitsUntilReleased() {
    RunControl control;
    control.set_paused(true);
    std::atomic<bool> through = false;
    std::thread worker([&] {
      control.checkpoint();
      through = true;
    });
    QTest::qWait(20);
    QVERIFY(!through);
    control.set_paused(false);
    worker.join();
    QVERIFY(through);
  }
};

PENTIMENTO_TEST(RunControlTest)
#include "run_control_test.moc"
