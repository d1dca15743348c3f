#include "core/judges/query_policy.h"

#include <set>

#include <QtTest>

#include "core/base/error.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

QuerySettings settings_for(int planned) {
  QuerySettings settings;
  settings.planned = planned;
  return settings;
}

} // namespace

class QueryPolicyTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void asksWhereItShould() {
    QueryPolicy policy(settings_for(9000));
    QCOMPARE(policy.audit_rate(), 0.02);
    QCOMPARE(QueryPolicy(settings_for(1000)).audit_rate(), 0.09);
    QCOMPARE(QueryPolicy(settings_for(50)).audit_rate(), 1.0);
    const auto near = policy.decide(0.39, 2, 0, 0);
    QVERIFY(near.asked && near.probability == 1 && near.reason == AskReason::Margin);
    const auto torn = policy.decide(1.5, -2, 0, 0);
    QVERIFY(torn.asked && torn.reason == AskReason::Disagreement);
    const auto sure = policy.decide(-1.5, -2, 0, 0);
    QVERIFY(sure.probability == 0.02 && sure.reason == AskReason::Audit);
  }

  void theAuditIsDrawnAtItsRate() {
    QueryPolicy policy(settings_for(20000));
    int asked = 0;
    for (int i = 0; i < 20000; ++i) asked += policy.decide(2, 2, 0, 0).asked;
    QVERIFY(std::abs(asked - 400) < 4 * 20); // 4 deviations
    QueryPolicy again(settings_for(20000));
    int same = 0;
    for (int i = 0; i < 20000; ++i) same += again.decide(2, 2, 0, 0).asked;
    QCOMPARE(same, asked);
  }

  void burstsFollowCheckpointsAndAlarms() {
    QueryPolicy policy(settings_for(5000));
    const auto bursts = [&](int checkpoint, int n) {
      int count = 0;
      for (int i = 0; i < n; ++i) count += policy.decide(3, 3, checkpoint, 0).reason == AskReason::Burst;
      return count;
    };
    QCOMPARE(bursts(0, 30), 0); // the first checkpoint is where the warm start comes from
    QCOMPARE(bursts(1, 30), 10);
    policy.alarm();
    QCOMPARE(bursts(1, 30), 20);
    QCOMPARE(bursts(2, 30), 20);
  }

  void aFullQueueThinsMarginItemsOnly() {
    QueryPolicy policy(settings_for(5000));
    const auto thinned = policy.decide(0.1, 0.1, 0, 64);
    QCOMPARE(thinned.probability, 0.25);
    QVERIFY(policy.decide(0.1, 0.1, 0, 100000).probability == policy.audit_rate()); // never 0
    QVERIFY(policy.decide(3, 3, 0, 100000).probability == policy.audit_rate());
    QCOMPARE(policy.decide(3, 3, 1, 100000).probability, 1.0); // a burst
  }

  void probabilitiesAreKnownAndFew() { // a tight budget: thinned by halves, never 0 while labels are left
    auto settings = settings_for(4000);
    settings.budget = 300;
    QueryPolicy policy(settings);
    std::set<double> used;
    for (int i = 0; i < 4000; ++i) {
      const auto decision = policy.decide(i % 3 == 0 ? 0.1 : 2, 2, i / 500, 0);
      if (policy.asked() < 300) QVERIFY(decision.probability > 0);
      used.insert(decision.probability);
    }
    QCOMPARE(policy.asked(), 300);
    QVERIFY(used.size() <= 8);
  }

  void refusals() {
    QVERIFY_THROWS_EXCEPTION(Error, QueryPolicy{QuerySettings{}});
    auto settings = settings_for(10);
    settings.budget = -1;
    QVERIFY_THROWS_EXCEPTION(Error, QueryPolicy{settings});
    settings = settings_for(10);
    settings.audit_rate = 1.5;
    QVERIFY_THROWS_EXCEPTION(Error, QueryPolicy{settings});
    settings = settings_for(10);
    settings.alarm_burst = 5;
    QVERIFY_THROWS_EXCEPTION(Error, QueryPolicy{settings});
  }
};

PENTIMENTO_TEST(QueryPolicyTest)
#include "query_policy_test.moc"
