#include "core/probes/ladder/ladder.h"

#include <set>

#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/settings.h"
#include "core/probes/attacks/attack_registry.h"
#include "core/probes/suites.h"
#include "support/test_registry.h"

using namespace pentimento;

class LadderTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// Each names a suite or an attack that is there, in the tier that it has there.
  void everyRungStands() {
    std::set<std::string> names, suites, attacked;
    for (const auto& suite : suite_descriptions()) suites.insert(suite.name);
    std::string tier = "T0";
    for (const auto& rung : ladder_rungs()) {
      QVERIFY2(names.insert(rung.name).second, rung.name.c_str());
      QVERIFY2(rung.tier >= tier && rung.tier <= "T4", rung.name.c_str()); // climbed in order
      tier = rung.tier;
      QCOMPARE(int(!rung.suite.empty()) + int(!rung.attack.empty()), 1);
      if (!rung.suite.empty()) QVERIFY2(suites.count(rung.suite), rung.suite.c_str());
      if (rung.attack.empty()) continue;
      const auto& attack = find_attack(rung.attack).describe();
      QCOMPARE(rung.tier, attack.tier);
      attacked.insert(rung.attack);
      for (const int width : {64, 320})
        check_settings(attack.method, resolved_settings(attack.method, rung.settings, width));
    }
    QCOMPARE(attacked.size(), attack_descriptions().size()); // none is forgotten
  }

  void picksByTierAndName() {
    for (const auto& rung : pick_rungs({"T1", "T4"}, {})) QVERIFY(rung.tier == "T1" || rung.tier == "T4");
    const auto two = pick_rungs({}, {"p4d", "direct"});
    QCOMPARE(two.size(), std::size_t{2});
    QCOMPARE(two.front().name, std::string("direct")); // in the ladder's order
    QVERIFY(pick_rungs({"T0"}, {"p4d"}).empty());
    QCOMPARE(pick_rungs({}, {}).size(), ladder_rungs().size());
  }

  void unknownNamesAreSaid() {
    QVERIFY_THROWS_EXCEPTION(Error, pick_rungs({"T5"}, {}));
    try {
      pick_rungs({}, {"p5d"});
      QFAIL("was accepted");
    } catch (const Error& error) {
      QVERIFY2(QString(error.what()).contains("did you mean p4d?"), error.what());
    }
  }

  void theBudgetScalesTheSteps() {
    const SettingValues settings{{"steps", std::int64_t{40}}, {"tokens", std::int64_t{3}}};
    QCOMPARE(std::get<std::int64_t>(budgeted(settings, 0.5).at("steps")), std::int64_t{20});
    QCOMPARE(std::get<std::int64_t>(budgeted(settings, 1e-6).at("steps")), std::int64_t{1});
    QCOMPARE(budgeted(settings, 1.0), settings);
    QCOMPARE(std::get<std::int64_t>(budgeted(settings, 2.0).at("tokens")), std::int64_t{3});
    QVERIFY_THROWS_EXCEPTION(Error, budgeted(settings, 0.0));
  }
};

PENTIMENTO_TEST(LadderTest)
#include "ladder_test.moc"
