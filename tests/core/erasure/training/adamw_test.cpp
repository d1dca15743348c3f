#include <QtTest>
#include <torch/optim/adamw.h>

#include "core/erasure/training/adamw.h"
#include "support/test_registry.h"

using namespace pentimento;

class AdamwTest : public QObject {
  Q_OBJECT

  static torch::Tensor gradient(int step) {
    return torch::sin(torch::arange(6).to(torch::kFloat32) * (step + 1));
  }

 private Q_SLOTS:
  void sameAsTorchs() {
    const auto start = torch::linspace(-1, 1, 6);
    auto ours = start.clone(), theirs = start.clone().requires_grad_(true);
    AdamW optimizer({ours}, {0.01, 0.9, 0.999, 1e-8, 0.01});
    torch::optim::AdamW reference({theirs}, torch::optim::AdamWOptions(0.01).weight_decay(0.01));
    for (int i = 0; i < 30; ++i) {
      optimizer.step({gradient(i)});
      theirs.mutable_grad() = gradient(i);
      reference.step();
    }
    QVERIFY(torch::allclose(ours, theirs, 1e-6, 1e-7));
  }

  void goesOnToTheBit() {
    auto whole = torch::ones({6}), parts = torch::ones({6});
    AdamW one({whole}, {});
    AdamW before({parts}, {});
    for (int i = 0; i < 4; ++i) before.step({gradient(i)});
    std::map<std::string, torch::Tensor> stored;
    for (const auto& [name, tensor] : before.state("x.")) stored[name] = tensor.clone();
    AdamW after({parts}, {});
    after.load("x.", [&](const std::string& name) { return stored.at(name); });
    for (int i = 0; i < 8; ++i) one.step({gradient(i)});
    for (int i = 4; i < 8; ++i) after.step({gradient(i)});
    QVERIFY(whole.equal(parts));
  }
};

PENTIMENTO_TEST(AdamwTest)
#include "adamw_test.moc"
