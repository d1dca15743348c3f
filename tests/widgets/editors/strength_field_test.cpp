#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/strength_field.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// Strength in figures, −1 to 2.
class StrengthFieldTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void reads_what_people_type() {
    StrengthField field;
    const QSignalSpy typed(&field, &StrengthField::strengthTyped);
    const auto type = [&](const QString& text) {
      field.selectAll();
      for (const QChar c : text)
        QTest::sendKeyEvent(QTest::Click, &field, Qt::Key_unknown, QString(c), Qt::NoModifier);
      QTest::keyClick(&field, Qt::Key_Return);
    };
    type("0,5");
    QCOMPARE(typed.last().first().toDouble(), 0.5);
    type("−1");
    QCOMPARE(typed.last().first().toDouble(), -1.0);
    type("2.1");
    QVERIFY(field.isInvalid());
    QCOMPARE(typed.count(), 2);
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(!field.isInvalid());
    QCOMPARE(field.text(), QString("-1.00"));
  }

  void arrows_step_and_stop_at_the_ends() {
    StrengthField field;
    const QSignalSpy typed(&field, &StrengthField::strengthTyped);
    field.setStrength(1.98);
    QCOMPARE(typed.count(), 0);
    QTest::keyClick(&field, Qt::Key_Up);
    QCOMPARE(field.strength(), 2.0);
    QTest::keyClick(&field, Qt::Key_Up);
    QCOMPARE(typed.count(), 1);
  }
};

PENTIMENTO_TEST(StrengthFieldTest)
#include "strength_field_test.moc"
