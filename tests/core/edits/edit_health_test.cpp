#include <QtTest>

#include "core/edits/edit_health.h"
#include "core/edits/two_linears.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class EditHealthTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void measuresChangeAndResidual() {
    TwoLinears module;
    ParameterSwap swap(*module);
    const auto w0 = swap.base("first.weight");
    const auto delta = edit_of("first.weight", 1.5 * w0);
    const auto layers = layer_health(*delta, swap);
    QCOMPARE(layers.size(), std::size_t(1));
    QVERIFY(std::abs(layers[0].relative_change - 0.5) < 1e-6);

    const auto states = torch::ones({2, 4});
    const auto health = edit_health(*delta, swap, states, states, 2);
    QCOMPARE(health.matrices_touched, 1);
    QCOMPARE(health.matrices_expected, 2);
    QVERIFY(std::abs(health.residual_to_anchor - 0.5) < 1e-6); // |1.5 W0 c − W0 c| / |W0 c|
    QVERIFY(std::abs(health.largest_change - 0.5) < 1e-6);
    QVERIFY(health.finite);
  }

  void measuresWhatIsKept() {
    TwoLinears module;
    ParameterSwap swap(*module);
    const auto delta = edit_of("first.weight", 1.25 * swap.base("first.weight"));
    const auto states = torch::ones({2, 4});
    QVERIFY(!edit_health(*delta, swap, HealthStates{states, states, {}}, 1).kept_drift);
    const auto health = edit_health(*delta, swap, HealthStates{states, states, states}, 1);
    QVERIFY(std::abs(*health.kept_drift - 0.25) < 1e-6);
    const auto layers = layer_health(*delta, swap, {states, states, states});
    QVERIFY(std::abs(layers[0].kept_drift - 0.25) < 1e-6);
    QVERIFY(std::abs(layers[0].residual_to_anchor - 0.25) < 1e-6);
  }

  void noticesWhatIsNotANumber() {
    TwoLinears module;
    ParameterSwap swap(*module);
    const auto delta = edit_of("first.weight", torch::full({3, 4}, std::nan("")));
    QVERIFY(!edit_health(*delta, swap, {}, {}, 1).finite);
  }
};

PENTIMENTO_TEST(EditHealthTest)
#include "edit_health_test.moc"
