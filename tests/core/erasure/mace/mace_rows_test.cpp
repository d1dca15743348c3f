#include <QtTest>

#include "core/erasure/mace/mace_rows.h"
#include "core/erasure/miniature.h"
#include "core/erasure/text_states.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class MaceRowsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aBareSentenceGivesItsPaddingAndWhatComesBefore() {
    auto& model = miniature();
    RunControl control;
    const auto rows = mace_rows(model, {{"cat", "dog"}}, 1, 0.0, control);
    const auto states = encode_together(model, {"a cat", "a dog"}).to(torch::kFloat64);
    const auto cat = model.tokenizer.encode("a cat").content, dog = model.tokenizer.encode("a dog").content;
    const int64_t tokens = states.size(1),
                  own = static_cast<int64_t>(model.tokenizer.content_ids("cat").size());
    const int64_t before = cat - own, padding = tokens - std::max(cat, dog) - 1;
    QCOMPARE(rows.coexisting.size(0), before + padding);
    QVERIFY(rows.coexisting.slice(0, 0, before).equal(states[0].slice(0, 1, before + 1)));
    QVERIFY(rows.replaced.slice(0, 0, before).equal(states[0].slice(0, 1, before + 1)));
    QVERIFY(rows.coexisting.slice(0, before).equal(states[0].slice(0, cat + 1, cat + 1 + padding)));
    QVERIFY(rows.replaced.slice(0, before).equal(states[1].slice(0, dog + 1, dog + 1 + padding)));
    const auto all = states[0].slice(0, 1);
    QVERIFY(torch::allclose(rows.concepts[0], torch::matmul(all.t(), all)));
  }

  void theConceptsOwnWordIsNotAmongThem() {
    auto& model = miniature();
    RunControl control;
    const auto rows = mace_rows(model, {{"cat", "dog"}}, 6, 1.0, control);
    const auto word = word_states(model, {"a cat"})[0].to(torch::kFloat64);
    QVERIFY((rows.coexisting - word).norm(2, {1}).min().item<double>() > 1e-3);
    QVERIFY(!rows.coexisting.equal(rows.replaced));
  }

  void thePaddingOfASentenceWeighsAsAsked() {
    auto& model = miniature();
    RunControl control;
    const auto one = mace_rows(model, {{"cat", "dog"}, {"apple", "dog"}}, 2, 1.0, control);
    const auto four = mace_rows(model, {{"cat", "dog"}, {"apple", "dog"}}, 2, 4.0, control);
    QCOMPARE(one.concepts.size(0), int64_t(2));
    QCOMPARE(one.coexisting.size(0), four.coexisting.size(0));
    const auto ratio =
        four.coexisting.norm(2, {1}) / one.coexisting.norm(2, {1}); // 1 for words, 2 for padding
    QVERIFY(ratio.sub(1.0).abs().lt(1e-9).logical_or(ratio.sub(2.0).abs().lt(1e-9)).all().item<bool>());
    QVERIFY(ratio.gt(1.5).any().item<bool>());
  }

  void stopsBetweenSentences() {
    RunControl control;
    control.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, mace_rows(miniature(), {{"cat", "dog"}}, 2, 1.0, control));
  }
};

PENTIMENTO_TEST(MaceRowsTest)
#include "mace_rows_test.moc"
