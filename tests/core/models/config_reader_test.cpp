#include "core/base/torch.h"
#include <QtTest>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/models/config_reader.h"
#include "support/test_registry.h"

using namespace pentimento;

class ConfigReaderTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void missingAndNullTakeTheDefault() {
    const nlohmann::json json{{"a", nullptr}, {"c", 3}};
    ConfigReader reader(json, "unet");
    QCOMPARE(reader.integer("a", 1), int64_t(1));
    QCOMPARE(reader.integer("b", 2), int64_t(2));
    QCOMPARE(reader.integers("c", 2, 0), (std::vector<int64_t>{3, 3}));
    QVERIFY(!reader.has("a") && reader.has("c"));
  }

  void wrongKindsAreNamed() {
    const nlohmann::json json{{"a", "x"}, {"b", 1.5}};
    ConfigReader reader(json, "unet");
    try {
      reader.integer("b", 1);
      QFAIL("accepted");
    } catch (const Error& error) {
      QVERIFY(error.code() == ErrorCode::BadFormat);
      QCOMPARE(std::string(error.what()),
               std::string("unet config: b has the wrong kind: expected a whole number, got 1.5"));
    }
    QVERIFY_THROWS_EXCEPTION(Error, reader.number("a", 1));
    QVERIFY_THROWS_EXCEPTION(Error, reader.boolean("a", true));
    QVERIFY_THROWS_EXCEPTION(Error, reader.texts("a", {}));
    QVERIFY_THROWS_EXCEPTION(Error, reader.only("a", {"y"}));
  }

  void unknownOptionsAreSaid() {
    std::string said;
    log::set_sink([&](log::Level, const std::string& sentence) { said = sentence; });
    const nlohmann::json json{{"_class_name", "x"}, {"known", 1}, {"new_thing", 2}, {"null_thing", nullptr}};
    ConfigReader reader(json, "unet");
    reader.integer("known", 0);
    reader.finish();
    log::set_sink({});
    QCOMPARE(said, std::string("The unet config has options that are not known here: new_thing."));
  }
};

PENTIMENTO_TEST(ConfigReaderTest)
#include "config_reader_test.moc"
