#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/fonts.h"

using namespace pentimento;

class FontsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { loadFonts(); }

  void interIsBundled() { QCOMPARE(QFontInfo(bodyFont()).family(), QString("Inter")); }

  void weightsDiffer() {
    const QString word = "Still shines through";
    QVERIFY(QFontMetricsF(bodyStrongFont()).horizontalAdvance(word) >
            QFontMetricsF(bodyFont()).horizontalAdvance(word));
    QVERIFY(QFontMetricsF(bodyMediumFont()).horizontalAdvance(word) >
            QFontMetricsF(bodyFont()).horizontalAdvance(word));
  }

  void theApplicationsFontDoesNotStandInForAnother() {
    const QFont was = QGuiApplication::font();
    QFont large = bodyFont();
    large.setPixelSize(31);
    QGuiApplication::setFont(large);
    QCOMPARE(uiFont(31, QFont::DemiBold).weight(), int(QFont::DemiBold)); // never asked for before
    QGuiApplication::setFont(was);
    QCOMPARE(bodyStrongFont().weight(), int(QFont::DemiBold));
  }

  void sizesAreThoseOfTheTokens() {
    QCOMPARE(smallFont().pixelSize(), 11);
    QCOMPARE(bodyFont().pixelSize(), 13);
    QCOMPARE(headingFont().pixelSize(), 15);
    QCOMPARE(headingFont().weight(), int(QFont::DemiBold));
  }
};

PENTIMENTO_TEST(FontsTest)
#include "fonts_test.moc"
