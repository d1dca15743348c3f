#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/sample.h"
#include "widgets/style/theme.h"
#include "widgets/views/timeline_tools.h"
#include "widgets/views/timeline_view.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

/// A run of five snapshots after the state before.
struct Run {
  TimelineView view;
  TimelineTools tools{view};

  Run() {
    view.resize(894, TimelineView::kHeight);
    view.setPlannedSteps(200, 40);
    view.setBefore(samplePicture(0));
    for (int index = 0; index <= 5; ++index) {
      Snapshot snapshot;
      snapshot.index = index;
      snapshot.step = index * 40;
      view.addSnapshot(snapshot);
      view.setThumbnail(index, samplePicture(index));
    }
  }

  QAction* entry(QMenu& menu, const QString& text) {
    tools.fill(menu);
    for (auto* action : menu.actions())
      if (action->text() == text) return action;
    return nullptr;
  }
};

} // namespace

class TimelineToolsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void playsFromTheStartToTheNewestAndStops() {
    Run run;
    run.view.show();
    run.tools.setSpeed(20.0);
    QSignalSpy shown(&run.view, &TimelineView::snapshotSelected),
        playing(&run.tools, &TimelineTools::playingChanged);
    QCOMPARE(run.view.current(), 5);
    QTest::keyClick(&run.view, Qt::Key_K);
    QCOMPARE(run.view.current(), 0);
    QTRY_VERIFY(!run.tools.isPlaying());
    QCOMPARE(run.view.current(), 5);
    QCOMPARE(shown.count(), 6);
    QCOMPARE(playing.count(), 2);
  }

  void scrubbingTakesOver() {
    Run run;
    run.view.show();
    run.tools.togglePlay();
    QVERIFY(run.tools.isPlaying());
    QTest::keyClick(&run.view, Qt::Key_Right);
    QVERIFY(!run.tools.isPlaying());
    run.tools.togglePlay();
    QTest::mouseClick(&run.view, Qt::LeftButton, {}, {300, 40});
    QVERIFY(!run.tools.isPlaying());
  }

  void pinsTwoAndComparesThem() {
    Run run;
    run.view.show();
    QSignalSpy compared(&run.tools, &TimelineTools::comparePinnedRequested);
    QTest::keyClick(&run.view, Qt::Key_P);
    QTest::keyClick(&run.view, Qt::Key_Return);
    QCOMPARE(compared.count(), 0); // one is not two
    run.view.choose(2);
    QTest::keyClick(&run.view, Qt::Key_P);
    shot(run.view, "timeline_pins");
    QTest::keyClick(&run.view, Qt::Key_Return);
    QCOMPARE(compared.at(0), (QVariantList{2, 5})); // in the order of time
    run.view.choose(3);
    QTest::keyClick(&run.view, Qt::Key_P);
    QCOMPARE(run.view.pins(), (std::vector<int>{2, 3})); // the oldest pin has gone
    QMenu menu;
    auto* pin = run.entry(menu, "Pin snapshot 3");
    QVERIFY(pin && pin->isChecked());
    pin->trigger();
    QCOMPARE(run.view.pins(), (std::vector<int>{2}));
    run.view.clear();
    QVERIFY(run.view.pins().empty());
  }

  void isThereOnceThereIsARunAndSavesOnRequest() {
    Run run;
    run.view.show();
    QVERIFY(run.tools.isVisible());
    QVERIFY(run.tools.geometry().right() < 102 - 2); // never over a thumbnail
    for (auto* button : run.tools.findChildren<QToolButton*>()) QVERIFY(!button->accessibleName().isEmpty());
    QSignalSpy saved(&run.tools, &TimelineTools::saveRequested);
    QMenu menu;
    run.entry(menu, "Save as an animated picture…")->trigger();
    QCOMPARE(saved.at(0).at(0).toBool(), true);
    QVERIFY(!run.tools.withSensitive());
    run.view.clear();
    QVERIFY(!run.tools.isVisible());
  }
};

PENTIMENTO_TEST(TimelineToolsTest)
#include "timeline_tools_test.moc"
