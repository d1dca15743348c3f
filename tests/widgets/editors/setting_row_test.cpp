#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/setting_row.h"
#include "widgets/editors/toggle_switch.h"
#include "widgets/sample.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// One setting of every kind, and the reason beside what is no good.
class SettingRowTest : public QObject {
  Q_OBJECT

  static SettingDescription setting(const char* key) { return *find_setting(testing::sampleDoco(), key); }

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void a_bad_number_keeps_the_last_good_one() {
    SettingRow row(setting("learning_rate"));
    const QSignalSpy edited(&row, &SettingRow::valueEdited), valid(&row, &SettingRow::validChanged);
    auto* field = row.findChild<QLineEdit*>();
    QCOMPARE(field->text(), QString("0.002"));
    field->selectAll();
    QTest::keyClicks(field, "7");
    QVERIFY(!row.isValid());
    QCOMPARE(row.problem(), QString("expected a number from 0 to 1, got 7"));
    QVERIFY(field->property("invalid").toBool());
    QCOMPARE(std::get<double>(row.value()), 0.002);
    row.setValue(0.5);
    QVERIFY(row.isValid() && row.problem().isEmpty());
    QCOMPARE(edited.count(), 0);
    QCOMPARE(valid.count(), 2);
  }

  void an_empty_field_is_still_being_typed_in() {
    SettingRow row(setting("steps"));
    auto* field = row.findChild<QLineEdit*>();
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Backspace);
    QVERIFY(row.isValid());
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!row.isValid());
  }

  void switches_and_choices_are_settings_too() {
    SettingRow surgery(setting("surgery")), loop(setting("loop"));
    const QSignalSpy switched(&surgery, &SettingRow::valueEdited), chosen(&loop, &SettingRow::valueEdited);
    QTest::mouseClick(surgery.findChild<ToggleSwitch*>(), Qt::LeftButton);
    QCOMPARE(std::get<bool>(surgery.value()), false);
    loop.findChild<QComboBox*>()->setCurrentText("repository");
    QCOMPARE(std::get<std::string>(loop.value()), std::string("repository"));
    QVERIFY(switched.count() == 1 && chosen.count() == 1);
  }
};

PENTIMENTO_TEST(SettingRowTest)
#include "setting_row_test.moc"
