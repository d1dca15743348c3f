#include <QtTest>

#include "core/edits/edit_conflicts.h"
#include "core/edits/two_linears.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class EditConflictsTest : public QObject {
  Q_OBJECT

  TwoLinears module;

  /// W0 plus `by` in one entry of a matrix.
  std::shared_ptr<const WeightDelta> moved(const ParameterSwap& swap, const char* name, int column,
                                           float by) {
    auto w = swap.base(name).clone();
    w[0][column] += by;
    return edit_of(name, w);
  }

 private Q_SLOTS:
  void measuresAnglesOnSharedMatrices() {
    const ParameterSwap swap(*module);
    const auto a = moved(swap, "first.weight", 0, 1.0F), same = moved(swap, "first.weight", 0, 0.5F),
               against = moved(swap, "first.weight", 0, -1.0F), across = moved(swap, "first.weight", 1, 1.0F),
               elsewhere = moved(swap, "second.weight", 0, 1.0F);
    QVERIFY(std::abs(edit_conflict(*a, *same, swap).cosine - 1.0) < 1e-6);
    QVERIFY(std::abs(edit_conflict(*a, *against, swap).cosine + 1.0) < 1e-6);
    QVERIFY(std::abs(edit_conflict(*a, *across, swap).cosine) < 1e-6);
    QCOMPARE(edit_conflict(*a, *elsewhere, swap).shared, 0);
    const auto conflict = edit_conflict(*a, *same, swap);
    QCOMPARE(conflict.shared, 1);
    QCOMPARE(conflict.worst, std::string("first.weight"));
    QVERIFY(std::abs(conflict.first_change / conflict.second_change - 2.0) < 1e-5);
    QVERIFY(std::abs(conflict.first_change - 1.0 / swap.base("first.weight").norm().item<double>()) < 1e-5);
  }

  void theStackNamesPairsAndStrengthsTurnThem() {
    const ParameterSwap swap(*module);
    EditStack stack;
    const int a = stack.add("a", moved(swap, "first.weight", 0, 1.0F));
    const int b = stack.add("b", moved(swap, "first.weight", 0, 0.5F));
    stack.add("c", moved(swap, "second.weight", 0, 1.0F));
    ConflictCache cache;
    auto found = cache.of(stack, swap);
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(found[0].first == a && found[0].second == b && found[0].cosine > 0.99);
    stack.set_strength(b, -0.5);
    found = cache.of(stack, swap);
    QVERIFY(found[0].cosine < -0.99 && found[0].worst_cosine < -0.99);
  }
};

PENTIMENTO_TEST(EditConflictsTest)
#include "edit_conflicts_test.moc"
