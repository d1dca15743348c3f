#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/closed/golden.h"
#include "core/erasure/closed/speed_equation.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class SpeedEquationTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsNumpy() { // golden_closed.py, by inverses and singular values
    const ClosedGolden golden;
    const SpeedSolver solver({golden.of("target"), golden.of("anchor"), golden.of("retain"),
                              golden.of("invariant"), golden.of("noise"), true, 0.1, 0.5, 0.01});
    for (const auto& name : golden.matrices()) {
      const auto solution = solver.solve(golden.of(name));
      const auto error = relative_error(solution.edited, golden.of("speed." + name));
      QVERIFY2(error <= 1e-6, std::to_string(error).c_str());
      QVERIFY(solution.null_directions > 0 && solution.null_directions < 24);
      QVERIFY(solution.retained > 0 && solution.condition_number >= 1.0);
    }
  }

  void retainedAndInvariantStatesStay() {
    const auto w0 = torch::randn({5, 8}, torch::kFloat64);
    const auto states = torch::randn({6, 8}, torch::kFloat64);
    SpeedEquation equation;
    equation.target = states.slice(0, 0, 1);
    equation.anchor = states.slice(0, 1, 2);
    equation.retain = states.slice(0, 2, 4);
    equation.invariant = states.slice(0, 4, 5);
    equation.filter = false;
    equation.null_threshold = 1e-9;
    const auto edited = SpeedSolver(equation).solve(w0).edited;
    for (const int row : {2, 3, 4})
      QVERIFY(torch::allclose(torch::mv(edited, states[row]), torch::mv(w0, states[row]), 1e-8, 1e-8));
    const auto moved = torch::mv(edited, states[0]), wanted = torch::mv(w0, states[1]);
    QVERIFY((moved - wanted).norm().item<double>() <
            (torch::mv(w0, states[0]) - wanted).norm().item<double>());
  }

  void anInvariantStateOutsideTheNullSpaceIsNoTrouble() {
    const auto w0 = torch::randn({5, 8}, torch::kFloat64);
    const auto states = torch::randn({3, 8}, torch::kFloat64);
    SpeedEquation equation;
    equation.target = states.slice(0, 0, 1);
    equation.anchor = states.slice(0, 1, 2);
    equation.retain = equation.invariant = states.slice(0, 2, 3);
    equation.filter = false;
    equation.null_threshold = 1e-9;
    const auto edited = SpeedSolver(equation).solve(w0).edited;
    QVERIFY(torch::isfinite(edited).all().item<bool>());
    QVERIFY(torch::allclose(torch::mv(edited, states[2]), torch::mv(w0, states[2]), 1e-8, 1e-8));
  }

  void centresOfThreeHeaps() {
    const auto heaps = torch::tensor({0.0, 0.2, 10.0, 10.4, -7.0, -7.2}, torch::kFloat64).unsqueeze(1);
    const auto centres = std::get<0>(cluster_centres(heaps, 3).flatten().sort());
    QVERIFY(torch::allclose(centres, torch::tensor({-7.1, 0.1, 10.2}, torch::kFloat64)));
    QCOMPARE(cluster_centres(heaps, 9).size(0), int64_t(6));
  }

  void refusesWhatIsNotANumber() {
    const auto states = torch::full({2, 3}, std::nan(""));
    QVERIFY_THROWS_EXCEPTION(Error, SpeedSolver({states, states, {}, {}, {}}));
  }
};

PENTIMENTO_TEST(SpeedEquationTest)
#include "speed_equation_test.moc"
