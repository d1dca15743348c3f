#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/compare_samples.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/compare_strip.h"

using namespace pentimento;
using namespace pentimento::testing;

class CompareStripTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void clickIsRightAndShiftClickLeft() {
    CompareStrip strip;
    strip.resize(926, 152);
    strip.setStates(sampleStates());
    QSignalSpy picked(&strip, &CompareStrip::picked);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.tileRect(2).center());
    QCOMPARE(picked.last(), (QList<QVariant>{2, false}));
    QTest::mouseClick(&strip, Qt::LeftButton, Qt::ShiftModifier, strip.tileRect(1).center());
    QCOMPARE(picked.last(), (QList<QVariant>{1, true}));
    QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(5, 5));
    QCOMPARE(picked.count(), 2);
  }

  void theChosenStatesAreFramed() {
    CompareStrip strip;
    strip.resize(926, 152);
    strip.setStates(sampleStates());
    strip.setSides(0, 2);
    const QImage image = strip.grab().toImage();
    const auto edge = [&](int index) { return image.pixelColor(strip.tileRect(index).left() - 2, 80); };
    QCOMPARE(edge(0), theme().accent);
    QCOMPARE(edge(1), theme().panel);
    QCOMPARE(edge(2), theme().accent);
  }

  void keyboardPicksToo() {
    CompareStrip strip;
    strip.resize(926, 152);
    strip.setStates(sampleStates());
    QSignalSpy picked(&strip, &CompareStrip::picked);
    QTest::keyClick(&strip, Qt::Key_Right);
    QTest::keyClick(&strip, Qt::Key_Return);
    QCOMPARE(picked.last(), (QList<QVariant>{1, false}));
    QTest::keyClick(&strip, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(picked.last(), (QList<QVariant>{1, true}));
  }

  void emptyIsHarmless() {
    CompareStrip strip;
    strip.resize(926, 152);
    QSignalSpy picked(&strip, &CompareStrip::picked);
    QTest::keyClick(&strip, Qt::Key_Right);
    QTest::keyClick(&strip, Qt::Key_Return);
    QCOMPARE(picked.count(), 0);
    QVERIFY(!strip.grab().isNull());
  }
};

PENTIMENTO_TEST(CompareStripTest)
#include "compare_strip_test.moc"
