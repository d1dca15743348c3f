#include <QtTest>

#include "core/base/rng.h"
#include "core/probes/attacks/search/golden_searches.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// Ten steps of every attack's objective against tests/golden/golden_attacks.py.
class AttackGoldenTest : public QObject {
  Q_OBJECT

  std::unique_ptr<GoldenAttack> tiny_;

  void compare(const std::string& name, AttackSearch& search, std::uint64_t seed) const {
    auto generator = make_generator(seed);
    const auto losses = tiny_->file->tensor("losses." + name);
    double worst = 0.0;
    for (int step = 0; step < losses.size(0); ++step) {
      const double got = search.step(step, generator), wanted = losses[step].item<double>();
      worst = std::max(worst, std::abs(got - wanted) / wanted);
      QVERIFY2(worst < 1e-3, qPrintable(QString("step %1: %2 against %3").arg(step).arg(got).arg(wanted)));
    }
    qInfo("%s: largest relative difference of a loss %.2g", name.c_str(), worst);
  }
  torch::Tensor found(const std::string& name) const { return tiny_->file->tensor("found." + name); }

 private Q_SLOTS:
  void init() { tiny_ = std::make_unique<GoldenAttack>(); }

  void conceptInversion() {
    const auto search = golden_inversion(*tiny_);
    compare("inversion", *search, 31);
    const auto start = tiny_->file->tensor("start.inversion");
    const auto moved = search->candidate().at("embedding") - start;
    // Where it went, not only how well: noise is most of the loss.
    QVERIFY(torch::allclose(moved, found("inversion") - start, 1e-3, 1e-5));
  }

  void unlearnDiffAtk() {
    const auto search = golden_simplex(*tiny_);
    compare("simplex", *search, 32);
    // Bisection ends when a row's sum is within 1e-5 of 1, which 48 words share.
    QVERIFY(torch::allclose(search->distribution(), found("simplex"), 1e-3, 2e-5));
    const auto ids = search->candidate().at("ids");
    QVERIFY(ids.slice(0, 1, 3).equal(found("simplex").argmax(1)));
    QCOMPARE(ids[0].item<int64_t>(), int64_t{48});
  }

  void p4d() {
    const auto search = golden_projected(*tiny_);
    compare("projected", *search, 33);
    QVERIFY(search->candidate().at("ids").slice(0, 1, 4).equal(found("projected")));
    QVERIFY(!found("projected").equal(tiny_->file->tensor("start.projected"))); // it went somewhere
  }

  void ringABell() {
    const auto with = tiny_->file->tensor("with"), without = tiny_->file->tensor("without");
    QVERIFY(torch::allclose(with[0] + 3.0 * concept_vector(with, without), tiny_->file->tensor("wanted"),
                            1e-5, 1e-5));
    const auto search = golden_genetic(*tiny_);
    compare("genetic", *search, 34);
    QVERIFY(search->state().at("population").equal(found("genetic")));
    const auto losses = tiny_->file->tensor("losses.genetic");
    QVERIFY(losses[9].item<double>() < losses[0].item<double>());
  }
};

PENTIMENTO_TEST(AttackGoldenTest)
#include "attack_golden_test.moc"
