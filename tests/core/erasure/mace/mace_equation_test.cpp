#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/erasure/mace/mace_golden.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class MaceEquationTest : public QObject {
  Q_OBJECT

  static constexpr int64_t width = 6;

  static MaceEquation random_equation() {
    auto generator = make_generator(5);
    const auto rows = [&](int64_t n) { return torch::randn({n, width}, generator, torch::kFloat64); };
    MaceEquation equation{rows(3), rows(3), {}, {}, 0.0, 0.0, 1e-9};
    const auto one = rows(3), other = rows(3);
    equation.concepts = torch::stack({torch::matmul(one.t(), one), torch::matmul(other.t(), other)});
    return equation;
  }

 private Q_SLOTS:
  void mapsWordsBesideTheConceptToTheirTwins() {
    const auto equation = random_equation();
    auto generator = make_generator(6);
    const auto w0 = torch::randn({4, width}, generator, torch::kFloat64);
    const auto refined = solve_mace(equation).refine(w0);
    QVERIFY(relative_error(torch::matmul(refined, equation.coexisting.t()),
                           torch::matmul(w0, equation.replaced.t())) < 1e-6);
  }

  void eachLoraHoldsOnTheStatesOfItsConcept() { // six independent states, so that both can hold at once
    const auto equation = random_equation();
    const auto solution = solve_mace(equation);
    auto generator = make_generator(6);
    const auto w0 = torch::randn({4, width}, generator, torch::kFloat64);
    std::vector<LowRank> loras;
    for (int i = 0; i < 2; ++i) loras.push_back({torch::randn({4 + width}, generator), 4, width});
    const auto fused = solution.fuse(w0, loras), refined = solution.refine(w0);
    for (int64_t i = 0; i < 2; ++i) {
      const auto& gram = equation.concepts[i]; // its columns are the states' span
      const auto wanted = refined + loras[static_cast<std::size_t>(i)].change().to(torch::kFloat64);
      QVERIFY(relative_error(torch::matmul(fused, gram), torch::matmul(wanted, gram)) < 1e-5);
    }
  }

  void whatIsKeptStays() {
    auto equation = random_equation();
    auto generator = make_generator(6);
    equation.kept = torch::randn({2, width}, generator, torch::kFloat64);
    equation.preserve_scale = equation.fuse_preserve_scale = 1e6;
    const auto solution = solve_mace(equation);
    const auto w0 = torch::randn({4, width}, generator, torch::kFloat64);
    const std::vector<LowRank> loras(2, {torch::randn({4 + width}, generator), 4, width});
    const auto as_before = torch::matmul(w0, equation.kept.t());
    QVERIFY(relative_error(torch::matmul(solution.refine(w0), equation.kept.t()), as_before) < 1e-4);
    QVERIFY(relative_error(torch::matmul(solution.fuse(w0, loras), equation.kept.t()), as_before) < 1e-4);
  }

  void aStrongLambdaLeavesTheMatrix() {
    auto equation = random_equation();
    equation.lambda = 1e9;
    auto generator = make_generator(6);
    const auto w0 = torch::randn({4, width}, generator, torch::kFloat64);
    const std::vector<LowRank> loras(2, {torch::randn({4 + width}, generator), 4, width});
    QVERIFY(relative_error(solve_mace(equation).fuse(w0, loras), w0) < 1e-6);
  }

  void saysWhatToDoWhereThereIsNoSolution() {
    auto equation = random_equation();
    equation.lambda = 0.0;
    equation.coexisting.zero_();
    try {
      solve_mace(equation);
      QFAIL("solved");
    } catch (const Error& error) {
      QVERIFY(error.code() == ErrorCode::NotFinite);
      QVERIFY(QString(error.what()).contains("raise lambda"));
    }
  }
};

PENTIMENTO_TEST(MaceEquationTest)
#include "mace_equation_test.moc"
