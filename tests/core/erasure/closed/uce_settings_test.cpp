#include <QtTest>

#include "core/erasure/closed/uce_settings.h"
#include "core/erasure/settings.h"
#include "support/test_registry.h"

using namespace pentimento;

class UceSettingsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theRepositorysDefaults() {
    const auto method = describe_uce();
    const auto values = resolved_settings(method, {{"preset", std::string("repository")}}, 320);
    const SettingReader read(values);
    QCOMPARE(read.real("lambda"), 0.5);
    QCOMPARE(read.real("erase_scale"), 1.0);
    QCOMPARE(read.real("preserve_scale"), 1.0);
    QCOMPARE(read.whole("templates"), std::int64_t(1));
    QCOMPARE(read.text("technique"), std::string("replace"));
    QCOMPARE(read.whole("debias_rounds"), std::int64_t(30));
    QVERIFY(!read.flag("padding"));
  }

  void aFullSizeModelTakesTheLargePreset() {
    const auto method = describe_uce();
    QCOMPARE(SettingReader(resolved_settings(method, {}, 320)).whole("templates"), std::int64_t(6));
    QCOMPARE(SettingReader(resolved_settings(method, {}, 64)).whole("templates"), std::int64_t(60));
  }
};

PENTIMENTO_TEST(UceSettingsTest)
#include "uce_settings_test.moc"
