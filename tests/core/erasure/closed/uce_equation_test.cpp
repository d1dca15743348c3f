#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/closed/golden.h"
#include "core/erasure/closed/uce_equation.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class UceEquationTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsNumpysInverse() { // tests/golden/golden_doco.py; float64 on both sides, 1e-6 for another
                               // factorisation
    const auto golden = SafetensorsFile::open(PENTIMENTO_GOLDEN "/uce.safetensors");
    const auto of = [&](const char* name) { return golden->tensor(name); };
    const auto solution = solve_uce({of("target"), of("anchor"), of("kept"), 1.5, 0.7, 0.5});
    QVERIFY(relative_error(solution.edited(of("w0")), of("w")) <= 1e-6);
    QVERIFY(relative_error(torch::matmul(of("w0"), solution.projection), of("w")) <= 1e-6);
    QVERIFY(std::abs(solution.condition_number / of("condition").item<double>() - 1.0) < 1e-6);
  }

  void equalsNumpyForBothTechniques() { // golden_closed.py
    const ClosedGolden golden;
    for (const bool tensor : {false, true}) {
      const auto solution =
          solve_uce({golden.of("target"), golden.of("anchor"), golden.of("kept"), 1.5, 0.7, 0.5,
                     tensor ? UceTechnique::Tensor : UceTechnique::Replace, golden.of("group")});
      for (const auto& name : golden.matrices())
        QVERIFY(relative_error(solution.edited(golden.of(name)),
                               golden.of((tensor ? "uce_tensor." : "uce.") + name)) <= 1e-6);
    }
  }

  void fewRowsAndManyAgree() {
    const auto w0 = torch::randn({5, 8}, torch::kFloat64);
    const auto target = torch::randn({2, 8}, torch::kFloat64), anchor = torch::randn({2, 8}, torch::kFloat64);
    const auto few = solve_uce({target, anchor, {}, 1.0, 1.0, 0.5});
    const auto root = std::sqrt(0.25); // every row four times at a quarter of its weight says the same
    const auto many =
        solve_uce({root * target.repeat({4, 1}), root * anchor.repeat({4, 1}), {}, 1.0, 1.0, 0.5});
    QVERIFY(torch::allclose(few.edited(w0), many.edited(w0), 1e-10, 1e-12));
  }

  void theConditionNumberIsTheSystemsOwn() { // few rows: from the small product; many: from the system itself
    for (const int rows : {2, 12}) {
      const auto target = torch::randn({rows, 8}, torch::kFloat64),
                 kept = torch::randn({3, 8}, torch::kFloat64);
      const auto solution = solve_uce({target, torch::randn_like(target), kept, 1.5, 0.7, 0.5});
      const auto system = 0.5 * torch::eye(8, torch::kFloat64) + 1.5 * torch::matmul(target.t(), target) +
                          0.7 * torch::matmul(kept.t(), kept);
      QVERIFY(std::abs(solution.condition_number / condition_of(system) - 1.0) < 1e-9);
    }
  }

  void theMatrixGivenIsLeftAlone() {
    const auto w0 = torch::randn({5, 8}, torch::kFloat64), before = w0.clone();
    const auto target = torch::randn({1, 8}, torch::kFloat64);
    solve_uce({target, torch::randn_like(target), {}, 1.0, 1.0, 0.5}).edited(w0);
    QVERIFY(torch::equal(w0, before));
  }

  void tensorLeavesNothingAlongTheTarget() {
    const auto w0 = torch::randn({6, 8}, torch::kFloat64);
    const auto target = torch::randn({1, 8}, torch::kFloat64), anchor = torch::randn({1, 8}, torch::kFloat64);
    const auto solution = solve_uce({target, anchor, {}, 1e6, 1.0, 1e-3, UceTechnique::Tensor});
    const auto before = torch::mv(w0, target[0]), after = torch::mv(solution.edited(w0), target[0]);
    QVERIFY(std::abs((before.dot(after) / (before.norm() * after.norm())).item<double>()) < 1e-6);
  }

  void nothingToEraseChangesNothing() {
    const auto states = torch::randn({4, 6});
    const auto solution = solve_uce({states, states, {}, 1.0, 1.0, 0.5});
    QVERIFY(torch::allclose(solution.projection, torch::eye(6, torch::kFloat64), 1e-10, 1e-10));
  }

  void refusesWhatIsNotANumber() {
    const auto states = torch::full({4, 6}, std::nan(""));
    QVERIFY_THROWS_EXCEPTION(Error, solve_uce({states, states, {}, 1.0, 1.0, 0.5}));
  }
};

PENTIMENTO_TEST(UceEquationTest)
#include "uce_equation_test.moc"
