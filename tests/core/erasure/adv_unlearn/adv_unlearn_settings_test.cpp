#include <QtTest>

#include "core/erasure/adv_unlearn/adv_unlearn.h"
#include "support/test_registry.h"

using namespace pentimento;

class AdvUnlearnSettingsTest : public QObject {
  Q_OBJECT

  static AdvUnlearnOptions preset(const char* name) {
    return adv_unlearn_options(
        resolved_settings(adv_unlearn_description(), {{"preset", std::string(name)}}, 320));
  }

 private Q_SLOTS:
  void everyPresetIsInRange() {
    const auto method = adv_unlearn_description();
    for (const auto& preset : method.presets) {
      const auto all = resolved_settings(method, {{"preset", preset.name}}, 64);
      QCOMPARE(all.size(), method.settings.size());
      check_settings(method, all);
      adv_unlearn_options(all);
    }
  }

  void thePublishedCodeAndItsFastForm() {
    const auto slow = preset("repository"), fast = preset("fast");
    QCOMPARE(slow.update.optimizer.learning_rate, 1e-5);
    QCOMPARE(slow.update.retain_weight, 0.3);
    QVERIFY(slow.warm_up == 200 && slow.rows == 1 && slow.retain_rows == 5);
    QVERIFY(slow.attack.steps == 30 && slow.attack.rate == 1e-3 && slow.attack.restart && !slow.sign_only);
    QVERIFY(slow.pictures.bucket_timestep && slow.pictures.sampling_steps == 50);
    QVERIFY(fast.sign_only && slow.update.preserves());
  }

  void aWideUnetGetsTheLargePreset() {
    const auto method = adv_unlearn_description();
    QCOMPARE(std::get<double>(resolved_settings(method, {}, 320).at("learning_rate")), 1e-5);
    QVERIFY(std::get<double>(resolved_settings(method, {}, 64).at("learning_rate")) > 1e-5);
  }
};

PENTIMENTO_TEST(AdvUnlearnSettingsTest)
#include "adv_unlearn_settings_test.moc"
