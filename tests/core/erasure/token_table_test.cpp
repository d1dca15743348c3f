#include "core/erasure/token_table.h"

#include <QtTest>
#include <cmath>

#include "support/test_registry.h"

using namespace pentimento;

/// Tokens with their neighbours, in the tokenizer's own order, against cosines worked out one by one.
class TokenTableTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { model_ = DiffusionModel::open("miniature", {}); }

  void hasTheTokenizersTokens() {
    const auto table = token_table(*model_, "a photo of a kitten", 3);
    const auto ids = model_->tokenizer.content_ids("a photo of a kitten");
    QCOMPARE(table.rows.size(), ids.size());
    QCOMPARE(table.room, 75);
    std::string text;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      QCOMPARE(table.rows[i].id, ids[i]);
      QVERIFY(!table.rows[i].cut);
      QCOMPARE(table.rows[i].near.size(), std::size_t(3));
      text += table.rows[i].text;
    }
    QVERIFY2(QString::fromStdString(text).remove(' ').contains("kitten"), text.c_str());
  }

  void neighboursAreTheLargestCosines() {
    const auto id = model_->tokenizer.content_ids("cat").front();
    const auto near = token_table(*model_, "cat", 2).rows.front().near;
    const auto weight = model_->text_encoder->embeddings->token_embedding->weight.to(torch::kFloat64);
    const auto centred = weight - weight.mean(0);
    double best = -2.0;
    for (int64_t other = 0; other < centred.size(0); ++other) {
      if (other == id || other == model_->tokenizer.bos_id() || other == model_->tokenizer.eos_id()) continue;
      const double cosine = torch::cosine_similarity(centred[id], centred[other], 0).item<double>();
      best = std::max(best, cosine);
    }
    QVERIFY(std::abs(near.front().cosine - best) < 1e-5);
    QVERIFY(near[0].cosine >= near[1].cosine);
  }

  void whatDoesNotFitIsCut() {
    std::string prompt;
    for (int i = 0; i < 80; ++i) prompt += "cat ";
    const auto rows = token_table(*model_, prompt, 1).rows;
    QCOMPARE(rows.size(), std::size_t(80));
    for (std::size_t i = 0; i < rows.size(); ++i) QCOMPARE(rows[i].cut, i >= 75);
  }

  void anEmptyPromptHasNone() { QVERIFY(token_table(*model_, "", 3).rows.empty()); }

 private:
  std::shared_ptr<DiffusionModel> model_;
};

PENTIMENTO_TEST(TokenTableTest)
#include "token_table_test.moc"
