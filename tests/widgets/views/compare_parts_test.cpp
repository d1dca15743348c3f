#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/colour_map.h"
#include "widgets/style/theme.h"
#include "widgets/views/compare_parts.h"

using namespace pentimento;

class ComparePartsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void theHeatScaleRunsFromTheFirstColourToTheLast() {
    CompareHeatScale scale;
    const QImage image = scale.grab().toImage();
    QVERIFY(image.pixelColor(18, 8).lightness() < 20);
    QVERIFY(image.pixelColor(204, 8).lightness() > 180);
  }

  void theSwitchSaysItsWordsAndKeepsItsPlace() {
    CompareToggle toggle("Over picture");
    QCOMPARE(toggle.text(), QString("Over picture"));
    const QImage off = toggle.grab().toImage();
    toggle.click();
    QVERIFY(toggle.isChecked());
    QVERIFY(toggle.grab().toImage() != off);
    QCOMPARE(toggle.size(), off.size());
  }

  void headLineAndGroupTakeTheThemesColours() {
    CompareHead head;
    head.resize(40, 20);
    QCOMPARE(head.grab().toImage().pixelColor(5, 5), theme().panel);
    QCOMPARE(head.grab().toImage().pixelColor(5, 19), theme().border);
    CompareRaised raised;
    raised.resize(40, 20);
    QCOMPARE(raised.grab().toImage().pixelColor(20, 10), theme().raised);
    CompareLine line;
    QCOMPARE(line.grab().toImage().pixelColor(4, 8), theme().border);
  }
};

PENTIMENTO_TEST(ComparePartsTest)
#include "compare_parts_test.moc"
