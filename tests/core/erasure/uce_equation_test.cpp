#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/uce_equation.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;

class UceEquationTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsNumpysInverse() { // tests/golden/golden_doco.py; float64 on both sides, 1e-6 for another
                               // factorisation
    const auto golden = SafetensorsFile::open(PENTIMENTO_GOLDEN "/uce.safetensors");
    const auto of = [&](const char* name) { return golden->tensor(name); };
    const auto solution = solve_uce({of("target"), of("anchor"), of("kept"), 1.5, 0.7, 0.5});
    const auto w = torch::matmul(of("w0"), solution.projection);
    const auto error = (w - of("w")).abs().max() / of("w").abs().max();
    QVERIFY2(error.item<double>() <= 1e-6, std::to_string(error.item<double>()).c_str());
    QVERIFY(std::abs(solution.condition_number / of("condition").item<double>() - 1.0) < 1e-6);
  }

  void nothingToEraseChangesNothing() {
    const auto states = torch::randn({4, 6});
    const auto solution = solve_uce({states, states, {}, 1.0, 1.0, 0.5});
    QVERIFY(torch::allclose(solution.projection, torch::eye(6, torch::kFloat64), 1e-10, 1e-10));
  }

  void refusesWhatIsNotANumber() {
    const auto states = torch::full({4, 6}, std::nan(""));
    QVERIFY_EXCEPTION_THROWN(solve_uce({states, states, {}, 1.0, 1.0, 0.5}), Error);
  }
};

PENTIMENTO_TEST(UceEquationTest)
#include "uce_equation_test.moc"
