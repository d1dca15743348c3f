#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/run_area.h"

using namespace pentimento;

/// One spot for Erase, Pause, Stop, Resume and Discard.
class RunAreaTest : public QObject {
  Q_OBJECT

  static QPushButton* button(RunArea& area, const QString& text) {
    for (auto* button : area.findChildren<QPushButton*>())
      if (button->text() == text && button->isVisibleTo(&area)) return button;
    return nullptr;
  }

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void every_state_has_its_two_words() {
    RunArea area;
    const QSignalSpy erase(&area, &RunArea::eraseRequested), pause(&area, &RunArea::pauseRequested),
        resume(&area, &RunArea::resumeRequested), stop(&area, &RunArea::stopRequested),
        discard(&area, &RunArea::discardRequested);
    QTest::mouseClick(button(area, "Erase"), Qt::LeftButton);
    QCOMPARE(erase.count(), 1);
    area.setStatus({RunState::Running, 280, 400, 14.0});
    QVERIFY(!button(area, "Erase"));
    QTest::mouseClick(button(area, "Pause"), Qt::LeftButton);
    QTest::mouseClick(button(area, "Stop"), Qt::LeftButton);
    QVERIFY(pause.count() == 1 && stop.count() == 1);
    area.setStatus({RunState::Paused, 280, 400, {}});
    QTest::mouseClick(button(area, "Resume"), Qt::LeftButton);
    QTest::mouseClick(button(area, "Stop"), Qt::LeftButton);
    QVERIFY(resume.count() == 1 && stop.count() == 2);
    area.setStatus({RunState::Stopped, 280, 400, {}});
    QTest::mouseClick(button(area, "Resume"), Qt::LeftButton);
    QTest::mouseClick(button(area, "Discard"), Qt::LeftButton);
    QVERIFY(resume.count() == 2 && discard.count() == 1);
  }

  void memory_is_below_the_time_and_a_warning_takes_the_hints_place() {
    RunArea area;
    area.setEstimate("About 48 s");
    area.setHint("Every cat should become a dog.");
    area.show();
    settle();
    const int without = area.sizeHint().height();
    const auto shown = [&area](const QString& text) {
      for (auto* label : area.findChildren<QLabel*>())
        if (label->isVisibleTo(&area) && (label->text() == text || label->accessibleName() == text))
          return true;
      return false;
    };
    area.setMemory("About 0.4 GB, 12 GB free", "One step: 0.4 GB", {});
    QVERIFY(shown("About 0.4 GB, 12 GB free") && shown("Every cat should become a dog."));
    settle();
    QCOMPARE(area.sizeHint().height(), without); // it had its place
    area.setMemory("About 9 GB, 4 GB free", {}, "Lower Batch to 2.");
    QVERIFY(shown("Lower Batch to 2.") && !shown("Every cat should become a dog."));
    QVERIFY(button(area, "Erase")->isEnabled()); // it is a warning
    area.setMemory("About 0.4 GB, 12 GB free", {}, {});
    QVERIFY(shown("Every cat should become a dog."));
    area.setStatus({RunState::Running, 280, 400, 14.0});
    QVERIFY(!shown("About 0.4 GB, 12 GB free"));
  }

  void not_ready_says_why() {
    RunArea area;
    area.setEstimate("About 48 s and 0.4 GB");
    area.setReason("No model is open.");
    QVERIFY(!button(area, "Erase")->isEnabled());
    bool said = false;
    for (auto* label : area.findChildren<QLabel*>())
      said |= label->isVisibleTo(&area) && label->text() == "No model is open.";
    QVERIFY(said);
    area.setReason({});
    QVERIFY(button(area, "Erase")->isEnabled());
  }

  void the_focus_stays_on_the_spot() {
    RunArea area;
    area.resize(232, 160);
    area.show();
    area.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&area));
    area.focusErase();
    QVERIFY(button(area, "Erase")->hasFocus());
    area.setStatus({RunState::Running, 1, 400, {}});
    QVERIFY(button(area, "Pause")->hasFocus());
    area.setStatus({});
    QVERIFY(button(area, "Erase")->hasFocus());
  }
};

PENTIMENTO_TEST(RunAreaTest)
#include "run_area_test.moc"
