#include "widgets/views/help/help_figure.h"

#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// A figure is drawn in the colours of the theme, whichever it was written in.
class HelpFigureTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }
  void cleanup() { setTheme(Theme::dark()); }

  void everyRoleIsTheThemesOwn() {
    const QByteArray written = R"(<rect fill="#1D1D20"/><rect fill="#BB2F25"/><rect fill="#123456"/>)";
    for (const Theme& each : {Theme::dark(), Theme::highContrast()}) {
      setTheme(each);
      const auto drawn = QString::fromLatin1(figureInTheme(written));
      QVERIFY(drawn.contains(each.text.name()));
      QVERIFY(drawn.contains(each.leak.name()));
      QVERIFY2(drawn.contains("#123456"), "a colour of no role stays");
    }
    setTheme(Theme::light());
    QCOMPARE(figureInTheme(written).toUpper(), written.toUpper());
  }

  void theColourPutInForOneRoleIsNotTakenForAnother() {
    Theme swapped = Theme::light();
    std::swap(swapped.text, swapped.leak);
    setTheme(swapped);
    const auto light = Theme::light();
    const auto drawn =
        figureInTheme(light.text.name().toUpper().toLatin1() + " " + light.leak.name().toUpper().toLatin1());
    QCOMPARE(QString::fromLatin1(drawn), light.leak.name() + " " + light.text.name());
  }

  void whatIsNotThereIsNull() { QVERIFY(helpFigure("nowhere", 1.0).isNull()); }
};

PENTIMENTO_TEST(HelpFigureTest)
#include "help_figure_test.moc"
