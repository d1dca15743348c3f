#include "core/probes/attacks/attack_settings.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class AttackSettingsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void standardsAreTheDefaults() {
    const auto settings = search_settings({77, 3, 11, 2, false});
    const auto standard = [&](const std::string& key) {
      for (const auto& setting : settings)
        if (setting.key == key) return setting_text(setting.standard);
      return std::string("missing");
    };
    QCOMPARE(standard("steps"), std::string("77"));
    QCOMPARE(standard("searches"), std::string("3"));
    QCOMPARE(standard("judge_every"), std::string("11"));
    QCOMPARE(standard("candidate_pictures"), std::string("2"));
    QCOMPARE(standard("stop_when_found"), std::string("false"));
    for (const char* budget :
         {"max_seconds", "max_unet_calls", "max_pictures", "max_steps", "control_max_steps"})
      QCOMPARE(standard(budget), std::string("0")); // no limit unless it is asked for
  }
};

PENTIMENTO_TEST(AttackSettingsTest)
#include "attack_settings_test.moc"
