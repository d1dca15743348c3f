#include "core/base/torch.h"
#include <QtTest>

#include "core/base/error.h"
#include "core/models/layers/activations.h"
#include "support/test_registry.h"

using namespace pentimento;

class ActivationsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void values() { // torch.nn.functional at 1.0
    const std::pair<const char*, double> expected[] = {
        {"silu", 0.7310586},       {"swish", 0.7310586}, {"gelu", 0.8413447}, {"gelu_new", 0.8411920},
        {"quick_gelu", 0.8457958}, {"mish", 0.8650984},  {"relu", 1.0}};
    for (const auto& [name, value] : expected) {
      QVERIFY(std::abs(activate(parse_activation(name, "act"), torch::ones({1})).item<double>() - value) <
              1e-6);
    }
  }

  void overwritesOnlyWithoutGradient() {
    const auto input = torch::ones({2}).requires_grad_(true) * 1;
    activate(Activation::Silu, input);
    QVERIFY(torch::equal(input, torch::ones({2})));
    torch::NoGradGuard no_grad;
    const auto scratch = torch::ones({2});
    QVERIFY(activate(Activation::Silu, scratch).is_same(scratch));
  }
};

PENTIMENTO_TEST(ActivationsTest)
#include "activations_test.moc"
