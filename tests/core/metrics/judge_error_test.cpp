#include "core/metrics/judge_error.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/metrics/statistics_golden.h"
#include "support/test_registry.h"

using namespace pentimento;
using test::near;

class JudgeErrorTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsThePapersFormulas() {
    const auto golden = test::statistics_golden();
    for (const auto& row : golden["corrections"]) {
      const auto corrected = correct_for_judge({{row[0], row[1]}, {row[2], row[3]}, {row[4], row[5]}});
      const auto text = row.dump();
      QVERIFY2(corrected.usable, text.c_str());
      QVERIFY2(near(corrected.rate, row[6]), text.c_str());
      QVERIFY2(near(corrected.interval.low, row[7]) && near(corrected.interval.high, row[8]), text.c_str());
    }
  }

  void publishedExample() { // HUB's style judge, TPR .825 and FPR .047: 5 % seen mean .4 %, 50 % mean 58.2 %
    const auto at = [](int k) { return correct_for_judge({{k, 1000}, {825, 1000}, {47, 1000}}).rate; };
    QVERIFY(std::abs(at(50) - 0.004) < 5e-4);
    QVERIFY(std::abs(at(100) - 0.068) < 5e-4);
    QVERIFY(std::abs(at(500) - 0.582) < 5e-4);
  }

  void aJudgeThatSeesNothingSaysNothing() {
    for (const auto& judged : {JudgedRate{{5, 10}, {3, 10}, {3, 10}}, JudgedRate{{5, 10}, {2, 10}, {8, 10}},
                               JudgedRate{{5, 10}, {1, 1}, {99, 100}}, JudgedRate{{5, 10}, {}, {1, 10}}}) {
      const auto corrected = correct_for_judge(judged);
      QVERIFY(!corrected.usable);
      QCOMPARE(corrected.interval, (Interval{0, 1}));
    }
    QVERIFY_THROWS_EXCEPTION(Error, correct_for_judge({{5, 3}, {1, 2}, {1, 2}}));
  }
};

PENTIMENTO_TEST(JudgeErrorTest)
#include "judge_error_test.moc"
