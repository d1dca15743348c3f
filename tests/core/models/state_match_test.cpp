#include "core/models/state_match.h"

#include <QtTest>

#include "core/models/layers/attention.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

/// Names and shapes without any numbers.
class Header : public TensorSource {
 public:
  explicit Header(std::vector<TensorEntry> entries) : TensorSource("header") { hold(std::move(entries)); }
  std::string form() const override { return "header"; }

 private:
  torch::Tensor read(const TensorEntry&) const override { return {}; }
};

TensorEntry entry(const std::string& name, std::vector<std::int64_t> shape) {
  return {name, torch::kFloat16, std::move(shape)};
}

} // namespace

class StateMatchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void saysAllThatDoesNotFit() {
    const Attention attention(8, 8, 2, 4);
    const Header file({entry("to_q.weight", {8, 8, 1, 1}), entry("text_model.to_k.weight", {8, 16}),
                       entry("to_out.0.weight", {8, 8}), entry("extra", {1}), entry("a.position_ids", {77})});
    const auto match = match_state(*attention, file);
    QCOMPARE(match.missing, (std::vector<std::string>{"to_v.weight", "to_out.0.bias"}));
    QCOMPARE(match.misshapen.size(), std::size_t{1});
    QCOMPARE(match.misshapen[0].name, std::string("to_k.weight"));
    QVERIFY(match.misshapen[0].got == (std::vector<std::int64_t>{8, 16}));
    QCOMPARE(match.unexpected, std::vector<std::string>{"extra"});
    QVERIFY(!match.complete());
  }

  void hints() {
    QCOMPARE(shape_hint("conv_in.weight", {320, 4, 3, 3}, {320, 9, 3, 3}),
             std::string("this is an inpainting checkpoint"));
    QCOMPARE(shape_hint("x.attn2.to_k.weight", {320, 768}, {320, 1024}),
             std::string("its text encoder is 1024 wide, config.json says 768"));
    QVERIFY(same_numbers({8, 8, 1, 1}, {8, 8}) && !same_numbers({8, 1}, {1, 8}));
  }
};

PENTIMENTO_TEST(StateMatchTest)
#include "state_match_test.moc"
