#include "core/judges/leak_estimate.h"

#include <QtTest>

#include "core/judges/detector_streams.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

/// Pictures as the design's section 3.5 has them: 10 % near the margin, 60 % confidently clean of which 1.2 %
/// leak, 30 % confidently a leak of which 3.5 % are none.
struct Population {
  explicit Population(int n) {
    test::Normal normal(static_cast<std::uint64_t>(n));
    for (int i = 0; i < n; ++i) {
      Observation one;
      one.id = i;
      const double zone = static_cast<double>(i) / n;
      one.query.reason = zone < 0.1 ? AskReason::Margin : AskReason::Audit;
      one.leak = zone < 0.1 ? normal.uniform() < 0.5 : zone >= 0.7;
      one.query.probability = zone < 0.1 ? 1.0 : std::max(0.02, 90.0 / n);
      const double wrong = zone < 0.1 ? 0.3 : zone < 0.7 ? 0.012 : 0.035;
      truth.push_back(one.leak != (normal.uniform() < wrong));
      pictures.push_back(one);
      rate += truth.back() ? 1.0 / n : 0.0;
    }
  }

  /// The coins thrown anew, and the asked ones answered truly.
  std::deque<Observation> audited(test::Normal& coins) const {
    auto copy = pictures;
    for (auto& one : copy) {
      one.query.asked = coins.uniform() < one.query.probability;
      if (one.query.asked)
        one.label = truth[static_cast<std::size_t>(one.id)] ? HumanLabel::Leak : HumanLabel::Clean;
    }
    return copy;
  }

  std::deque<Observation> pictures;
  std::vector<bool> truth;
  double rate = 0;
};

} // namespace

class LeakEstimateTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void t3UnbiasedAndCovered_data() {
    QTest::addColumn<int>("n");
    for (const int n : {250, 1000, 5000}) QTest::newRow(std::to_string(n).c_str()) << n;
  }
  void t3UnbiasedAndCovered() {
    QFETCH(int, n);
    const Population population(n);
    test::Normal coins(7);
    constexpr int kReplays = 500;
    double sum = 0, squares = 0, width = 0;
    int covered = 0, normal_given = 0, normal_covered = 0;
    for (int i = 0; i < kReplays; ++i) {
      const auto leaks = estimate_leaks(population.audited(coins));
      sum += leaks.corrected;
      squares += leaks.corrected * leaks.corrected;
      covered += leaks.band.low <= population.rate && population.rate <= leaks.band.high;
      width += (leaks.band.high - leaks.band.low) / kReplays;
      QCOMPARE(leaks.normal_band.has_value(), leaks.audit_errors >= 5); // otherwise it must not be had
      if (!leaks.normal_band) continue;
      ++normal_given;
      normal_covered +=
          leaks.normal_band->low <= population.rate && population.rate <= leaks.normal_band->high;
    }
    const double mean = sum / kReplays;
    const double error = std::sqrt((squares / kReplays - mean * mean) / kReplays);
    qInfo("N %d: bias %.5f (s.e. %.5f), covered %d of %d, width %.3f, normal band %d of %d given", n,
          mean - population.rate, error, covered, kReplays, width, normal_covered, normal_given);
    QVERIFY(std::abs(mean - population.rate) <= 2 * error);
    QVERIFY(covered >= 0.95 * kReplays);
  }

  void acceptance6() { // 5 000 pictures, a simulated auditor, 200 replays
    constexpr int kReplays = 200, kBudget = 700;
    int covered = 0, covered_last = 0;
    double width = 0;
    for (int i = 0; i < kReplays; ++i) {
      const auto stream = test::clip_stream(1000 + static_cast<std::uint64_t>(i), {1.2, i % 4 == 0, 5000});
      auto settings = test::settings_for(stream, 10, static_cast<std::uint64_t>(i));
      settings.query.budget = kBudget;
      const auto run = test::run_stream(stream, settings, i % 2 == 0 ? 0 : 50);
      const auto leaks = estimate_leaks(run.detector.observations());
      QCOMPARE(leaks.asked, kBudget);
      QCOMPARE(leaks.answered, kBudget);
      covered += leaks.band.low <= stream.leak_rate() && stream.leak_rate() <= leaks.band.high;
      width += (leaks.band.high - leaks.band.low) / kReplays;
      test::Stream last;
      for (const auto& picture : stream.pictures)
        if (picture.checkpoint == 7) last.pictures.push_back(picture);
      const auto final = estimate_leaks(run.detector.observations(), {7, {}});
      QCOMPARE(final.pictures, static_cast<int>(last.pictures.size()));
      covered_last += final.band.low <= last.leak_rate() && last.leak_rate() <= final.band.high;
    }
    qInfo("covered %d of %d (last checkpoint %d), mean width %.3f, labels %d", covered, kReplays,
          covered_last, width, kBudget);
    QVERIFY(covered >= 0.95 * kReplays);
    QVERIFY(covered_last >= 0.95 * kReplays);
  }

  void theBandMovesAsLabelsArrive() {
    const auto stream = test::clip_stream(2);
    OnlineDetector detector(test::settings_for(stream, 10), stream.warm);
    for (const auto& picture : stream.pictures)
      detector.observe(picture.embedding, {picture.checkpoint, "", "", 0, ""});
    const auto blind = estimate_leaks(detector.observations());
    QCOMPARE(blind.band, (Interval{0, 1}));
    QCOMPARE(blind.corrected, blind.raw);
    double width = 1;
    int answered = 0;
    for (const auto& one : detector.observations()) {
      if (!one.query.asked) continue;
      detector.label(one.id, stream.pictures[static_cast<std::size_t>(one.id)].leak ? HumanLabel::Leak
                                                                                    : HumanLabel::Clean);
      if (++answered % 40 == 0) {
        const auto leaks = estimate_leaks(detector.observations());
        QVERIFY(leaks.band.high - leaks.band.low < width);
        width = leaks.band.high - leaks.band.low;
      }
    }
    QVERIFY(answered >= 120);
    const auto curve = leaks_by_checkpoint(detector.observations());
    QCOMPARE(curve.size(), std::size_t{8});
    QVERIFY(curve.front().leaks.corrected > curve.back().leaks.corrected + 0.3);
    const auto good = reliability(detector.observations());
    QVERIFY(good.true_positives.n + good.false_alarms.n > 40);
    QVERIFY(good.true_positives.rate() > good.false_alarms.rate());
  }

  void unsureWidensAndBrokenCounts() {
    const Population population(1000);
    test::Normal coins(3);
    auto pictures = population.audited(coins);
    const auto sure = estimate_leaks(pictures);
    int changed = 0;
    for (auto& one : pictures)
      if (one.label && one.query.reason == AskReason::Margin && changed < 20) {
        one.label = changed % 2 ? HumanLabel::Unsure : HumanLabel::Broken;
        ++changed;
      }
    const auto less = estimate_leaks(pictures);
    QCOMPARE(less.undecided, 10);
    QCOMPARE(less.broken, 10);
    QVERIFY(less.band.high - less.band.low > sure.band.high - sure.band.low + 0.009);
    QVERIFY(!sure.enough_audit || sure.audited >= 90);
  }
};

PENTIMENTO_TEST(LeakEstimateTest)
#include "leak_estimate_test.moc"
