#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/mace/mace_attention.h"
#include "core/erasure/miniature.h"
#include "core/erasure/receler/receler.h"
#include "core/erasure/registry.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class MaceAttentionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void onlyLostTokensInsideCount() {
    // One picture of 2 × 2, three tokens; the mask shows the first place.
    const auto mask = torch::tensor({{{1.0f, 0.0f}, {0.0f, 0.0f}}});
    const auto lost = torch::tensor({{0.0f, 1.0f, 1.0f}});
    auto map = torch::zeros({1, 4, 3});
    map[0][0] = torch::tensor({0.9f, 0.3f, 0.4f});
    map[0][3] = torch::tensor({0.0f, 1.0f, 1.0f}); // outside
    QVERIFY(std::abs(attention_in_mask({map}, lost, mask).item<double>() - 0.25) < 1e-6);
    const auto finer = torch::full({1, 16, 3}, 0.5); // four places of it are inside
    QVERIFY(std::abs(attention_in_mask({map, finer}, lost, mask).item<double>() - (0.25 + 2.0)) < 1e-6);
    const auto twice = attention_in_mask({map.expand({2, -1, -1})}, lost.expand({2, -1}),
                                         torch::cat({mask, torch::zeros_like(mask)}));
    QVERIFY(std::abs(twice.item<double>() - 0.125) < 1e-6); // the mean over pictures
  }

  void marksTheTokensOfASentence() {
    const RecelerSentence sentence{0, 2, 2, 5};
    QVERIFY(lost_tokens(sentence, LostTokens::Words, 8)
                .equal(torch::tensor({0, 0, 1, 1, 0, 0, 0, 0}, torch::kFloat32)));
    QVERIFY(lost_tokens(sentence, LostTokens::End, 8)
                .equal(torch::tensor({0, 0, 1, 1, 0, 1, 0, 0}, torch::kFloat32)));
    QVERIFY(lost_tokens(sentence, LostTokens::Padding, 8)
                .equal(torch::tensor({0, 0, 1, 1, 0, 1, 1, 1}, torch::kFloat32)));
    QVERIFY(
        lost_tokens({0, 1, 9, 9}, LostTokens::End, 4).equal(torch::tensor({0, 1, 1, 1}, torch::kFloat32)));
  }

  void masksFindTheConceptTheSameEveryTime() {
    auto& model = miniature();
    RunControl control;
    ErasureContext context{model, cat_to_dog(), quick(find_method("mace")), 7, control, {}, {}, {},
                           {},    false};
    const std::vector<std::string> prompts{"a cat", "a photo of a cat on a beach"};
    std::vector<RecelerSentence> sentences;
    for (const auto& prompt : prompts)
      sentences.push_back(receler_sentence(model.tokenizer, prompt, "cat", 0));
    const auto latents = draw_base_latents(context, prompts, "picture");
    const auto states = model.encode_prompts(prompts);
    const auto masks = picture_masks(context, latents, states, sentences, {8, 0.4, {200, 300}});
    QCOMPARE(masks.sizes(), torch::IntArrayRef({2, 8, 8}));
    QVERIFY(masks.equal(picture_masks(context, latents, states, sentences, {8, 0.4, {200, 300}})));
    const auto shares = masks.mean({1, 2});
    for (int64_t i = 0; i < 2; ++i) {
      QVERIFY(shares[i].item<double>() > 0.0 && shares[i].item<double>() < 1.0);
      const double middle = masks[i].slice(0, 2, 6).slice(1, 2, 6).mean().item<double>();
      QVERIFY(middle > shares[i].item<double>()); // the miniature draws its objects in the middle
    }
    QVERIFY(!model.unet->attention.capture && !model.unet->run_control);
    try {
      picture_masks(context, latents, states, sentences, {5, 0.4, {200}});
      QFAIL("found a layer");
    } catch (const Error& error) {
      QCOMPARE(QString(error.what()),
               "mask_side: no cross-attention has this size: expected one of 4 8, got 5");
    }
    control.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, picture_masks(context, latents, states, sentences, {}));
  }
};

PENTIMENTO_TEST(MaceAttentionTest)
#include "mace_attention_test.moc"
