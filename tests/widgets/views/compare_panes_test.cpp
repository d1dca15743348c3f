#include <QtTest>

#include "support/test_registry.h"
#include "widgets/views/compare_panes.h"

using namespace pentimento;

class ComparePanesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void upToThreeStandInARow() {
    const QRect all(64, 48, 800, 512);
    for (const int count : {2, 3}) {
      const auto panes = ComparePanes::of(all, count, {64, 64});
      QCOMPARE(panes.columns, count);
      QCOMPARE(panes.pane(0).topLeft(), all.topLeft());
      QVERIFY(panes.pane(count - 1).right() <= all.right());
      QCOMPARE(panes.pane(0).height(), 512);
    }
  }

  void fourTakeTheShapeThatMakesThemLargest() {
    const auto square = ComparePanes::of({0, 0, 800, 700}, 4, {64, 64});
    QCOMPARE(square.columns, 2);
    QVERIFY(square.pane(2).top() - square.pane(0).bottom() >
            ComparePanes::kLabelRoom); // its label has its place
    QVERIFY(square.pane(3).bottom() < 700);
    const auto row = ComparePanes::of({0, 0, 1600, 300}, 4, {64, 64});
    QCOMPARE(row.columns, 4);
  }

  void aPointBelongsToThePaneAroundIt() {
    const auto panes = ComparePanes::of({0, 0, 800, 700}, 4, {64, 64});
    for (int index = 0; index < 4; ++index) QCOMPARE(panes.at(panes.pane(index).center()), index);
    QCOMPARE(panes.at({5000, 5000}), 3);
  }
};

PENTIMENTO_TEST(ComparePanesTest)
#include "compare_panes_test.moc"
