#include <QtTest>

#include "core/values/erasure_settings.h"
#include "support/test_registry.h"

using namespace pentimento;

class ErasureSettingsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void textRoundTrip() {
    const SettingDescription rate{
        .key = "rate", .kind = SettingKind::Real, .standard = 0.002, .least = 0, .most = 1};
    SettingValue value;
    std::string problem;
    QVERIFY(setting_from_text(rate, "0.002", value, problem));
    QCOMPARE(setting_text(value), std::string("0.002"));
  }

  void refusesWithRange() {
    const SettingDescription steps{.key = "steps",
                                   .kind = SettingKind::Integer,
                                   .standard = std::int64_t{100},
                                   .least = 1,
                                   .most = 5000};
    SettingValue value;
    std::string problem;
    QVERIFY(!setting_from_text(steps, "0", value, problem));
    QCOMPARE(problem, std::string("expected a whole number from 1 to 5000, got 0"));
    QVERIFY(!setting_from_text(steps, "4x", value, problem));
    QVERIFY(!setting_from_text(steps, "nan", value, problem));
  }

  void completesFromDefaultsPresetAndGiven() {
    MethodDescription method;
    method.settings = {{.key = "a", .standard = std::int64_t{1}},
                       {.key = "b", .standard = std::int64_t{1}},
                       {.key = "c", .standard = std::int64_t{1}}};
    method.presets = {{"fixed", "", {{"b", std::int64_t{2}}, {"c", std::int64_t{2}}}}};
    const auto all = complete_settings(method, {{"c", std::int64_t{3}}});
    QCOMPARE(std::get<std::int64_t>(all.at("a")), 1);
    QCOMPARE(std::get<std::int64_t>(all.at("b")), 2);
    QCOMPARE(std::get<std::int64_t>(all.at("c")), 3);
  }
};

PENTIMENTO_TEST(ErasureSettingsTest)
#include "erasure_settings_test.moc"
