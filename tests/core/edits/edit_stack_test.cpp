#include <QtTest>

#include "core/base/error.h"
#include "core/edits/edit_stack.h"
#include "core/edits/two_linears.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class EditStackTest : public QObject {
  Q_OBJECT

  TwoLinears module;

  torch::Tensor some(int seed) { return torch::randn({3, 4}, at::detail::createCPUGenerator(seed)); }

 private Q_SLOTS:
  void offAndZeroAreTheBase() {
    const void* base = module->first->weight.data_ptr();
    ParameterSwap swap(*module);
    EditStack stack;
    QCOMPARE(stack.state_hash("base"), std::string("base"));
    const int id = stack.add("cat → dog", edit_of("first.weight", some(1)));
    const auto on = stack.apply(swap, "base");
    QVERIFY(on != "base");
    QVERIFY(module->first->weight.data_ptr() != base);
    stack.set_strength(id, 0.0);
    QCOMPARE(stack.apply(swap, "base"), std::string("base"));
    QVERIFY(module->first->weight.data_ptr() == base);
    stack.set_strength(id, 1.0);
    QCOMPARE(stack.apply(swap, "base"), on);
    stack.set_on(id, false);
    QCOMPARE(stack.apply(swap, "base"), std::string("base"));
    QVERIFY(module->first->weight.data_ptr() == base);
  }

  void fullStrengthIsTheEditedTensorToTheBit() {
    ParameterSwap swap(*module);
    EditStack stack;
    stack.add("a", edit_of("first.weight", some(1)));
    stack.apply(swap, "base");
    QVERIFY(module->first->weight.equal(some(1)));
    QVERIFY(module->second->weight.data_ptr() == swap.base("second.weight").data_ptr());
  }

  void strengthsAddUp() {
    ParameterSwap swap(*module);
    const auto w0 = swap.base("first.weight");
    EditStack stack;
    stack.add("a", edit_of("first.weight", some(1)), 0.5);
    stack.add("b", edit_of("first.weight", some(2)), -0.25);
    stack.apply(swap, "base");
    const auto wanted = w0 + 0.5 * (some(1) - w0) - 0.25 * (some(2) - w0);
    QVERIFY(torch::allclose(module->first->weight, wanted, 1e-6, 1e-6));
  }

  void stateSeesOrderStrengthAndContent() {
    EditStack stack;
    const int a = stack.add("a", edit_of("first.weight", some(1)));
    stack.add("b", edit_of("first.weight", some(2)));
    const auto both = stack.state_hash("base");
    QCOMPARE(both.size(), std::size_t(64));
    stack.move(a, 1);
    QVERIFY(stack.state_hash("base") != both);
    stack.move(a, 0);
    QCOMPARE(stack.state_hash("base"), both);
    stack.set_strength(a, 0.5);
    QVERIFY(stack.state_hash("base") != both);
    stack.remove(a);
    EditStack alone;
    alone.add("another name", edit_of("first.weight", some(2)));
    QCOMPARE(stack.state_hash("base"), alone.state_hash("base"));
  }

  void mergeGivesTheSameWeights() {
    ParameterSwap swap(*module);
    EditStack stack;
    stack.add("a", edit_of("first.weight", some(1)), 0.5);
    stack.add("b", edit_of("second.weight", some(2)), 0.75);
    stack.apply(swap, "base");
    const auto first = module->first->weight.detach().clone();
    EditStack merged;
    merged.add("both", std::make_shared<WeightDelta>(stack.merge(swap, "base")));
    merged.apply(swap, "base");
    QVERIFY(module->first->weight.equal(first));
  }

  void otherBaseIsRefusedAndNothingIsTouched() {
    ParameterSwap swap(*module);
    EditStack stack;
    const int id = stack.add("a", edit_of("first.weight", some(1)));
    QVERIFY(stack.infos("else").front().other_base);
    QVERIFY_THROWS_EXCEPTION(Error, stack.apply(swap, "else"));
    QVERIFY(swap.pristine());
    stack.set_on(id, false);
    QCOMPARE(stack.apply(swap, "else"), std::string("else"));
    stack.add("wrong", edit_of("second.weight", torch::zeros({3, 5})));
    QVERIFY_THROWS_EXCEPTION(Error, stack.apply(swap, "base"));
    QVERIFY(swap.pristine());
  }

  void refusesStrangeStrengthsAndIds() {
    EditStack stack;
    const int id = stack.add("a", edit_of("first.weight", some(1)));
    QVERIFY_THROWS_EXCEPTION(Error, stack.set_strength(id, std::nan("")));
    QVERIFY_THROWS_EXCEPTION(Error, stack.remove(id + 1));
    QCOMPARE(stack.add("again", edit_of("first.weight", some(1)), 1.0, id), id + 1);
  }
};

PENTIMENTO_TEST(EditStackTest)
#include "edit_stack_test.moc"
