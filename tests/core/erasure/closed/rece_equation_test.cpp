#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/closed/golden.h"
#include "core/erasure/closed/rece_equation.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ReceEquationTest : public QObject {
  Q_OBJECT

  ReceEquation equation() {
    const ClosedGolden golden;
    std::vector<torch::Tensor> base;
    for (const auto& name : golden.matrices()) base.push_back(golden.of(name));
    ReceEquation equation;
    equation.first = {golden.of("target"), golden.of("anchor"), golden.of("kept"), 1.5, 0.7, 0.5};
    equation.sought_target = golden.of("target");
    equation.sought_anchor = golden.of("anchor");
    equation.gram = gram_of(base);
    equation.epochs = 2;
    equation.embedding_lambda = 0.05;
    equation.round_lambda = 0.1;
    equation.round_preserve = 0.2;
    return equation;
  }

 private Q_SLOTS:
  void equalsNumpysRounds() { // golden_closed.py edits every matrix on its own in every round
    const ClosedGolden golden;
    std::vector<std::int64_t> rounds;
    const auto solution = solve_rece(equation(), [&](std::int64_t epoch) { rounds.push_back(epoch); });
    QCOMPARE(rounds, (std::vector<std::int64_t>{0, 1}));
    QVERIFY(solution.condition_number >= 1.0);
    for (const auto& name : golden.matrices()) {
      const auto error =
          relative_error(torch::matmul(golden.of(name), solution.projection), golden.of("rece." + name));
      QVERIFY2(error <= 1e-6, std::to_string(error).c_str());
    }
  }

  void noRoundsAreUce() {
    auto plain = equation();
    plain.epochs = 0;
    QVERIFY(solve_rece(plain).projection.equal(solve_uce(plain.first).projection));
  }

  void theMapFindsWhatTheEditHides() { // an invertible edit hides nothing: W' c' = W c again
    const auto w = torch::randn({12, 6}, torch::kFloat64);
    const auto turned = torch::matmul(w, torch::eye(6, torch::kFloat64) * 0.5);
    const auto found = adversarial_map(std::vector<torch::Tensor>{turned}, {w}, 1e-9);
    QVERIFY(torch::allclose(found.map, 2.0 * torch::eye(6, torch::kFloat64), 1e-6, 1e-6));
    const auto same = adversarial_map_of(gram_of({w}), 0.5 * torch::eye(6, torch::kFloat64), 1e-9);
    QVERIFY(torch::allclose(found.map, same.map, 1e-9, 1e-9));
  }

  void refusesWhatIsNotANumber() {
    const auto w = torch::full({3, 2}, std::nan(""));
    QVERIFY_THROWS_EXCEPTION(Error, adversarial_map(std::vector<torch::Tensor>{w}, {w}, 0.1));
  }
};

PENTIMENTO_TEST(ReceEquationTest)
#include "rece_equation_test.moc"
