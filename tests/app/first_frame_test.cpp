#include <QtTest>

#include "app/first_frame.h"

#include "support/patience.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class FirstFrameTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void waitsForThePaintAndRunsOnce() {
    QWidget window;
    int ran = 0;
    new FirstFrame(&window, [&] { ++ran; });
    QCOMPARE(ran, 0);
    QTest::qWait(50);
    QCOMPARE(ran, 0); // nothing is shown yet
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_COMPARE(ran, 1);
    window.update();
    QTest::qWait(50);
    QCOMPARE(ran, 1);
  }

  void aWindowThatIsNeverShownDoesNotWaitForEver() {
    QWidget window;
    int ran = 0;
    new FirstFrame(&window, [&] { ++ran; });
    QTRY_COMPARE_WITH_TIMEOUT(ran, 1, kPatience);
  }

  void aWindowThatGoesTakesItAlong() {
    int ran = 0;
    {
      QWidget window;
      new FirstFrame(&window, [&] { ++ran; });
    }
    QTest::qWait(1200);
    QCOMPARE(ran, 0);
  }
};

PENTIMENTO_TEST(FirstFrameTest)
#include "first_frame_test.moc"
