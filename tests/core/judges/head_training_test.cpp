#include "core/judges/head_training.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/judges/verdicts.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

/// n pictures in two clouds `apart`, half of them showing "cat".
LabelledFeatures clouds(std::int64_t n, double apart, std::uint64_t seed) {
  torch::manual_seed(seed);
  LabelledFeatures pictures;
  pictures.labels = {"cat"};
  const auto cat = torch::arange(n).remainder(2) == 0;
  auto points = torch::randn({n, 16});
  points.select(1, 3) += apart * (cat.to(torch::kFloat32) - 0.5);
  pictures.directions = points / points.norm(2, 1, true);
  pictures.shows = cat.unsqueeze(1);
  for (std::int64_t i = 0; i < n; ++i) pictures.keys.push_back(std::to_string((i * 7919) % 100003));
  return pictures;
}

/// The objective as a textbook has it, with its gradient by automatic differentiation.
torch::Tensor gradient_at(const torch::Tensor& x, const torch::Tensor& y, double ridge,
                          const torch::Tensor& fit) {
  const auto w = fit.clone().set_requires_grad(true);
  const auto f = x.matmul(w.slice(0, 0, -1)) + w[-1];
  const auto losses = torch::log(1 + torch::exp(-y * f));
  const auto loss = 0.5 * losses.masked_select(y > 0).mean() + 0.5 * losses.masked_select(y < 0).mean() +
                    ridge / 2 * w.slice(0, 0, -1).square().sum();
  loss.backward();
  return w.grad();
}

bool equal(const ClassifierHead& a, const ClassifierHead& b) {
  return torch::equal(a.weight, b.weight) && torch::equal(a.bias, b.bias) && a.reliability == b.reliability;
}

} // namespace

class HeadTrainingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theFitIsTheOptimum() {
    torch::manual_seed(1);
    const auto x = torch::randn({200, 12}, torch::kFloat64);
    const auto y = torch::where(x.select(1, 0) + torch::randn({200}, torch::kFloat64) > 0.8, 1.0, -1.0);
    for (const double ridge : {1e-1, 1e-3, 1e-5}) {
      const auto gradient = gradient_at(x, y, ridge, logistic_fit(x, y, ridge));
      QVERIFY2(gradient.abs().max().item<double>() < 1e-9, gradient.toString().c_str());
    }
  }

  void whatCanBeSeparatedStaysFinite() {
    const auto x =
        torch::cat({torch::full({20, 2}, 1.0, torch::kFloat64), torch::full({5, 2}, -1.0, torch::kFloat64)});
    const auto y = torch::cat({torch::ones({20}, torch::kFloat64), -torch::ones({5}, torch::kFloat64)});
    const auto fit = logistic_fit(x, y, 1e-5);
    QVERIFY(fit.isfinite().all().item<bool>());
    QVERIFY(gradient_at(x, y, 1e-5, fit).abs().max().item<double>() < 1e-9);
  }

  void findsWhatIsThere() {
    RunControl control;
    const auto head = train_head(clouds(300, 8, 2), {}, control);
    QCOMPARE(head.origin.learned_from + head.origin.calibrated_on + head.origin.tested_on, 300);
    QCOMPARE(head.origin.tested_on, 60);
    const auto& cat = head.reliability.front();
    QVERIFY(cat.found.n + cat.false_alarms.n + cat.not_sure == 60);
    QVERIFY(cat.found.n > 20 && cat.found.rate() > 0.9);
    QVERIFY(cat.false_alarms.n > 20 && cat.false_alarms.rate() < 0.1);
  }

  void whatWasDealtByLotIsNotLearned() { // the pictures that are counted on taught nothing
    RunControl control;
    Proportion found, alarms;
    for (const std::uint64_t seed : {3, 4, 5}) {
      const auto head = train_head(clouds(400, 0, seed), {}, control);
      found += head.reliability.front().found;
      alarms += head.reliability.front().false_alarms;
    }
    QVERIFY2(std::abs(found.rate() - alarms.rate()) < 0.3,
             qPrintable(QString("%1 %2").arg(found.rate()).arg(alarms.rate())));
  }

  void theOrderOfThePicturesDoesNotMatter() {
    RunControl control;
    const auto pictures = clouds(120, 2, 6);
    auto turned = pictures;
    std::reverse(turned.keys.begin(), turned.keys.end());
    turned.directions = pictures.directions.flip(0);
    turned.shows = pictures.shows.flip(0);
    const auto head = train_head(pictures, {}, control);
    QVERIFY(equal(head, train_head(pictures, {}, control)));
    QVERIFY(equal(head, train_head(turned, {}, control)));
  }

  void tooFewAreRefusedByName() {
    RunControl control;
    try {
      train_head(clouds(18, 8, 8), {}, control);
      QFAIL("it learned from nine pictures");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::BadSetting);
      QVERIFY(QString(error.what()).contains("\"cat\""));
      QVERIFY(QString(error.what()).contains("9"));
    }
  }

  void stops() {
    RunControl control;
    control.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, train_head(clouds(100, 8, 9), {}, control));
  }

  void countsLeaveOutWhatIsNotSure() {
    const auto said = torch::tensor({0.9, 0.5, 0.1, 0.9, 0.6, 0.2}).unsqueeze(1);
    const auto shown = torch::tensor({1, 1, 1, 0, 0, 0}).to(torch::kBool).unsqueeze(1);
    const auto counts = count_reliability({"cat"}, said, shown);
    QCOMPARE(counts.front().found, (Proportion{1, 2}));
    QCOMPARE(counts.front().false_alarms, (Proportion{1, 2}));
    QCOMPARE(counts.front().not_sure, 2);
  }
};

PENTIMENTO_TEST(HeadTrainingTest)
#include "head_training_test.moc"
