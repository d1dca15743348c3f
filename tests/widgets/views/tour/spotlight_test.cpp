#include "widgets/views/tour/spotlight.h"

#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// It frames its target wherever that goes, and no click stops at it.
class SpotlightTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void cardsStandBesideTheTargetAndNotOnIt() {
    const QRect window(0, 0, 1280, 800);
    const QSize card(256, 160);
    for (const QRect& target : {QRect(0, 48, 232, 700), QRect(1000, 48, 280, 700), QRect(232, 600, 768, 136),
                                QRect(16, 500, 200, 40)}) {
      const QRect placed(Spotlight::placeBeside(target, card, window), card);
      QVERIFY(window.contains(placed));
      QVERIFY(!placed.intersects(target));
    }
    QVERIFY(
        window.contains(QRect(Spotlight::placeBeside(window, card, window), card))); // no room: still inside
  }

  void theFrameFollowsItsTarget() {
    QWidget window;
    window.resize(600, 400);
    QPushButton button("Erase", &window);
    button.setGeometry(100, 100, 80, 40);
    Spotlight light(&window);
    light.setTarget(&button);
    window.show();
    light.show();
    QVERIFY(light.frame().contains(button.geometry()));
    const QSignalSpy moved(&light, &Spotlight::moved);
    button.move(300, 200);
    QVERIFY(!moved.isEmpty());
    QVERIFY(light.frame().contains(button.geometry()));
    window.resize(700, 500);
    QCOMPARE(light.size(), window.size());
    QCOMPARE(window.childAt(320, 210), static_cast<QWidget*>(&button)); // clicks go through
    const QImage seen = light.grab().toImage();
    QCOMPARE(seen.pixelColor(10, 10).blue() < 40, true);
  }
};

PENTIMENTO_TEST(SpotlightTest)
#include "spotlight_test.moc"
