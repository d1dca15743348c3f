#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/grid_samples.h"
#include "support/sample_pictures.h"
#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/timeline_view.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

constexpr int slotX(int index) {
  return 102 + 28 + 73 * index;
}

void addRun(TimelineView& view, int snapshots, int every = 40) {
  view.setCounts({0, 0, {61, 61}, {76, 76}}, {0.94, 1.0});
  for (int i = 1; i <= snapshots; ++i) {
    view.addSnapshot({i, i * every, 400, "7c1f", {}, {}});
    view.setThumbnail(i, samplePicture("cat", 42, i > 4));
    const double rate = std::max(0.2, 1.0 - 0.12 * i);
    view.setCounts({i, i * every, {int(61 * rate), 61}, {75, 76}}, {rate - 0.08, std::min(1.0, rate + 0.1)});
  }
}

} // namespace

class TimelineViewTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void followsTheNewestUntilTheUserScrubs() {
    TimelineView view;
    view.resize(926, 136);
    view.setPlannedSteps(400, 40);
    QSignalSpy selected(&view, &TimelineView::snapshotSelected), live(&view, &TimelineView::liveChanged);
    addRun(view, 7);
    QCOMPARE(view.current(), 7);
    QVERIFY(view.isLive());
    QCOMPARE(selected.count(), 0);
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(slotX(3) + 5, 40));
    QCOMPARE(view.current(), 3);
    QVERIFY(!view.isLive());
    QCOMPARE(selected.takeLast()[0].toInt(), 3);
    view.addSnapshot({8, 320, 400, "aaaa", {}, {}});
    QCOMPARE(view.current(), 3);                                  // the user is looking at something
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(30, 52)); // "Back to live"
    QCOMPARE(view.current(), 8);
    QVERIFY(view.isLive());
    QCOMPARE(live.count(), 2);
  }

  void whatIsToComeIsCountedFromTheNewest() {
    TimelineView view;
    view.resize(900, TimelineView::kHeight);
    view.setPlannedSteps(130, 25);
    view.addSnapshot({1, 50, 130, {}, {}, {}}); // the first 25 steps were a warm-up
    for (int i = 2; i < 5; ++i) view.addSnapshot({i, 25 + 25 * i, 130, {}, {}, {}});
    const auto colour = [&](int slot) { return view.grab().toImage().pixelColor(slotX(slot), 40); };
    QCOMPARE(colour(5), theme().slot); // step 130
    QVERIFY(colour(6) != theme().slot);
    view.addSnapshot({5, 130, 130, {}, {}, {}});
    QVERIFY(colour(6) != theme().slot); // nothing comes after the last step
  }

  void draggingScrubsToTheNearest() {
    TimelineView view;
    view.resize(926, 136);
    addRun(view, 7);
    QSignalSpy selected(&view, &TimelineView::snapshotSelected);
    QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(slotX(6), 90));
    for (const int x : {slotX(5) + 30, slotX(4) - 20, slotX(1), 0}) {
      QMouseEvent move(QEvent::MouseMove, QPointF(x, 90), QPointF(x, 90), Qt::NoButton, Qt::LeftButton, {});
      QApplication::sendEvent(&view, &move);
    }
    QList<int> seen;
    for (const auto& arguments : selected) seen << arguments[0].toInt();
    QCOMPARE(seen, (QList<int>{6, 5, 4, 1, 0}));
    QMouseEvent far(QEvent::MouseMove, QPointF(2000, 90), QPointF(2000, 90), Qt::NoButton, Qt::LeftButton,
                    {});
    QApplication::sendEvent(&view, &far);
    QCOMPARE(view.current(), 7); // never into what has not happened
  }

  void arrowsStep() {
    TimelineView view;
    view.resize(926, 136);
    addRun(view, 4);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.current(), 3);
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.current(), 0);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.current(), 0);
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.current(), 4);
  }

  void isASliderForAScreenReader() {
    TimelineView view;
    view.resize(926, 136);
    addRun(view, 7);
    QAccessibleInterface* said = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(said && said->valueInterface());
    QCOMPARE(said->role(), QAccessible::Slider);
    QCOMPARE(said->text(QAccessible::Value), QString("snapshot 7, step 280"));
    QCOMPARE(said->valueInterface()->maximumValue().toInt(), 7);
    said->valueInterface()->setCurrentValue(2);
    QCOMPARE(view.current(), 2);
  }

  void theLeakCurveRunsThroughItsCounts() {
    TimelineView view;
    view.resize(926, 136);
    view.setPlannedSteps(400, 40);
    addRun(view, 7);
    const QImage image = view.grab().toImage();
    const int y = int(std::lround(112 - 34 * 12.0 / 61)); // 12 of 61 at snapshot 7
    QCOMPARE(image.pixelColor(slotX(7), y), theme().leak);
    QCOMPARE(image.pixelColor(slotX(7) - 32, 10), theme().panel);
    QCOMPARE(image.pixelColor(slotX(7) - 30, 40), theme().accent); // the frame round the current thumbnail
    QCOMPARE(image.pixelColor(slotX(9), 40), theme().slot);        // still to come
  }

  void manySnapshotsThinTheThumbnails() {
    TimelineView view;
    view.resize(926, 136);
    view.setPlannedSteps(400, 10);
    addRun(view, 40, 10);
    QCOMPARE(view.newest(), 40);
    QTest::mouseClick(&view, Qt::LeftButton, {},
                      QPoint(102 + 28 + 73 * 10, 90)); // every fourth has a place: 40 / 4
    QCOMPARE(view.current(), 40);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.current(), 39);
    shot(view, "timeline_many");
  }

  void clearForgetsTheRunButNotTheBefore() {
    TimelineView view;
    view.resize(926, 136);
    view.setBefore(plain(200, 10, 10));
    addRun(view, 3);
    view.clear();
    QCOMPARE(view.newest(), 0);
    QCOMPARE(view.grab().toImage().pixelColor(slotX(0), 40), QColor(200, 10, 10));
    view.setThumbnail(3, plain(1, 1, 1)); // a late picture of the run that is gone
    QCOMPARE(view.newest(), 0);
  }

  void looksLikeTheDesign() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      TimelineView view;
      view.resize(926, 136);
      shot(view, dark ? "timeline_nothing_dark" : "timeline_nothing_light");
      view.setBefore(samplePicture("cat", 42, false));
      view.setPlannedSteps(400, 40);
      shot(view, dark ? "timeline_empty_dark" : "timeline_empty_light");
      addRun(view, 7);
      shot(view, dark ? "timeline_dark" : "timeline_light");
      view.choose(4);
      shot(view, dark ? "timeline_back_dark" : "timeline_back_light");
      QCOMPARE(view.height(), 136);
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(TimelineViewTest)
#include "timeline_view_test.moc"
