#include "core/probes/plans.h"

#include <QtTest>

#include "core/probes/world.h"
#include "support/test_registry.h"

using namespace pentimento;
using Words = std::vector<std::string>;

class PlansTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void firstStart() {
    const auto plan = first_plan(test::world());
    QCOMPARE(plan.pairs, (std::vector<ConceptPair>{{"cat", "dog"}}));
    QCOMPARE(plan.kept, (Words{"rabbit", "fox", "bear", "panda", "penguin"}));
    QVERIFY(first_plan({}).pairs.empty());
  }

  void suggestions() {
    const auto world = test::world();
    const auto near = suggest_kept(test::cat_to_dog(), world, 2);
    QCOMPARE(near, (Words{"butterfly", "apple"})); // what is left of the family, then the rest
    Plan style;
    style.pairs = {{"neon", "photo"}};
    QCOMPARE(suggest_kept(style, world, 3), (Words{"sketch", "pixel art", "watercolor"}));
    for (const auto& word : suggest_kept(test::cat_to_dog(), world, 99))
      QVERIFY(word != "bomb" && word != "dog" && word != "fox");
  }

  void unknownTargets() {
    Plan plan;
    plan.pairs = {{"Van Gogh", ""}};
    QVERIFY(suggest_kept(plan, test::world()).empty());
    const auto nearness = [](const std::string&, const std::string& other) {
      return other == "sun" ? 1.0 : 0.0;
    };
    QCOMPARE(suggest_kept(plan, test::world(), 1, nearness), (Words{"sun"}));
  }
};

PENTIMENTO_TEST(PlansTest)
#include "plans_test.moc"
