#include "core/pipelines/attention_maps.h"

#include <numeric>

#include <QtTest>

#include "core/base/error.h"
#include "support/test_registry.h"

using namespace pentimento;

class AttentionMapsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    pipeline_ = std::make_unique<StableDiffusionPipeline>(DiffusionModel::open("miniature", {}));
    settings_.scheduler = "dpmsolver++";
    settings_.steps = 3;
    settings_.guidance = 4.0;
  }

  void findsWordsAmongTheTokens() {
    const auto& tokenizer = pipeline_->model()->tokenizer;
    QCOMPARE(token_positions(tokenizer, "a photo of a cat", "cat"), (std::vector<int64_t>{5}));
    QCOMPARE(token_positions(tokenizer, "a photo of a cat", "photo of"), (std::vector<int64_t>{2, 3}));
    QVERIFY(token_positions(tokenizer, "a photo of a cat", "dog").empty());
    QVERIFY(token_positions(tokenizer, "a photo of a cat", "").empty());
  }

  /// The probabilities of one place over all tokens sum to 1, so the maps of all 77 tokens do as well.
  void mapsOfAllTokensSumToOne() {
    std::vector<int64_t> all(77);
    std::iota(all.begin(), all.end(), 0);
    const auto map = attention_map(*pipeline_, {"a photo of a cat", 41}, all, settings_, control_);
    QCOMPARE(int(map.values.size()), map.width * map.height);
    for (const float value : map.values) QVERIFY(std::abs(value - 1.0f) < 1e-4f);
  }

  void aWordIsSeenWhereItIsDrawn() {
    const Request request{"a photo of a cat", 41};
    const auto map = attention_map(*pipeline_, request, {5}, settings_, control_);
    const auto [least, most] = std::minmax_element(map.values.begin(), map.values.end());
    QVERIFY(*least > 0.0f && *most < 1.0f);
    QVERIFY2(*most > 1.5f * *least, "some place looks at the word more than another");
    QVERIFY(map == attention_map(*pipeline_, request, {5}, settings_, control_));
    QVERIFY(!pipeline_->model()->unet->attention.capture);
  }

  void saysThatThereIsNoWord() {
    QVERIFY_THROWS_EXCEPTION(Error, attention_map(*pipeline_, {"a cat", 1}, {}, settings_, control_));
  }

 private:
  std::unique_ptr<StableDiffusionPipeline> pipeline_;
  SamplingSettings settings_;
  RunControl control_;
};

PENTIMENTO_TEST(AttentionMapsTest)
#include "attention_maps_test.moc"
