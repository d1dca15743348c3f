#include <QtTest>

#include "core/erasure/closed/closed_rows.h"
#include "core/erasure/miniature.h"
#include "core/erasure/text_states.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ClosedRowsTest : public QObject {
  Q_OBJECT

  RunControl control;

  PairRows rows(const RowChoice& choice, const ConceptPair& pair = {"cat", "dog"}) {
    return pair_rows(miniature(), {pair}, choice, control);
  }

 private Q_SLOTS:
  void theBareWordIsOneRow() {
    const auto bare = rows({.templates = 1, .padding = false});
    QCOMPARE(bare.target.size(0), int64_t(1));
    const auto [target, anchor] = concept_states(miniature(), cat_to_dog());
    QVERIFY(torch::allclose(bare.target.to(torch::kFloat32), target, 1e-4, 1e-4));
    QVERIFY(torch::allclose(bare.anchor.to(torch::kFloat32), anchor, 1e-4, 1e-4));
  }

  void paddingWeighsWhatItIsSaidTo() {
    const auto word = rows({.templates = 1, .padding = false}).target.size(0);
    const auto light = rows({.templates = 1, .padding_weight = 1.0}),
               full = rows({.templates = 1, .padding_weight = 0.0});
    QVERIFY(light.target.size(0) == full.target.size(0) && light.target.size(0) > word + 60);
    const auto ends = static_cast<double>(full.target.size(0) - word);
    QVERIFY(torch::allclose(light.target[-1] * std::sqrt(ends), full.target[-1], 1e-9, 1e-9));
    QVERIFY(light.target[0].equal(full.target[0]));
  }

  void everyTokenIsPositionByPosition() {
    QCOMPARE(rows({.templates = 1, .every_token = true}).target.size(0), int64_t(77));
    QCOMPARE(rows({.templates = 1, .every_token = true, .first_token = 1}).target.size(0), int64_t(76));
  }

  void alignedRowsDoNotDependOnTheAnchor() {
    const RowChoice choice{.templates = 3, .aligned = true};
    const auto one = rows(choice), other = rows(choice, {"cat", "oil painting"});
    QVERIFY(one.target.equal(other.target));
    QVERIFY(!one.anchor.equal(other.anchor));
    QCOMPARE(one.group.max().item<int64_t>(), int64_t(2));
  }

  void keptStatesAndTheEmptyPrompt() {
    const RowChoice choice{.templates = 60, .padding = false};
    QCOMPARE(kept_rows(miniature(), {"fox", "bear"}, choice, "start", control).size(0), int64_t(17));
    QCOMPARE(kept_rows(miniature(), {}, choice, "whole", control).size(0), int64_t(77));
    QVERIFY(!kept_rows(miniature(), {}, choice, "none", control).defined());
  }

  void stopsBetweenBatches() {
    RunControl stopped;
    stopped.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, pair_rows(miniature(), {{"cat", "dog"}}, {}, stopped));
  }
};

PENTIMENTO_TEST(ClosedRowsTest)
#include "closed_rows_test.moc"
