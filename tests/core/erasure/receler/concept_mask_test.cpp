#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/receler/concept_mask.h"
#include "support/test_registry.h"

using namespace pentimento;

class ConceptMaskTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cutsWhatTheWordsAttendTo() {
    // One picture of 2 × 2; two layers of that size, one of another.
    const auto one =
        torch::tensor({{{0.0f, 0.2f}, {0.4f, 0.6f}, {0.1f, 0.1f}, {0.9f, 0.7f}}}); // means .1 .5 .1 .8
    const auto other = torch::tensor({{{0.1f}, {0.5f}, {0.3f}, {0.8f}}}).expand({1, 4, 2});
    const auto mask = concept_mask({one, other, torch::rand({1, 16, 2})}, 2, 0.5);
    QVERIFY(mask.equal(torch::tensor({{{0.0f, 1.0f}, {0.0f, 1.0f}}})));
    QVERIFY(concept_mask({one, other}, 2, 0.0).eq(1).all().item<bool>());
  }

  void saysWhichSizesThereAre() {
    try {
      concept_mask({torch::rand({1, 16, 1}), torch::rand({1, 64, 1})}, 16, 0.1);
      QFAIL("found a layer");
    } catch (const Error& error) {
      QCOMPARE(QString(error.what()),
               "mask_side: no cross-attention has this size: expected one of 4 8, got 16");
    }
  }

  void onlyWhatLiesOutsideCounts() {
    const auto mask = torch::tensor({{{1.0f, 0.0f}, {0.0f, 0.0f}}});
    auto added = torch::zeros({1, 4, 3});
    added[0][0].fill_(100.0); // inside
    QCOMPARE(outside_penalty({added}, mask).item<float>(), 0.0f);
    added[0][3].fill_(3.0);
    QVERIFY(std::abs(outside_penalty({added}, mask).item<double>() - 9.0 / 3.0) <
            1e-6);                                   // one of three places
    const auto finer = torch::full({1, 16, 3}, 2.0); // a quarter of it is inside
    QVERIFY(std::abs(outside_penalty({added, finer}, mask).item<double>() - (3.0 + 4.0) / 2.0) < 1e-6);
  }

  void everywhereInsideCostsNothing() {
    const auto penalty = outside_penalty({torch::ones({2, 4, 3})}, torch::ones({2, 2, 2}));
    QCOMPARE(penalty.item<float>(), 0.0f);
  }
};

PENTIMENTO_TEST(ConceptMaskTest)
#include "concept_mask_test.moc"
