#include <QtTest>

#include "core/erasure/training/soft_prompt.h"
#include "support/test_registry.h"

using namespace pentimento;

class SoftPromptTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void followsAsTorchAdamDoes() { // torch.optim.Adam([0.5, -0.25], lr=0.1, weight_decay=0.1), gradients (1,
                                  // -2), then (0, 3)
    SoftPrompt prompt(torch::tensor({{0.5f, -0.25f}}), {1, 0.1, 0.1, false});
    prompt.follow(torch::tensor({{1.0f, -2.0f}}));
    QVERIFY(torch::allclose(prompt.value(), torch::tensor({{0.4f, -0.15f}}), 1e-5, 1e-6));
    prompt.follow(torch::tensor({{0.0f, 3.0f}}));
    // m = .9·(.105, −.2025) + .1·(.04, 2.985), v likewise; corrected by .19 and .001999
    const double m0 = (0.9 * 0.105 + 0.1 * 0.04) / 0.19,
                 v0 = (0.999 * 0.001 * 1.05 * 1.05 + 0.001 * 0.04 * 0.04) / 0.001999;
    QVERIFY(std::abs(prompt.value()[0][0].item<double>() - (0.4 - 0.1 * m0 / std::sqrt(v0))) < 1e-5);
  }

  void aCopyGoesItsOwnWay() {
    SoftPrompt prompt(torch::ones({2, 3}), {1, 0.1, 0.0, false});
    prompt.follow(torch::ones({2, 3}));
    auto twin = prompt.copy();
    const auto before = prompt.value().clone();
    twin.follow(torch::ones({2, 3}));
    QVERIFY(prompt.value().equal(before) && !twin.value().equal(before));
    prompt.follow(torch::ones({2, 3}));
    QVERIFY(prompt.value().equal(twin.value())); // the moments went along
  }

  void comesBackFromItsState() {
    SoftPrompt prompt(torch::ones({2, 3}), {1, 0.1, 0.0, false}),
        other(torch::zeros({2, 3}), {1, 0.1, 0.0, false});
    prompt.follow(torch::rand({2, 3}));
    std::map<std::string, torch::Tensor> state;
    for (const auto& [name, tensor] : prompt.state("a.")) state[name] = tensor.clone();
    other.load("a.", [&](const std::string& name) { return state.at(name); });
    const auto gradient = torch::rand({2, 3});
    prompt.follow(gradient);
    other.follow(gradient);
    QVERIFY(prompt.value().equal(other.value()));
    QVERIFY(prompt.leaf().requires_grad());
  }
};

PENTIMENTO_TEST(SoftPromptTest)
#include "soft_prompt_test.moc"
