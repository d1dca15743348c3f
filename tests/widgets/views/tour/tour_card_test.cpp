#include "widgets/views/tour/tour_card.h"

#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// Back, Next and Skip, by mouse and by key.
class TourCardTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void keysAndButtonsSayTheSame() {
    QWidget window;
    TourCard card(&window);
    const QSignalSpy next(&card, &TourCard::nextRequested), back(&card, &TourCard::backRequested),
        skip(&card, &TourCard::skipRequested);
    card.say("The plan", "What goes, and what is drawn in its place.", 1, 5);
    QTest::keyClick(&card, Qt::Key_Left);
    QVERIFY2(back.isEmpty(), "there is nothing before the first stop");
    card.say("Erase", "One click.", 2, 5);
    QTest::keyClick(&card, Qt::Key_Left);
    QCOMPARE(back.size(), 1);
    QTest::keyClick(&card, Qt::Key_Right);
    QTest::mouseClick(card.findChild<QPushButton*>("tourNext"), Qt::LeftButton);
    QCOMPARE(next.size(), 2);
    QTest::keyClick(&card, Qt::Key_Escape);
    QTest::mouseClick(card.findChild<QPushButton*>("tourSkip"), Qt::LeftButton);
    QCOMPARE(skip.size(), 2);
  }

  void theTextHasTheRoomItNeeds() {
    QWidget window;
    TourCard card(&window);
    card.say("A", "Short.", 1, 2);
    const int low = card.height();
    card.say("A", QString("A long sentence that goes on and on. ").repeated(6), 2, 2);
    QVERIFY(card.height() > low + 40);
    QCOMPARE(card.findChild<QPushButton*>("tourNext")->text(), QString("Done"));
    QVERIFY(!card.accessibleDescription().isEmpty());
  }
};

PENTIMENTO_TEST(TourCardTest)
#include "tour_card_test.moc"
