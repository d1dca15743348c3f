#include "core/probes/attacks/attack_registry.h"

#include <set>

#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/settings.h"
#include "support/test_registry.h"

using namespace pentimento;

class AttackRegistryTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyAttackSaysWhatItIs() {
    std::set<std::string> names;
    for (const auto& attack : attack_descriptions()) {
      const auto& method = attack.method;
      QVERIFY2(names.insert(method.name).second, method.name.c_str());
      QVERIFY(!method.title.empty() && !method.summary.empty() && !attack.control.empty());
      QVERIFY2(method.citation.find("arXiv") != std::string::npos, method.name.c_str());
      QVERIFY2(attack.tier >= "T0" && attack.tier <= "T4", attack.tier.c_str());
      QCOMPARE(find_attack(method.name).describe().method.name, method.name);
      std::set<std::string> keys;
      for (const auto& setting : method.settings)
        QVERIFY2(keys.insert(setting.key).second, setting.key.c_str());
      for (const auto& preset : method.presets) {
        const auto all = resolved_settings(method, {{"preset", preset.name}}, 64);
        QCOMPARE(all.size(), method.settings.size());
        check_settings(method, all);
      }
    }
    QCOMPARE(names.size(), std::size_t{14});
  }

  void wideModelsGetThePublishedValues() {
    const auto& attack = find_attack("unlearn-diff-atk").describe();
    const auto all = resolved_settings(attack.method, {}, 320);
    QCOMPARE(std::get<std::int64_t>(all.at("steps")), std::int64_t{2000}); // 50 timesteps of 40
    QCOMPARE(std::get<double>(all.at("learning_rate")), 0.01);
    QCOMPARE(std::get<std::int64_t>(all.at("judge_every")), std::int64_t{40});
  }

  void anUnknownNameNamesTheNearest() {
    try {
      find_attack("p5d");
      QFAIL("nothing was thrown");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::UnknownName);
      QVERIFY(QString(error.what()).contains("did you mean p4d?"));
      QVERIFY(QString(error.what()).contains("ring-a-bell"));
    }
  }
};

PENTIMENTO_TEST(AttackRegistryTest)
#include "attack_registry_test.moc"
