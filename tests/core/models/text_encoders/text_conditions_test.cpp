#include "core/models/text_encoders/text_conditions.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class TextConditionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void statesAndPooledStayTogether() {
    const auto states = torch::arange(24, torch::kFloat32).view({4, 2, 3});
    const auto pooled = torch::arange(8, torch::kFloat32).view({4, 2});
    const TextConditions both(states, pooled);
    QCOMPARE(both.size(), std::int64_t{4});
    const auto picked = both.index_select(torch::tensor({3, 0, 3}));
    QVERIFY(picked.states[1].equal(states[0]) && picked.pooled[1].equal(pooled[0]));
    QVERIFY(picked.states[2].equal(states[3]) && picked.pooled[2].equal(pooled[3]));
    const auto joined = join({both.slice(2, 4), both.slice(0, 1)});
    QVERIFY(joined.states.equal(states.index_select(0, torch::tensor({2, 3, 0}))));
    QVERIFY(joined.pooled.equal(pooled.index_select(0, torch::tensor({2, 3, 0}))));
    QCOMPARE(both.to(torch::kCPU, torch::kFloat64).pooled.scalar_type(), torch::kFloat64);
  }

  void mostFamiliesHaveStatesAlone() {
    const TextConditions plain = torch::ones({2, 2, 3});
    QVERIFY(!plain.pooled.defined() && !join({plain, plain}).pooled.defined());
    QVERIFY(!plain.slice(0, 1).pooled.defined());
    QVERIFY(!TextConditions().defined());
  }
};

PENTIMENTO_TEST(TextConditionsTest)
#include "text_conditions_test.moc"
