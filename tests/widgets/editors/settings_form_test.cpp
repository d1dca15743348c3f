#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/setting_row.h"
#include "widgets/editors/settings_form.h"
#include "widgets/sample.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// A form that nobody wrote: made from the method's own words.
class SettingsFormTest : public QObject {
  Q_OBJECT

  static SettingRow* row(SettingsForm& form, const char* key) {
    for (auto* row : form.findChildren<SettingRow*>())
      if (row->description().key == key) return row;
    return nullptr;
  }

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void shows_what_matters_and_unfolds_the_rest() {
    SettingsForm form;
    form.setMethod(testing::sampleDoco());
    QVERIFY(row(form, "steps")->isVisibleTo(&form));
    QVERIFY(!row(form, "learning_rate")->isVisibleTo(&form));
    auto* fold = form.findChild<QToolButton*>();
    QCOMPARE(fold->text(), QString("All 6 settings"));
    QTest::mouseClick(fold, Qt::LeftButton);
    QVERIFY(form.isUnfolded() && row(form, "learning_rate")->isVisibleTo(&form));
  }

  void says_only_what_differs_from_the_defaults() {
    SettingsForm form;
    form.setMethod(testing::sampleDoco());
    QVERIFY(form.values().empty()); // the first preset's 1.5 is the default
    const SettingValues given{{"steps", std::int64_t{80}}, {"surgery", false}};
    form.setValues(given);
    QVERIFY(form.values() == given);
    form.setValues({});
    QVERIFY(form.values().empty());
  }

  void a_preset_is_all_of_its_values_over_the_plain_defaults() {
    SettingsForm form;
    form.setMethod(testing::sampleDoco());
    const QSignalSpy edited(&form, &SettingsForm::settingsEdited);
    QToolButton* presets = nullptr;
    for (auto* button : form.findChildren<QToolButton*>())
      if (button->menu()) presets = button;
    QCOMPARE(presets->text(), QString("fixed"));
    presets->menu()->actions().at(1)->trigger();
    QCOMPARE(edited.count(), 1);
    const SettingValues expected{
        {"keep_weight", 1.0}, {"loop", std::string("repository")}, {"steps", std::int64_t{2000}}};
    QVERIFY(form.values() == expected);
    QCOMPARE(presets->text(), QString("repository"));
    form.setValues({{"steps", std::int64_t{3}}});
    QCOMPARE(presets->text(), QString("custom"));
  }

  void names_the_setting_that_is_no_good() {
    SettingsForm form;
    form.setMethod(testing::sampleDoco());
    auto* field = row(form, "steps")->findChild<QLineEdit*>();
    field->selectAll();
    QTest::keyClicks(field, "4x");
    QVERIFY(!form.isValid());
    QCOMPARE(form.problem(), QString("Steps: expected a whole number from 1 to 5000, got 4x"));
  }

  void looks_right_unfolded_with_a_bad_value() {
    SettingsForm form;
    form.setMethod(testing::sampleDoco());
    form.setUnfolded(true);
    form.resize(232, 300);
    auto* field = row(form, "steps")->findChild<QLineEdit*>();
    field->selectAll();
    QTest::keyClicks(field, "4x");
    testing::settledShot(form, "settings_unfolded");
  }
};

PENTIMENTO_TEST(SettingsFormTest)
#include "settings_form_test.moc"
