#include "core/probes/attacks/attacked_model.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/pipelines/editable_parameters.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class AttackedModelTest : public QObject {
  Q_OBJECT

  static torch::Tensor predicted(AttackedModel& model) {
    const torch::NoGradGuard no_grad;
    return model.predict(torch::ones({2, 4, 16, 16}), torch::tensor({300, 700}),
                         miniature().encode_prompts({"a cat", "a photo of a cat"}));
  }

 private Q_SLOTS:
  void eachSideIsItselfHoweverOftenItIsChanged() {
    const auto before = snapshot_of(*miniature().unet);
    torch::Tensor base, edited;
    {
      AttackedModel model(std::shared_ptr<DiffusionModel>(std::shared_ptr<void>(), &miniature()),
                          cat_stack());
      QCOMPARE(model.state(), miniature().base_hash());
      for (int round = 0; round < 2; ++round) {
        model.use(Side::Base);
        const auto one = predicted(model);
        QVERIFY(round == 0 || one.equal(base));
        base = one;
        model.use(Side::Edited);
        QCOMPARE(model.state(), cat_stack().state_hash(miniature().base_hash()));
        QCOMPARE(model.state(), model.state_of(Side::Edited));
        const auto other = predicted(model);
        QVERIFY(round == 0 || other.equal(edited));
        edited = other;
      }
      QCOMPARE(model.unet_calls(), std::int64_t{8});
    }
    QVERIFY(!base.equal(edited));
    QVERIFY(same(*miniature().unet, before)); // the destructor gives the base back

    // The edited side is what the edit stack makes.
    const auto parameters = editable_parameters(miniature());
    cat_stack().apply(*parameters, miniature().base_hash());
    AttackedModel plain(std::shared_ptr<DiffusionModel>(std::shared_ptr<void>(), &miniature()), {});
    QVERIFY(predicted(plain).equal(edited));
  }

  void theAlteredSideIsItsOwn() {
    const auto before = snapshot_of(*miniature().unet);
    {
      AttackScene scene;
      auto& model = scene.model;
      QVERIFY_THROWS_EXCEPTION(Error, model.use(Side::Altered));
      const auto& [name, entry] = *cat_is_dog()->entries.begin();
      const torch::Tensor doubled = entry.parameter * 2;
      model.alter({{name, doubled}});
      QCOMPARE(model.side(), Side::Base);
      model.use(Side::Altered);
      QVERIFY(model.parameters().current(name).equal(doubled));
      const auto state = model.state();
      QCOMPARE(state, model.state_of(Side::Altered));
      QVERIFY(state != model.state_of(Side::Edited) && state != model.base_hash());
      // It is the state of one edit that holds these weights.
      auto whole = *cat_is_dog();
      whole.entries[name] = dense_entry(doubled);
      EditStack stack;
      stack.add("whole", std::make_shared<const WeightDelta>(whole));
      QCOMPARE(stack.state_hash(model.base_hash()), state);
      model.use(Side::Edited);
      QVERIFY(model.parameters().current(name).equal(entry.parameter));
      model.alter({}); // nothing else than the edited side
      model.use(Side::Altered);
      QCOMPARE(model.state(), model.state_of(Side::Edited));
      QVERIFY_THROWS_EXCEPTION(Error, model.alter({{name, torch::zeros({1})}}));
      QVERIFY_THROWS_EXCEPTION(Error, model.alter({{"no.such.weight", torch::zeros({1})}}));
    }
    QVERIFY(same(*miniature().unet, before));
  }

  void tokensAreEncodedAsPromptsAre() {
    AttackScene scene;
    const auto ids = miniature().tokenizer.encode_batch({"a photo of a cat"});
    const torch::NoGradGuard no_grad;
    QVERIFY(scene.model.encode(at::embedding(scene.model.word_table(), ids))
                .equal(miniature().encode_prompts({"a photo of a cat"}).states));
  }

  void gradientsReachTheTokensAlone() {
    AttackScene scene;
    scene.model.use(Side::Edited);
    const auto ids = miniature().tokenizer.encode_batch({"a cat"});
    auto tokens = at::embedding(scene.model.word_table(), ids).clone().requires_grad_(true);
    const auto out =
        scene.model.predict(torch::ones({1, 4, 16, 16}), torch::tensor({500}), scene.model.encode(tokens));
    QVERIFY(torch::autograd::grad({out.square().mean()}, {tokens}).front().abs().sum().item<double>() > 0.0);
    for (const auto& parameter : miniature().unet->parameters()) QVERIFY(!parameter.requires_grad());
  }
};

PENTIMENTO_TEST(AttackedModelTest)
#include "attacked_model_test.moc"
