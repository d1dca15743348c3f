#include "app/workbench/picture_cost.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;
using Doing = PictureCost::Doing;

class PictureCostTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyMillisecondGoesSomewhere() {
    PictureCost cost;
    QCOMPARE(cost.share(), 0.0);
    cost.turn(Doing::Training, 1000);
    cost.turn(Doing::PicturesOnTheWay, 7000);
    cost.turn(Doing::Training, 8000);
    cost.turn(Doing::PicturesOfResult, 9000);
    cost.turn(Doing::Nothing, 11000);
    cost.turn(Doing::Nothing, 50000);
    QCOMPARE(cost.spent(Doing::Training), qint64(7000));
    QCOMPARE(cost.spent(Doing::PicturesOnTheWay), qint64(1000));
    QCOMPARE(cost.spent(Doing::PicturesOfResult), qint64(2000));
    QCOMPARE(cost.whole(), qint64(10000));
    QCOMPARE(cost.share(), 0.3);
    cost.clear();
    QCOMPARE(cost.whole(), qint64(0));
  }

  void aPauseCountsForNothing() {
    PictureCost cost;
    cost.turn(Doing::Training, 0);
    cost.setPaused(true, 100);
    cost.turn(Doing::PicturesOnTheWay, 400); // the step that was under way ended in a snapshot
    cost.setPaused(false, 1000);
    cost.turn(Doing::Training, 1050);
    QCOMPARE(cost.spent(Doing::Training), qint64(100));
    QCOMPARE(cost.spent(Doing::PicturesOnTheWay), qint64(50));
  }

  void aRunThatGoesOnAfterAStopCountsOn() {
    PictureCost cost;
    cost.turn(Doing::Training, 0);
    cost.turn(Doing::Nothing, 100);
    cost.turn(Doing::Training, 900);
    cost.turn(Doing::Nothing, 950);
    QCOMPARE(cost.whole(), qint64(150));
  }
};

PENTIMENTO_TEST(PictureCostTest)
#include "picture_cost_test.moc"
