#include <QtTest>

#include "core/base/rng.h"
#include "core/probes/attacks/search/golden_searches.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class InversionSearchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// A model that predicts the noise when the word says so: the word is found.
  void findsTheVector() {
    GoldenAttack tiny;
    const Predict predict = [&](const auto& x, const auto&, const TextConditions& text) {
      const auto said = text.states.select(1, 1).slice(1, 0, 1).view({-1, 1, 1, 1});
      return (said - 2.0).square() + torch::zeros_like(x);
    };
    TokenLayout one;
    one.ids = {48, 49};
    one.free = {1};
    InversionOptions options;
    options.optimizer = {0.1, 0.9, 0.999, 1e-8, 0.0};
    options.rows = 8;
    options.accumulate = 1;
    InversionSearch search(predict, [](const auto& tokens) { return tokens; }, tiny.noising(), options,
                           {torch::zeros({3, 4, 4, 4}), {one}, torch::zeros({1, 12}), tiny.words()});
    auto generator = make_generator(1);
    double first = 0.0, last = 0.0;
    for (int step = 0; step < 120; ++step) (step == 0 ? first : last) = search.step(step, generator);
    const auto found = search.candidate().at("embedding");
    QVERIFY(std::abs(found[0][0].item<float>() - 2.0F) < 0.3F);
    QVERIFY(found[0].slice(0, 1).eq(0).all().item<bool>()); // what is not asked stays
    QVERIFY(last < first);
  }

  void aStoppedStepLeavesAllAsItWas() {
    GoldenAttack tiny;
    bool stop = false;
    const auto inner = GoldenAttack::predictor(tiny.edited);
    InversionData data{tiny.file->tensor("latents"),
                       {GoldenAttack::layout(tiny.file->tensor("sentences.inversion")[0])},
                       tiny.file->tensor("start.inversion"),
                       tiny.words()};
    InversionSearch search(
        [&](const auto& x, const auto& t, const auto& text) {
          if (stop) throw Stopped{};
          return inner(x, t, text);
        },
        tiny.encode(), tiny.noising(), {}, std::move(data));
    auto generator = make_generator(1);
    search.step(0, generator);
    const auto before = copy_of(search.state());
    stop = true;
    QVERIFY_THROWS_EXCEPTION(Stopped, search.step(1, generator));
    QVERIFY(equal(search.state(), before));
  }
};

PENTIMENTO_TEST(InversionSearchTest)
#include "inversion_search_test.moc"
