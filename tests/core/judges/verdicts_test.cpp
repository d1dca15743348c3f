#include "core/judges/verdicts.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class VerdictsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyRole() {
    const Score seen{0.9, "cat", true}, gone{0.1, "dog", true};
    for (const Role role : kAllRoles) {
      QCOMPARE(verdict_for(role, seen), asks_for_target(role) ? Verdict::Leak : Verdict::Kept);
      QCOMPARE(verdict_for(role, gone), asks_for_target(role) ? Verdict::Erased : Verdict::Damaged);
      QCOMPARE(verdict_for(role, Score{0.9, "cat", false}), Verdict::NotScored);
    }
  }

  void thresholdIsACallersChoice() {
    QCOMPARE(verdict_for(Role::Target, Score{0.7, "cat", true}, 0.8), Verdict::Erased);
    QCOMPARE(verdict_for(Role::Target, Score{0.8, "cat", true}, 0.8), Verdict::Leak);
  }

  void band() {
    QVERIFY(is_decided(0.35) && is_decided(0.65) && is_decided(0) && is_decided(1));
    QVERIFY(!is_decided(0.36) && !is_decided(0.5));
  }
};

PENTIMENTO_TEST(VerdictsTest)
#include "verdicts_test.moc"
