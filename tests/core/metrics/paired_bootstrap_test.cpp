#include "core/metrics/paired_bootstrap.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/metrics/statistics_golden.h"
#include "support/test_registry.h"

using namespace pentimento;
using test::near;

namespace {

std::vector<PairedOutcome> outcomes_of(const nlohmann::json& rows) {
  std::vector<PairedOutcome> outcomes;
  for (const auto& row : rows) outcomes.push_back({row[0], row[1], row[2]});
  return outcomes;
}

} // namespace

class PairedBootstrapTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsNumpyWithTheSameNumbers() {
    for (const auto& row : test::statistics_golden()["bootstraps"]) {
      BootstrapSettings settings;
      settings.seed = row["seed"];
      const auto got = paired_bootstrap(outcomes_of(row["rows"]), settings);
      QVERIFY(near(got.difference, row["expected"][0]));
      QVERIFY(near(got.low, row["expected"][1]));
      QVERIFY(near(got.high, row["expected"][2]));
    }
  }

  void nearScipysWithItsOwn() { // other random numbers: they agree to a few resampling errors
    const auto golden = test::statistics_golden();
    BootstrapSettings settings;
    settings.resamples = 20000;
    const auto got = paired_bootstrap(outcomes_of(golden["bootstraps"][2]["rows"]), settings);
    QVERIFY(std::abs(got.low - golden["scipy_bootstrap"][0].get<double>()) < 0.02);
    QVERIFY(std::abs(got.high - golden["scipy_bootstrap"][1].get<double>()) < 0.02);
  }

  void picturesOfOnePromptCountTogether() {
    std::vector<PairedOutcome> repeated;
    for (int prompt = 0; prompt < 10; ++prompt)
      for (int i = 0; i < 20; ++i) repeated.push_back({prompt, 1.0, prompt < 5 ? 1.0 : 0.0});
    std::vector<PairedOutcome> apart = repeated;
    for (std::size_t i = 0; i < apart.size(); ++i) apart[i].prompt = static_cast<int>(i);
    const auto together = paired_bootstrap(repeated), alone = paired_bootstrap(apart);
    QCOMPARE(together.difference, alone.difference);
    QVERIFY(together.high - together.low > 3 * (alone.high - alone.low));
  }

  void refusals() {
    QVERIFY_THROWS_EXCEPTION(Error, paired_bootstrap({{1, 0, 1}, {1, 0, 1}}));
    QVERIFY_THROWS_EXCEPTION(Error, quantile({}, 0.5));
    QCOMPARE(quantile({4, 1, 2}, 0.75), 3.0);
  }
};

PENTIMENTO_TEST(PairedBootstrapTest)
#include "paired_bootstrap_test.moc"
