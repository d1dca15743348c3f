#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/grid_scene.h"
#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/delegates/pair_delegate.h"
#include "widgets/style/theme.h"

using namespace pentimento;
using namespace pentimento::testing;

class GridViewTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void takesTheLargestSizeAtWhichAllSeedsFit() {
    GridScene scene;
    scene.window.show();
    QCOMPARE(scene.view->pictureSide(), 96); // 98 + 4 × 202 of 926
    scene.window.resize(1400, 700);
    QApplication::processEvents();
    QCOMPARE(scene.view->pictureSide(), 144);
    scene.view->setPictureSide(64);
    scene.window.resize(1500, 700);
    QApplication::processEvents();
    QCOMPARE(scene.view->pictureSide(), 64); // the user's choice stays
    scene.view->setFit(true);
    QCOMPARE(scene.view->pictureSide(), 160);
  }

  void arrowsMoveAndReturnOpens() {
    GridScene scene;
    scene.drawBefore();
    scene.window.show();
    QSignalSpy opened(scene.view, &GridView::cellActivated), selected(scene.view, &GridView::cellSelected);
    scene.view->selectKey({0, 41});
    QTest::keyClick(scene.view, Qt::Key_Right);
    QTest::keyClick(scene.view, Qt::Key_Down);
    QTest::keyClick(scene.view, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].value<CellKey>(), (CellKey{4, 42}));
    QCOMPARE(selected.last()[0].value<CellKey>(), (CellKey{4, 42}));
  }

  void rightAtTheEndUnfoldsTheRole() {
    GridScene scene;
    scene.window.show();
    scene.view->selectKey({4, 44});
    QTest::keyClick(scene.view, Qt::Key_Right);
    QVERIFY(scene.fold.isUnfolded(Role::Synonym));
    QCOMPARE(scene.fold.rowCount(), 8);
    QCOMPARE(scene.view->currentKey(), (CellKey{4, 44})); // the selection stays on its picture
  }

  void aClickOpensTheCellAndOnAFailureRunsItAgain() {
    GridScene scene;
    scene.drawBefore();
    scene.model.setFailed({4, 42}, "out of memory");
    scene.model.flush();
    scene.window.show();
    QSignalSpy opened(scene.view, &GridView::cellActivated), again(scene.view, &GridView::retryRequested);
    const auto middle = [&](int row, int column) {
      return scene.view->visualRect(scene.fold.index(row, column)).center();
    };
    QTest::mouseClick(scene.view->viewport(), Qt::LeftButton, {}, middle(0, 1));
    QCOMPARE(opened.count(), 1);
    QTest::mouseClick(scene.view->viewport(), Qt::LeftButton, {}, middle(1, 1) + QPoint(30, 0));
    QCOMPARE(again.count(), 1);
    QCOMPARE(again[0][0].value<CellKey>(), (CellKey{4, 42}));
  }

  void aHiddenCellAsksToBeRevealedFirst() {
    GridScene scene;
    scene.model.setSuite(smallSuite(), {41});
    scene.view->selectKey({5, 41});
    QSignalSpy opened(scene.view, &GridView::cellActivated), reveal(scene.view, &GridView::revealRequested);
    QTest::keyClick(scene.view, Qt::Key_Return);
    QCOMPARE(opened.count(), 0);
    QCOMPARE(reveal.count(), 1);
    scene.model.setRevealed(true);
    QTest::keyClick(scene.view, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
  }

  void selectingAFoldedCellUnfoldsItsRole() {
    GridScene scene;
    scene.window.show();
    scene.view->selectKey({6, 43});
    QVERIFY(scene.fold.isUnfolded(Role::Synonym));
    QCOMPARE(scene.view->currentKey(), (CellKey{6, 43}));
  }

  void looksLikeTheDesign() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      GridScene scene;
      shot(scene.window, dark ? "grid_empty_dark" : "grid_empty_light");
      scene.drawBefore();
      shot(scene.window, dark ? "grid_first_dark" : "grid_first_light");
      scene.drawAfter();
      scene.view->selectKey({4, 41});
      shot(scene.window, dark ? "grid_dark" : "grid_light");
      scene.fold.setUnfolded(Role::Target, true);
      scene.window.show();
      QApplication::processEvents();
      shot(scene.window, dark ? "grid_unfolded_dark" : "grid_unfolded_light");
      QCOMPARE(scene.window.grab().toImage().pixelColor(920, 600), theme().canvas);
    }
    setTheme(Theme::dark());
  }

  void narrowAndWide() {
    GridScene scene;
    scene.drawBefore();
    scene.drawAfter();
    scene.window.show();
    for (const QSize size : {QSize(512, 420), QSize(1480, 700)}) {
      scene.window.resize(size);
      QApplication::processEvents();
      shot(scene.window, QString("grid_%1").arg(size.width()));
      QCOMPARE(scene.head->width(), size.width());
      for (auto* part : scene.head->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
        if (part->isVisible())
          QVERIFY2(part->geometry().right() < size.width(), qPrintable(part->accessibleName()));
    }
  }

  void pAndRDoWhatTheMenuDoes() {
    GridScene scene;
    scene.window.show();
    scene.view->selectKey({8, 42});
    QSignalSpy again(scene.view, &GridView::retryRequested);
    QTest::keyClick(scene.view, Qt::Key_R);
    QCOMPARE(again.at(0).at(0).value<CellKey>(), (CellKey{8, 42}));
    QTest::keyClick(scene.view, Qt::Key_P);
    QVERIFY(scene.fold.isPinned(8));
    QCOMPARE(scene.view->currentKey(), (CellKey{8, 42})); // the selection goes with it
    shot(scene.window, "grid_pinned");
    QTest::keyClick(scene.view, Qt::Key_P);
    QVERIFY(!scene.fold.anyPinned());
  }

  void saysWhichPromptsAreSeenOnceScrollingRests() {
    GridScene scene;
    scene.fold.setAllUnfolded(true);
    scene.window.show();
    QSignalSpy seen(scene.view, &GridView::visibleRowsChanged);
    QTRY_COMPARE(seen.count(), 1);
    QCOMPARE(seen[0][0].value<QList<int>>().first(), 0);
    for (int i = 0; i < 5; ++i) scene.view->verticalScrollBar()->setValue(400 * i);
    QCOMPARE(seen.count(), 1); // not at each notch
    QTRY_COMPARE(seen.count(), 2);
    const auto rows = seen[1][0].value<QList<int>>();
    QCOMPARE(rows, scene.view->visibleRows());
    QCOMPARE(rows.first(), 1600 / PairGeometry::cellSize(96).height());
  }

  void spaceIsLeftToTheWindow() {
    GridScene scene;
    scene.view->selectKey({0, 41});
    QKeyEvent space(QEvent::KeyPress, Qt::Key_Space, {});
    QApplication::sendEvent(scene.view, &space);
    QVERIFY(!space.isAccepted());
  }
};

PENTIMENTO_TEST(GridViewTest)
#include "grid_view_test.moc"
