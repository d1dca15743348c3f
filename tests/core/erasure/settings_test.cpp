#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/settings.h"
#include "support/test_registry.h"

using namespace pentimento;

class SettingsTest : public QObject {
  Q_OBJECT

  static MethodDescription method() {
    MethodDescription m;
    m.name = "test";
    m.settings = {{"steps", "", "", "", SettingKind::Integer, std::int64_t{10}, 1, 100, {}, true},
                  {"learning_rate", "", "", "", SettingKind::Real, 0.5, 0, 1, {}, true},
                  {"mode", "", "", "", SettingKind::Choice, std::string("a"), 0, 0, {"a", "b"}, true}};
    m.presets = {{"small", "", {{"steps", std::int64_t{20}}}}, {"large", "", {{"steps", std::int64_t{90}}}}};
    return m;
  }
  static QString complaint(const SettingValues& given) {
    try {
      resolved_settings(method(), given, 64);
    } catch (const Error& error) {
      return QString::fromUtf8(error.what());
    }
    return "fine";
  }

 private Q_SLOTS:
  void presetsByWidthAndByName() {
    const auto steps = [](const SettingValues& given, int width) {
      return SettingReader(resolved_settings(method(), given, width)).whole("steps");
    };
    QCOMPARE(steps({}, 64), 20);
    QCOMPARE(steps({}, 320), 90);
    QCOMPARE(steps({{"preset", std::string("small")}}, 320), 20);
    QCOMPARE(steps({{"preset", std::string("large")}, {"steps", std::int64_t{3}}}, 64), 3);
  }

  void exactMessages() {
    QCOMPARE(complaint({{"lerning_rate", 0.1}}),
             QString("test has no setting called lerning_rate; did you mean learning_rate?"));
    QCOMPARE(complaint({{"zzzzzz", 0.1}}),
             QString("test has no setting called zzzzzz; see its settings with: methods"));
    QCOMPARE(complaint({{"steps", std::int64_t{0}}}),
             QString("steps: expected a whole number from 1 to 100, got 0"));
    QCOMPARE(complaint({{"learning_rate", 2.0}}),
             QString("learning_rate: expected a number from 0 to 1, got 2"));
    QCOMPARE(complaint({{"mode", std::string("c")}}), QString("mode: expected one of a b, got c"));
    QCOMPARE(complaint({{"preset", std::string("huge")}}),
             QString("test has no such preset: expected one of small large, got huge"));
    QCOMPARE(complaint({{"learning_rate", std::nan("")}}),
             QString("learning_rate: expected a number from 0 to 1, got nan"));
  }

  void readerIsTyped() {
    const SettingReader reader(resolved_settings(method(), {}, 64));
    QCOMPARE(reader.real("learning_rate"), 0.5);
    QCOMPARE(reader.real("steps"), 20.0);
    QVERIFY_THROWS_EXCEPTION(Error, reader.flag("steps"));
    QVERIFY_THROWS_EXCEPTION(Error, reader.whole("nothing"));
  }
};

PENTIMENTO_TEST(SettingsTest)
#include "settings_test.moc"
