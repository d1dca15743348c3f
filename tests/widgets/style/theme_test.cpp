#include <cmath>

#include <QtTest>
#include <QtWidgets>

#include "core/values/image.h"
#include "support/test_registry.h"
#include "widgets/style/image_conversion.h"
#include "widgets/style/theme.h"

using namespace pentimento;

Q_DECLARE_METATYPE(pentimento::Theme)

namespace {

double linear(double c) {
  return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
double luminance(const QColor& c) {
  return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}
double contrast(const QColor& a, const QColor& b) {
  const double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
  return x > y ? x / y : y / x;
}

} // namespace

class ThemeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cleanup() { setTheme(Theme::dark()); }

  void everyTextCanBeRead_data() { // WCAG 2.1: 1.4.3 asks for 4.5 to 1, its enhanced form 1.4.6 for 7
    QTest::addColumn<Theme>("t");
    QTest::addColumn<double>("least");
    QTest::newRow("dark") << Theme::dark() << 4.5;
    QTest::newRow("light") << Theme::light() << 4.5;
    QTest::newRow("high contrast") << Theme::highContrast() << 7.0;
  }

  void everyTextCanBeRead() {
    QFETCH(Theme, t);
    QFETCH(double, least);
    const auto readable = [&](const QColor& ink, const QColor& ground) {
      return contrast(ink, ground) >= least;
    };
    for (const QColor& ground : {t.window, t.panel, t.canvas, t.raised})
      for (const QColor& ink : {t.text, t.textMuted, t.accent, t.leak, t.erased, t.damaged, t.unsure, t.kept})
        QVERIFY2(readable(ink, ground), qPrintable(ink.name() + " on " + ground.name()));
    QVERIFY(readable(t.onAccent, t.accentFill));
    QVERIFY(readable(t.onAccent, t.accentFillHover));
    QVERIFY(readable(t.text, t.accentTint));
    QVERIFY(readable(t.text, t.hover));
    for (const auto& [ink, ground] : {std::pair(t.leak, t.leakTint), std::pair(t.erased, t.erasedTint),
                                      std::pair(t.damaged, t.damagedTint)}) {
      QVERIFY2(readable(ink, ground), qPrintable(ink.name() + " on " + ground.name()));
      QVERIFY2(readable(t.text, ground), qPrintable("text on " + ground.name()));
    }
  }

  void linesOfHighContrastAreSeen() { // WCAG 2.1, 1.4.11: 3 to 1 for what marks a control
    const Theme t = Theme::highContrast();
    for (const QColor& ground : {t.window, t.panel, t.canvas, t.raised})
      for (const QColor& line : {t.border, t.outline, t.accent})
        QVERIFY2(contrast(line, ground) >= 3.0, qPrintable(line.name() + " on " + ground.name()));
    QVERIFY2(contrast(t.textDisabled, t.panel) >= 4.5, "what is off can be read as well");
  }

  void switchReachesThePaletteAndTheSheet() {
    setTheme(Theme::light());
    QCOMPARE(theme(), Theme::light());
    QCOMPARE(qApp->palette().color(QPalette::Window), Theme::light().panel);
    QCOMPARE(qApp->palette().color(QPalette::Disabled, QPalette::Text), Theme::light().textDisabled);
    QVERIFY(qApp->styleSheet().contains(Theme::light().raised.name()));
  }

  void sheetNamesNoUnknownColour() {
    QVERIFY(!Theme::dark().styleSheet().contains('@'));
    QVERIFY2(Theme::dark().styleSheet().contains("1px solid transparent"), "no edge round a field");
    QVERIFY2(Theme::highContrast().styleSheet().contains("1px solid #ffffff"), "an edge round every field");
  }

  void pictureIsCopiedRowByRow() {
    Image image{3, 2, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18}};
    const QImage copy = toQImage(image);
    image.rgb.assign(18, 0);
    QCOMPARE(copy.size(), QSize(3, 2));
    QCOMPARE(copy.pixelColor(2, 0), QColor(7, 8, 9));
    QCOMPARE(copy.pixelColor(0, 1), QColor(10, 11, 12));
    QVERIFY(toQImage(Image{3, 3, {1, 2, 3}}).isNull());
    QVERIFY(toQImage(ImagePtr()).isNull());
  }
};

PENTIMENTO_TEST(ThemeTest)
#include "theme_test.moc"
