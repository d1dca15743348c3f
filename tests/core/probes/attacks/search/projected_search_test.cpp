#include <set>

#include <QtTest>

#include "core/base/rng.h"
#include "core/probes/attacks/search/golden_searches.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ProjectedSearchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// With the very same model on both sides the target's own words have no loss, others have.
  void isZeroAtTheTargetItself() {
    GoldenAttack tiny;
    const auto sentence = tiny.layout("projected");
    const auto words = tiny.file->tensor("start.projected");
    const torch::Tensor states = tiny.text->encode_tokens(
        sentence.with_vectors(tiny.words(), tiny.words().index_select(0, words)).unsqueeze(0));
    for (const bool same : {true, false}) {
      ProjectedSearch search(GoldenAttack::predictor(tiny.base), GoldenAttack::predictor(tiny.base),
                             tiny.encode(), tiny.noising(), {},
                             {tiny.file->tensor("latents"), states, sentence, same ? words : words + 1,
                              tiny.words(), GoldenAttack::ids()});
      auto generator = make_generator(4);
      const double loss = search.step(0, generator);
      QVERIFY2(same ? loss < 1e-9 : loss > 1e-5, qPrintable(QString::number(loss)));
    }
  }

  void startsWithTheWordsGiven() {
    GoldenAttack tiny;
    const auto search = golden_projected(tiny);
    QVERIFY(search->candidate().at("ids").slice(0, 1, 4).equal(tiny.file->tensor("start.projected")));
  }

  void theControlTakesWordsByLot() {
    GoldenAttack tiny;
    const auto control = golden_projected(tiny, false);
    auto generator = make_generator(3);
    std::set<int64_t> seen;
    for (int step = 0; step < 8; ++step) {
      QVERIFY(control->step(step, generator) > 0.0);
      seen.insert(control->candidate().at("ids")[1].item<int64_t>());
    }
    QVERIFY(seen.size() > 4);
  }
};

PENTIMENTO_TEST(ProjectedSearchTest)
#include "projected_search_test.moc"
