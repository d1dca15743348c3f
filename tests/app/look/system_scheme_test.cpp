#include "app/look/system_scheme.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class SystemSchemeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void portalsFiguresAreReadAsItsDocumentationSays() {
    QCOMPARE(schemeOf(0u, 0u), SystemScheme::Unknown);
    QCOMPARE(schemeOf(1u, 0u), SystemScheme::Dark);
    QCOMPARE(schemeOf(2u, 0u), SystemScheme::Light);
    QCOMPARE(schemeOf(2u, 1u), SystemScheme::HighContrast);
  }

  void paletteTellsDarkFromLight() {
    QPalette dark, light;
    dark.setColor(QPalette::Window, Qt::black);
    dark.setColor(QPalette::WindowText, Qt::white);
    light.setColor(QPalette::Window, Qt::white);
    light.setColor(QPalette::WindowText, Qt::black);
    QCOMPARE(schemeOf(dark), SystemScheme::Dark);
    QCOMPARE(schemeOf(light), SystemScheme::Unknown);
  }

  void aChoiceIsStrongerThanTheSystem() {
    QCOMPARE(themeFor("light", SystemScheme::Dark), Theme::light());
    QCOMPARE(themeFor("dark", SystemScheme::Light), Theme::dark());
    QCOMPARE(themeFor("contrast", SystemScheme::Light), Theme::highContrast());
    QCOMPARE(themeFor("system", SystemScheme::Light), Theme::light());
    QCOMPARE(themeFor("system", SystemScheme::Dark), Theme::dark());
    QCOMPARE(themeFor("system", SystemScheme::HighContrast), Theme::highContrast());
    QCOMPARE(themeFor("system", SystemScheme::Unknown), Theme::dark());
  }
};

PENTIMENTO_TEST(SystemSchemeTest)
#include "system_scheme_test.moc"
