#include <QtTest>

#include "core/erasure/receler/receler.h"
#include "support/test_registry.h"

using namespace pentimento;

class RecelerSettingsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyPresetIsInRange() {
    const auto method = receler_description();
    for (const auto& preset : method.presets) {
      const auto all = resolved_settings(method, {{"preset", preset.name}}, 64);
      QCOMPARE(all.size(), method.settings.size());
      check_settings(method, all);
      receler_options(all);
    }
  }

  void thePublishedCode() {
    const auto options = receler_options(
        resolved_settings(receler_description(), {{"preset", std::string("repository")}}, 320));
    QCOMPARE(options.update.optimizer.learning_rate, 3e-4);
    QCOMPARE(options.update.optimizer.weight_decay, 0.0);
    QVERIFY(options.attack.steps == 50 && options.attack.rate == 0.1 && options.attack.decay == 0.1);
    QVERIFY(!options.attack.restart && options.from_student && options.pictures.bucket_timestep);
    QVERIFY(options.rows == 1 && options.local_weight == 0.1 && options.mask_threshold == 0.1);
    QVERIFY(!options.update.preserves());
  }

  void aWideUnetGetsTheLargePreset() {
    const auto method = receler_description();
    QCOMPARE(std::get<std::int64_t>(resolved_settings(method, {}, 320).at("eraser_rank")), 128);
    QVERIFY(std::get<std::int64_t>(resolved_settings(method, {}, 64).at("eraser_rank")) < 128);
  }
};

PENTIMENTO_TEST(RecelerSettingsTest)
#include "receler_settings_test.moc"
