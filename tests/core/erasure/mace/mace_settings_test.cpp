#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/mace/mace.h"
#include "support/test_registry.h"

using namespace pentimento;

class MaceSettingsTest : public QObject {
  Q_OBJECT

  static SettingValues preset(const char* name, int width) {
    return resolved_settings(mace_description(), {{"preset", std::string(name)}}, width);
  }

 private Q_SLOTS:
  void everyPresetIsInRange() {
    const auto method = mace_description();
    for (const auto& each : method.presets) {
      const auto all = resolved_settings(method, {{"preset", each.name}}, 64);
      QCOMPARE(all.size(), method.settings.size());
      check_settings(method, all);
      mace_options(all);
    }
  }

  void thePublishedCodeForObjects() {
    const auto all = preset("repository", 320);
    const auto options = mace_options(all);
    QCOMPARE(options.update.optimizer.learning_rate, 1e-5);
    QCOMPARE(options.update.optimizer.weight_decay, 1e-2);
    QCOMPARE(options.update.max_grad_norm, 1.0);
    QVERIFY(options.rows == 1 && !options.update.preserves() && options.focus.on);
    QVERIFY(options.focus.from == 200.0 && options.focus.to == 400.0 && options.focus.slope == 0.05);
    QCOMPARE(std::get<std::int64_t>(all.at("steps")), 50);
    QCOMPARE(std::get<std::int64_t>(all.at("lora_rank")), 1);
    QCOMPARE(std::get<double>(all.at("lambda")), 100.0);
  }

  void aWideUnetGetsTheLargePreset() {
    const auto method = mace_description();
    QCOMPARE(mace_options(resolved_settings(method, {}, 320)).update.optimizer.learning_rate, 1e-4);
    QVERIFY(mace_options(resolved_settings(method, {}, 64)).update.optimizer.learning_rate > 1e-4);
  }

  void masksAreTakenWhereTheFocusIs() {
    const auto options = mask_options(preset("repository", 320));
    QCOMPARE(options.timesteps, (std::vector<int64_t>{200, 300, 400}));
    QCOMPARE(options.side, int64_t(0));
  }

  void refusesAFocusThatEndsBeforeItBegins() {
    auto all = preset("repository", 320);
    all["focus_from"] = 400.0;
    try {
      mace_options(all);
      QFAIL("took it");
    } catch (const Error& error) {
      QVERIFY(error.code() == ErrorCode::BadSetting);
      QVERIFY(QString(error.what()).startsWith("focus_from is not below focus_to"));
    }
  }
};

PENTIMENTO_TEST(MaceSettingsTest)
#include "mace_settings_test.moc"
