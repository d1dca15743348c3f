#include "widgets/views/attack/attack_tiles.h"

#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/attack/attack_samples.h"

using namespace pentimento;
using namespace pentimento::testing;

class AttackTilesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }
  void init() {
    tiles_ = std::make_unique<AttackTiles>("Counted pictures");
    tiles_->resize(220, 60);
    tiles_->setPictures(attackRunning().attacked.pictures, 16, "cat", false);
  }

  void allOfThemHaveRoomAndNoneMovesWhenAnotherComes() {
    for (int i = 0; i < 16; ++i) QVERIFY(tiles_->rect().contains(tiles_->tile(i)));
    const QRect first = tiles_->tile(0);
    auto fewer = attackRunning().attacked.pictures;
    fewer.resize(3);
    tiles_->setPictures(fewer, 16, "cat", false);
    QCOMPARE(tiles_->tile(0), first);
    tiles_->resize(600, 200);
    QVERIFY2(tiles_->tile(0).width() > first.width(), "more room, larger pictures");
  }

  void aClickChoosesAndAnotherLetsGo() {
    QSignalSpy chosen(tiles_.get(), &AttackTiles::chosen);
    QTest::mouseClick(tiles_.get(), Qt::LeftButton, {}, tiles_->tile(2).center());
    QCOMPARE(tiles_->current(), 2);
    QVERIFY(tiles_->accessibleDescription().contains("number 43"));
    QTest::mouseClick(tiles_.get(), Qt::LeftButton, {}, tiles_->tile(2).center());
    QCOMPARE(tiles_->current(), -1);
    QCOMPARE(chosen.size(), 2);
  }

  void keysStepThroughThem() {
    QTest::keyClick(tiles_.get(), Qt::Key_Right);
    QTest::keyClick(tiles_.get(), Qt::Key_Right);
    QCOMPARE(tiles_->current(), 1);
    QTest::keyClick(tiles_.get(), Qt::Key_End);
    QTest::keyClick(tiles_.get(), Qt::Key_Right);
    QCOMPARE(tiles_->current(), 15);
    QTest::keyClick(tiles_.get(), Qt::Key_Escape);
    QCOMPARE(tiles_->current(), -1);
  }

  void anotherAttackHasNothingChosen() {
    tiles_->setCurrent(4);
    tiles_->setPictures({}, 8, "cat", false);
    QCOMPARE(tiles_->current(), -1);
    QCOMPARE(tiles_->count(), 0);
    QVERIFY(!tiles_->grab().isNull());
  }

 private:
  std::unique_ptr<AttackTiles> tiles_;
};

PENTIMENTO_TEST(AttackTilesTest)
#include "attack_tiles_test.moc"
