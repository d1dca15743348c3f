#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/miniature.h"
#include "core/probes/attacks/search/token_layout.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class TokenLayoutTest : public QObject {
  Q_OBJECT

  const CLIPTokenizer& tokenizer() const { return miniature().tokenizer; }
  torch::Tensor with_words(const TokenLayout& layout, const std::string& words) const {
    const auto ids = tokenizer().content_ids(words);
    return layout.with_ids(torch::tensor(ids, torch::kInt64));
  }

 private Q_SLOTS:
  void everyPlacement_data() {
    QTest::addColumn<QString>("placement");
    QTest::addColumn<QString>("text");
    QTest::newRow("prefix") << "prefix"
                            << "dog fox a photo of a cat";
    QTest::newRow("suffix") << "suffix"
                            << "a photo of a cat dog fox";
    QTest::newRow("middle") << "middle"
                            << "a photo dog fox of a cat";
    QTest::newRow("spread") << "spread"
                            << "a dog photo of fox a cat";
  }
  void everyPlacement() {
    QFETCH(QString, placement);
    QFETCH(QString, text);
    const auto layout =
        place_tokens(tokenizer(), "a photo of a cat", 2, placement_from(placement.toStdString()));
    const auto ids = with_words(layout, "dog fox");
    QCOMPARE(QString::fromStdString(text_of(tokenizer(), ids)), text);
    QVERIFY(replays(tokenizer(), text.toStdString(), ids));
    QCOMPARE(static_cast<int>(layout.ids.size()), tokenizer().model_max_length());
  }

  void freeWordsAlone() {
    const auto layout = place_tokens(tokenizer(), "", 3, Placement::Prefix);
    QCOMPARE(layout.free, (std::vector<std::int64_t>{1, 2, 3}));
    QVERIFY(with_words(layout, "cat dog fox").equal(torch::tensor(tokenizer().encode("cat dog fox").ids)));
  }

  void afterEveryFewTokens() {
    const auto layout = place_after_every(tokenizer(), "a photo of a cat", 2);
    QCOMPARE(layout.free, (std::vector<std::int64_t>{3, 6}));
    QCOMPARE(place_after_every(tokenizer(), "cat", 3).free.size(), std::size_t{1});
  }

  void insteadOfAWord() {
    const auto layout = place_instead(tokenizer(), "a photo of a cat on a beach", "cat", 1);
    QVERIFY(with_words(layout, "dog")
                .equal(torch::tensor(tokenizer().encode("a photo of a dog on a beach").ids)));
    QVERIFY_THROWS_EXCEPTION(Error, place_instead(tokenizer(), "a photo", "cat", 1));
  }

  void vectorsStandInTheFreePlaces() {
    const auto table = miniature().text_encoder->embeddings->token_embedding->weight.detach();
    const auto layout = place_tokens(tokenizer(), "a cat", 2, Placement::Suffix);
    const auto vectors = torch::randn({2, table.size(1)}).requires_grad_(true);
    const auto tokens = layout.with_vectors(table, vectors);
    QVERIFY(tokens.slice(0, 3, 5).equal(vectors));
    QVERIFY(tokens[2].equal(table[layout.ids[2]]));
    QVERIFY(torch::autograd::grad({tokens.sum()}, {vectors}).front().eq(1).all().item<bool>());
  }

  void whatDoesNotFitIsSaid() {
    try {
      place_tokens(tokenizer(), "a photo of a cat", 74, Placement::Prefix);
      QFAIL("nothing was thrown");
    } catch (const Error& error) {
      QCOMPARE(error.failure().expected, std::string("at most 75 tokens"));
      QCOMPARE(error.failure().got, std::string("79"));
    }
    QVERIFY_THROWS_EXCEPTION(Error, placement_from("behind"));
  }

  void noSearchTakesStartOrEnd() {
    const auto words = free_words(tokenizer(), 1729);
    for (const auto special : {tokenizer().bos_id(), tokenizer().eos_id(), tokenizer().pad_id()})
      QVERIFY(!words.eq(special).any().item<bool>());
    QVERIFY(words.size(0) >= 1726);
  }

  void aTextThatGivesOtherIdsDoesNotReplay() {
    const auto layout = place_tokens(tokenizer(), "", 2, Placement::Prefix);
    // Two pieces of a word that are one token when written together.
    const auto ids = layout.with_ids(torch::tensor({tokenizer().content_ids("cat")[0], std::int64_t{0}}));
    const auto text = text_of(tokenizer(), ids);
    QCOMPARE(replays(tokenizer(), text, ids),
             torch::tensor(tokenizer().encode(text).ids, torch::kInt64).equal(ids));
    QVERIFY(!replays(tokenizer(), "cat", ids));
  }
};

PENTIMENTO_TEST(TokenLayoutTest)
#include "token_layout_test.moc"
