#include <QtTest>

#include "core/base/error.h"
#include "core/edits/edit_conflicts.h"
#include "core/edits/edit_health.h"
#include "core/edits/edit_stack.h"
#include "core/models/layers/attention.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

/// A block with one cross-attention of width 4.
struct OneAttentionImpl : torch::nn::Module {
  OneAttentionImpl() {
    attn2 = register_module("attn2", Attention(4, 6, 2, 2));
    const auto generator = at::detail::createCPUGenerator(3);
    for (auto& parameter : parameters()) parameter.set_data(torch::randn(parameter.sizes(), generator));
  }
  Attention attn2{nullptr};
};
TORCH_MODULE(OneAttention);

std::shared_ptr<const WeightDelta> eraser_edit(int seed, int64_t rank) {
  const auto generator = at::detail::createCPUGenerator(static_cast<std::uint64_t>(seed));
  auto edit = std::make_shared<WeightDelta>();
  edit->origin = {"base", "receler", {}, {}, {}, 0, "", ""};
  const std::string prefix = "attn2.eraser.";
  edit->entries[prefix + "down.weight"] = dense_entry(torch::randn({rank, 4}, generator));
  edit->entries[prefix + "down.bias"] = dense_entry(torch::randn({rank}, generator));
  edit->entries[prefix + "up.weight"] = dense_entry(torch::randn({4, rank}, generator));
  edit->entries[prefix + "up.bias"] = dense_entry(torch::randn({4}, generator));
  return edit;
}

} // namespace

/// Edits that add what a plain base lacks.
class EraserSlotsTest : public QObject {
  Q_OBJECT

  OneAttention module_;
  const torch::Tensor pixels_ = torch::randn({1, 3, 4}), text_ = torch::randn({1, 5, 6});

  torch::Tensor run() { return module_->attn2(pixels_, text_, AttentionOptions{}); }

  static Eraser of(const WeightDelta& edit) {
    const auto tensor = [&](const char* part) {
      return edit.entries.at(std::string("attn2.eraser.") + part).parameter;
    };
    return {tensor("down.weight"), tensor("down.bias"), tensor("up.weight"), tensor("up.bias")};
  }

 private Q_SLOTS:
  void knowsItsNames() {
    QVERIFY(is_eraser("a.attn2.eraser.up.bias") && !is_eraser("a.attn2.to_k.weight"));
    QVERIFY(!is_eraser("a.attn2.eraser.up.lora") && !is_eraser("eraser"));
    QCOMPARE(eraser_of("a.attn2.eraser.up.bias"), std::string("a.attn2.eraser"));
    QCOMPARE(eraser_sibling("a.attn2.eraser.up.bias", "down.weight"),
             std::string("a.attn2.eraser.down.weight"));
    QCOMPARE(EraserSlots(*module_).names().size(), std::size_t(4));
  }

  void strengthScalesWhatIsAdded() {
    const auto base = run();
    ParameterSwap swap(*module_);
    QVERIFY(swap.pristine() && swap.has("attn2.eraser.up.weight"));
    const auto edit = eraser_edit(1, 2);
    const auto added = of(*edit)(base);
    EditStack stack;
    const int id = stack.add("a", edit);
    for (const double strength : {1.0, 0.5, -1.0, 2.0}) {
      stack.set_strength(id, strength);
      stack.apply(swap, "base");
      QVERIFY(torch::allclose(run(), base + strength * added, 1e-5, 1e-5));
    }
    stack.set_strength(id, 0.0);
    QCOMPARE(stack.apply(swap, "base"), std::string("base"));
    QVERIFY(run().equal(base) && swap.pristine());
  }

  void twoStandSideBySideAndMerge() {
    const auto base = run();
    ParameterSwap swap(*module_);
    const auto one = eraser_edit(1, 2), other = eraser_edit(2, 3);
    EditStack stack;
    stack.add("a", one, 0.5);
    stack.add("b", other, 1.5);
    const auto state = stack.apply(swap, "base");
    const auto both = run();
    QVERIFY(torch::allclose(both, base + 0.5 * of(*one)(base) + 1.5 * of(*other)(base), 1e-5, 1e-5));
    QCOMPARE(edit_conflict(*one, *other, swap).shared, 0);
    EditStack merged;
    merged.add("m", std::make_shared<const WeightDelta>(stack.merge(swap, "base")));
    QVERIFY(merged.apply(swap, "base") != state);
    QVERIFY(torch::allclose(run(), both, 1e-6, 1e-6));
    swap.restore();
    QVERIFY(run().equal(base));
  }

  void refusesWhatIsNotWhole() {
    ParameterSwap swap(*module_);
    auto lacking = *eraser_edit(1, 2);
    lacking.entries.erase("attn2.eraser.down.bias");
    auto narrow = *eraser_edit(1, 2);
    narrow.entries["attn2.eraser.down.bias"] = dense_entry(torch::zeros({3}));
    auto wide = *eraser_edit(1, 2);
    wide.entries["attn2.eraser.up.weight"] = dense_entry(torch::zeros({5, 2}));
    auto elsewhere = *eraser_edit(1, 2);
    elsewhere.entries["attn3.eraser.up.bias"] = dense_entry(torch::zeros({4}));
    const std::pair<WeightDelta, const char*> cases[] = {
        {lacking, "attn2.eraser lacks its down.bias: expected four tensors of each eraser, got fewer; the "
                  "edit's file is not complete"},
        {narrow, "attn2.eraser.down.bias has the wrong shape: expected a bottleneck of 2, got [3]; the edit "
                 "belongs to a model of another architecture"},
        {wide, "attn2.eraser.up.weight has the wrong shape: expected [4, rank], got [5, 2]; the edit belongs "
               "to a model of another architecture"},
        {elsewhere, "the model has no cross-attention for attn3.eraser.up.bias; the edit belongs to a model "
                    "of another architecture"},
    };
    for (const auto& [edit, sentence] : cases) {
      EditStack stack;
      stack.add("a", std::make_shared<const WeightDelta>(edit));
      try {
        stack.apply(swap, "base");
        QFAIL(sentence);
      } catch (const Error& error) {
        QCOMPARE(QString(error.what()), sentence);
      }
      QVERIFY(swap.pristine());
    }
  }

  void healthSaysTheEraserSize() {
    ParameterSwap swap(*module_);
    auto edit = *eraser_edit(1, 2);
    const auto eraser = of(edit);
    const auto layers = layer_health(edit, swap);
    QCOMPARE(layers.size(), std::size_t(4));
    for (const auto& layer : layers)
      QCOMPARE(layer.relative_change, eraser_size(eraser.up_weight, eraser.down_weight));
    QCOMPARE(edit_health(edit, swap, HealthStates{}, 4).matrices_touched, 4);
    edit.entries["attn2.eraser.up.weight"] = dense_entry(torch::zeros({4, 2}));
    const auto none = edit_health(edit, swap, HealthStates{}, 4);
    QCOMPARE(none.matrices_touched, 3);
    QCOMPARE(none.largest_change, 0.0);
  }
};

PENTIMENTO_TEST(EraserSlotsTest)
#include "eraser_slots_test.moc"
