#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/flat_field.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// A field that looks like text.
class FlatFieldTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }
  void cleanupTestCase() { setTheme(Theme::dark()); }

  void follows_the_theme_and_turns_red() {
    FlatField field(FlatField::Tone::Text);
    field.setText("41");
    field.resize(80, 24);
    field.setAttribute(Qt::WA_DontShowOnScreen);
    field.show();
    field.clearFocus();
    const QString dark = field.styleSheet();
    setTheme(Theme::light());
    QCoreApplication::processEvents();
    QVERIFY(field.styleSheet() != dark);
    field.setInvalid(true);
    QVERIFY(field.isInvalid());
    QCOMPARE(field.grab().toImage().pixelColor(40, 0), theme().leak);
  }
};

PENTIMENTO_TEST(FlatFieldTest)
#include "flat_field_test.moc"
