#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/settings.h"
#include "core/erasure/trained/doco.h"
#include "support/test_registry.h"

using namespace pentimento;

class DocoSettingsTest : public QObject {
  Q_OBJECT

  static QString complaint(const SettingValues& given) {
    try {
      doco_options(resolved_settings(doco_description(), given, 64));
    } catch (const Error& error) {
      return QString::fromUtf8(error.what());
    }
    return "fine";
  }

 private Q_SLOTS:
  void everyStandardAndPresetIsInRange() {
    const auto method = doco_description();
    for (const auto& preset : method.presets) {
      const auto all = resolved_settings(method, {{"preset", preset.name}}, 64);
      QCOMPARE(all.size(), method.settings.size());
      check_settings(method, all);
      doco_options(all);
    }
  }

  void repositoryIsTheRepository() {
    const auto options =
        doco_options(resolved_settings(doco_description(), {{"preset", std::string("repository")}}, 320));
    QCOMPARE(options.warm_up, 1000);
    QCOMPARE(options.generator.optimizer.learning_rate, 4.8e-5); // 6e-6 × batch 8
    QCOMPARE(options.generator.optimizer.weight_decay, 1e-2);
    QCOMPARE(options.discriminator.beta1, 0.5);
    QVERIFY(!options.freeze_discriminator);
    QVERIFY(options.generator.surgery == Surgery::Repo);
    QCOMPARE(options.generator.retain_weight, 0.0);
  }

  void settingsThatContradictEachOther() {
    QCOMPARE(complaint({{"steps", std::int64_t{20}}, {"warm_up", std::int64_t{19}}}),
             QString("warm_up leaves no step to erase in: expected at most 18 (steps − 2), got 19"));
    QCOMPARE(complaint({{"t_min", std::int64_t{800}}, {"t_max", std::int64_t{700}}}),
             QString("t_min is above t_max: expected at most 700, got 800"));
    QCOMPARE(complaint({{"discriminator_channels", std::int64_t{12}}}),
             QString("discriminator_channels: expected a multiple of 8, got 12"));
    QCOMPARE(complaint({{"surgery", std::string("on")}}),
             QString("surgery: expected one of pcgrad repo global off, got on"));
  }
};

PENTIMENTO_TEST(DocoSettingsTest)
#include "doco_settings_test.moc"
