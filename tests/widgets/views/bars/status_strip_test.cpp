#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/dock_switch.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"
#include "widgets/views/bars/status_strip.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The status strip never lies: counted steps, silence said aloud, errors until they are read.
class StatusStripTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void counts_what_is_done() {
    StatusStrip strip;
    QCOMPARE(strip.sentence(), QString("Ready"));
    strip.setProgress("Erasing cat → dog", "step", 280, 400, 14.0);
    QCOMPARE(strip.sentence(), QString("Erasing cat → dog, step 280 of 400"));
    QCOMPARE(strip.time(), QString("14 s left"));
    strip.setProgress("Erasing cat → dog", "step", 280, 400, {}, true);
    QCOMPARE(strip.time(), QString("paused"));
    strip.setIdle("Ready");
    QCOMPARE(strip.sentence(), QString("Ready"));
    QCOMPARE(strip.time(), QString());
  }

  void silence_is_said() {
    StatusStrip strip;
    strip.setQuietLimit(700);
    strip.setProgress("Erasing cat → dog", "step", 280, 400, 14.0);
    QTRY_COMPARE_WITH_TIMEOUT(strip.time(), QString("last step 1 s ago"), 3000);
    strip.beat();
    QCOMPARE(strip.time(), QString("14 s left"));
  }

  void an_error_stays_until_it_is_clicked() {
    StatusStrip strip;
    const QSignalSpy dismissed(&strip, &StatusStrip::errorDismissed);
    strip.showError("The disk is full.");
    strip.setProgress("Probing", "picture", 1, 64);
    QCOMPARE(strip.sentence(), QString("The disk is full."));
    for (auto* button : strip.findChildren<QPushButton*>())
      if (button->text() == "The disk is full.") QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(dismissed.count(), 1);
    QCOMPARE(strip.sentence(), QString("Probing, picture 1 of 64"));
  }

  void the_state_hash_is_copied_whole() {
    StatusStrip strip;
    const QString hash = QString("7c1fe02b").repeated(8);
    strip.setState(hash);
    for (auto* button : strip.findChildren<QPushButton*>())
      if (button->text() == "7c1fe02b") QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), hash);
  }

  void switches_follow_their_dock_and_work_it() {
    QMainWindow window;
    auto* dock = new QDockWidget("Charts", &window);
    window.addDockWidget(Qt::BottomDockWidgetArea, dock);
    window.show();
    dock->hide();
    StatusStrip strip;
    DockSwitch* charts = strip.addSwitch("chart", dock->toggleViewAction());
    QVERIFY(!charts->isChecked());
    QTest::mouseClick(charts, Qt::LeftButton);
    QTRY_VERIFY(dock->isVisible());
    QVERIFY(charts->isChecked());
    dock->close();
    QTRY_VERIFY(!charts->isChecked());
    charts->setCount(2);
    QCOMPARE(charts->accessibleName(), QString("Charts, 2"));
  }

  void looks_right() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      StatusStrip strip;
      strip.resize(1440, 32);
      const std::pair<const char*, const char*> docks[] = {{"chart", "Charts"},
                                                           {"map", "Conflict map"},
                                                           {"queue", "Queue"},
                                                           {"label", "Label queue"},
                                                           {"log", "Log"}};
      QList<DockSwitch*> switches;
      for (const auto& [icon, text] : docks) {
        auto* action = new QAction(text, &strip);
        action->setCheckable(true);
        action->setChecked(switches.isEmpty() && !dark);
        switches << strip.addSwitch(icon, action);
      }
      switches[2]->setCount(2);
      switches[3]->setCount(3);
      strip.setMemory(0.7, 7.8);
      strip.setState("7c1fe02b7c1fe02b");
      strip.setProgress("Erasing cat → dog", "step", 280, 400, 14.0);
      settledShot(strip, QString("status_running_") + (dark ? "dark" : "light"));
      strip.setIdle("Ready");
      settledShot(strip, QString("status_idle_") + (dark ? "dark" : "light"));
      strip.showError("The edit could not be saved: no space left on the disk.");
      strip.resize(1024, 32);
      settledShot(strip, QString("status_error_") + (dark ? "dark" : "light"));
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(StatusStripTest)
#include "status_strip_test.moc"
