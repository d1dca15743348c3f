#include <QtTest>

#include "core/base/rng.h"
#include "core/probes/attacks/search/golden_searches.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class GeneticSearchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsASentenceThatThereIs() {
    GoldenAttack tiny;
    const auto sentence = tiny.layout("genetic");
    const auto hidden = torch::tensor({5, 17, 40, 2}, torch::kInt64);
    const auto wanted =
        tiny.text->encode_tokens(at::embedding(tiny.words(), sentence.with_ids(hidden)).unsqueeze(0))[0];
    GeneticOptions options;
    options.population = 240;
    options.mutation = 0.5;
    GeneticSearch search(tiny.encode(), options, {wanted, sentence, tiny.words(), GoldenAttack::ids()});
    auto generator = make_generator(8);
    double before = std::numeric_limits<double>::infinity();
    for (int step = 0; step < 150; ++step) {
      const double now = search.step(step, generator);
      QVERIFY(now <= before); // the better half lives on
      before = now;
    }
    QVERIFY2(search.candidate().at("ids").slice(0, 1, 5).equal(hidden), qPrintable(QString::number(before)));
  }

  void theConceptsVectorIsTheMeanDifference() {
    const auto with = torch::tensor({1.0F, 2.0F, 3.0F, 6.0F}).view({2, 1, 2});
    const auto without = torch::tensor({0.0F, 0.0F, 1.0F, 2.0F}).view({2, 1, 2});
    QVERIFY(concept_vector(with, without).equal(torch::tensor({{1.5F, 3.0F}})));
  }
};

PENTIMENTO_TEST(GeneticSearchTest)
#include "genetic_search_test.moc"
