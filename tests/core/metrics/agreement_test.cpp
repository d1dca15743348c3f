#include "core/metrics/agreement.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/metrics/statistics_golden.h"
#include "support/test_registry.h"

using namespace pentimento;
using test::near;

class AgreementTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsStatsmodels() {
    const auto golden = test::statistics_golden();
    QVERIFY(golden["kappa"].size() >= 6);
    for (const auto& row : golden["kappa"]) {
      const auto agreement = cohens_kappa(row["counts"].get<std::vector<std::vector<int>>>());
      const auto text = row.dump();
      QVERIFY2(near(agreement.kappa, row["kappa"]), text.c_str());
      QVERIFY2(near(agreement.low, row["low"]) && near(agreement.high, row["high"]), text.c_str());
    }
  }

  void ends() {
    QCOMPARE(cohens_kappa({{10, 0}, {0, 30}}).kappa, 1.0);
    QCOMPARE(cohens_kappa({{5, 5}, {5, 5}}).kappa, 0.0);
    QVERIFY(!cohens_kappa({{0, 0}, {0, 0}}).measured());
    const auto one_word = cohens_kappa({{0, 0}, {0, 40}}); // both only ever said "clean": κ says nothing
    QVERIFY(std::isnan(one_word.kappa));
    QCOMPARE(one_word.observed, 1.0);
  }

  void refusals() {
    QVERIFY_THROWS_EXCEPTION(Error, cohens_kappa({{1, 2}, {3}}));
    QVERIFY_THROWS_EXCEPTION(Error, cohens_kappa({{1, -2}, {3, 4}}));
  }
};

PENTIMENTO_TEST(AgreementTest)
#include "agreement_test.moc"
