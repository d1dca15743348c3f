#include <QtTest>

#include "core/erasure/settings.h"
#include "core/erasure/trained/esd.h"
#include "support/test_registry.h"

using namespace pentimento;

class EsdSettingsTest : public QObject {
  Q_OBJECT

  static EsdOptions preset(const char* name) {
    return esd_options(resolved_settings(esd_description(EsdGroup::X), {{"preset", std::string(name)}}, 320));
  }

 private Q_SLOTS:
  void everyPresetOfEveryGroupIsInRange() {
    for (const auto group : {EsdGroup::X, EsdGroup::XStrict, EsdGroup::U}) {
      const auto method = esd_description(group);
      for (const auto& preset : method.presets) {
        const auto all = resolved_settings(method, {{"preset", preset.name}}, 64);
        QCOMPARE(all.size(), method.settings.size());
        check_settings(method, all);
        esd_options(all);
      }
    }
  }

  void presentCodeAndFirstCode() {
    const auto present = preset("repository"), first = preset("classic");
    QCOMPARE(present.update.optimizer.learning_rate, 5e-5);
    QVERIFY(present.baseline == EsdBaseline::Concept && present.negative_guidance == 2.0);
    QVERIFY(!present.from_student && !present.bucket_timestep);
    QVERIFY(present.rows == 1 && present.sampling_steps == 50 && present.start_guidance == 3.0);
    QCOMPARE(first.update.optimizer.learning_rate, 1e-5);
    QVERIFY(first.baseline == EsdBaseline::Empty && first.negative_guidance == 1.0);
    QVERIFY(first.from_student && first.bucket_timestep);
    QCOMPARE(present.update.max_grad_norm, 0.0);
    QVERIFY(!present.update.preserves() && !first.update.preserves());
  }

  void aWideUnetGetsTheLargePreset() {
    const auto method = esd_description(EsdGroup::U);
    QCOMPARE(std::get<double>(resolved_settings(method, {}, 320).at("learning_rate")), 5e-5);
    QVERIFY(std::get<double>(resolved_settings(method, {}, 64).at("learning_rate")) > 5e-5);
  }
};

PENTIMENTO_TEST(EsdSettingsTest)
#include "esd_settings_test.moc"
