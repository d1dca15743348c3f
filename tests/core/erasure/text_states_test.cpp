#include <QtTest>

#include "core/erasure/miniature.h"
#include "core/erasure/text_states.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class TextStatesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void wordsFindTheirTwins() {
    const auto& tokenizer = miniature().tokenizer;
    // BOS a photo of a cat on grass: cat is token 5, on 6, grass 7.
    const auto same_length =
        word_pairs(tokenizer, {"a photo of a cat on grass", "a photo of a dog on grass"}, {"cat", "dog"});
    QCOMPARE(same_length, (std::vector<TokenPair>{{5, 5}, {6, 6}, {7, 7}}));
    const auto style = word_pairs(tokenizer, {"a neon cat", "a photo of a cat"}, {"neon", "photo"});
    QCOMPARE(style, (std::vector<TokenPair>{{2, 2}, {3, 5}})); // neon → photo, cat → cat
    const auto nothing = word_pairs(tokenizer, {"a cat", ""}, {"cat", ""});
    QCOMPARE(nothing, (std::vector<TokenPair>{{2, 0}})); // the start token
  }

  void paddingBeginsAtTheEndToken() {
    const auto pairs = padding_pairs(miniature().tokenizer, {"a cat", "a photo of a dog"});
    QCOMPARE(pairs.front(), (TokenPair{3, 6}));
    QCOMPARE(pairs.back(), (TokenPair{73, 76}));
  }

  void togetherIsAsAlone() {
    const auto together = encode_together(miniature(), {"a cat", "a photo of a dog on grass"});
    const auto alone = miniature().encode_prompts({"a photo of a dog on grass"});
    QVERIFY(torch::allclose(together[1], alone.states[0], 1e-4, 1e-4)); // another batch size, other sums
  }

  void fewTokensAreAsAll() {
    const auto all = encode_together(miniature(), {"a cat", "a dog on grass"});
    const auto few = encode_together(miniature(), {"a cat", "a dog on grass"}, 4);
    QVERIFY((few.sizes() == at::IntArrayRef{2, 4, 128}));
    QVERIFY(torch::allclose(all.slice(1, 0, 4), few, 1e-4, 1e-4));
    const auto words = word_states(miniature(), {"", "cat"});
    QVERIFY(torch::allclose(words[0], all[0][0], 1e-4, 1e-4)); // of nothing, the start token
  }

  void conceptStatesAreTheWords() {
    const auto [target, anchor] = concept_states(miniature(), cat_to_dog());
    QVERIFY((target.sizes() == at::IntArrayRef{1, 128}));
    QVERIFY(!target.equal(anchor));
  }
};

PENTIMENTO_TEST(TextStatesTest)
#include "text_states_test.moc"
