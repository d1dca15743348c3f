#include "core/probes/attacks/rece_embedding.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/training/kv_parameters.h"
#include "core/probes/attacks/attack_run.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ReceEmbeddingTest : public QObject {
  Q_OBJECT

  const ReceEmbedding attack_{};

 private Q_SLOTS:
  /// c' minimises Σ|W'c' − Wc|² + λ|c'|²: nothing near it is better.
  void theStatesAreTheBest() {
    AttackScene scene;
    auto context = scene.context(attack_, {{"sentences", std::int64_t{1}}});
    const auto found = attack_.run(context);
    const auto names = kv_names(*miniature().unet);
    std::vector<torch::Tensor> edited, base;
    for (const auto& name : names) edited.push_back(scene.model.parameters().current(name).detach().clone());
    scene.model.use(Side::Base);
    for (const auto& name : names) base.push_back(scene.model.parameters().current(name).detach().clone());
    const auto asked = miniature().encode_prompts({found.prompts[0].texts[0].substr(5, 5)}).states[0][2];
    const auto state = found.prompts[0].states.states[0][2];
    const auto cost = [&](const torch::Tensor& c) {
      auto sum = 0.1 * c.to(torch::kFloat64).square().sum().item<double>();
      for (std::size_t i = 0; i < base.size(); ++i)
        sum +=
            (edited[i].matmul(c) - base[i].matmul(asked)).to(torch::kFloat64).square().sum().item<double>();
      return sum;
    };
    QCOMPARE(found.prompts[0].texts[0], std::string("RECE(a cat)"));
    const double best = cost(state);
    torch::manual_seed(1);
    for (int i = 0; i < 20; ++i) QVERIFY(cost(state + 0.05 * torch::randn_like(state)) > best);
    QVERIFY(cost(asked) > best);
    QVERIFY(found.figures.at("residual") < found.figures.at("residual_without"));
    QVERIFY(found.figures.at("condition_number") >= 1.0);
  }

  void drawsOutWhatUceErased() {
    AttackScene scene;
    auto context = scene.context(attack_);
    context.sampling = default_sampling(miniature());
    scene.model.use(Side::Edited);
    const auto plain = draw_prompts(context, plain_prompts(context, "cat", 2), 4, {}, {});
    const auto found = attack_.run(context);
    const auto drawn = draw_prompts(context, found.prompts, 4, {}, {});
    QVERIFY(seen_in(drawn).k >= seen_in(plain).k);
  }

  void theControlNeedsAWord() {
    AttackScene scene;
    auto context = scene.context(attack_);
    context.null_control = true;
    context.control_word.clear();
    QVERIFY_THROWS_EXCEPTION(Error, attack_.run(context));
  }
};

PENTIMENTO_TEST(ReceEmbeddingTest)
#include "rece_embedding_test.moc"
