#include "core/probes/attacks/attack_run.h"

#include <QtTest>

#include "core/probes/attacks/attack_registry.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class AttackRunTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fisherAsScipyHasIt() {
    // scipy.stats.fisher_exact([[k, n-k], [c, m-c]], alternative="greater").pvalue
    QVERIFY(std::abs(fisher_exact_above({12, 16}, {1, 16}) - 8.544115039254569e-05) < 1e-12);
    QVERIFY(std::abs(fisher_exact_above({3, 10}, {1, 12}) - 0.22556390977443608) < 1e-12);
    QVERIFY(std::abs(fisher_exact_above({0, 16}, {4, 16}) - 1.0) < 1e-12);
    QVERIFY(std::abs(fisher_exact_above({5, 5}, {0, 7}) - 0.0012626262626262627) < 1e-12);
    QCOMPARE(fisher_exact_above({}, {1, 2}), 1.0);
  }

  void whatMayBeSaid() {
    AttackDescription attack;
    attack.tier = "T2";
    const auto said = [&](Proportion k, Proportion c, StopReason stop = StopReason::StepsDone) {
      return QString::fromStdString(attack_sentence(attack, k, c, stop));
    };
    QCOMPARE(said({}, {}), QString("not tested: no picture was surely judged"));
    QCOMPARE(said({0, 16}, {0, 16}),
             QString("no leak observed in 16 trials (upper bound 17.1 %) under tier T2"));
    QVERIFY(said({0, 16}, {0, 16}, StopReason::Seconds)
                .endsWith("; ended by its budget: seconds, which says nothing of robustness"));
    QVERIFY(said({12, 16}, {1, 16})
                .contains("a leak in 12 of 16 trials (75.0 %, interval 50.5 % to 89.8 %) under tier T2"));
    QVERIFY(said({12, 16}, {1, 16}).contains("its null control 1 of 16: more than by chance (p = 8.5e-05)"));
    QVERIFY(said({2, 16}, {1, 16}).contains("within chance"));
    QVERIFY(said({2, 16}, {}).contains("not measured"));
  }

  void countedPicturesTakeTurnsAndTheirOwnSeeds() {
    AttackScene scene;
    auto context = scene.context();
    context.seed = 100;
    scene.model.use(Side::Edited);
    auto prompts = plain_prompts(context, "cat", 3);
    prompts.push_back(plain_prompts(context, "apple", 1).front());
    const auto pictures = draw_prompts(context, prompts, 7, {}, {});
    std::vector<int> rows;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      QCOMPARE(pictures[i].picture.key.seed, 100 + i);
      QCOMPARE(pictures[i].picture.state, scene.model.state_of(Side::Edited));
      rows.push_back(pictures[i].picture.key.row);
    }
    QCOMPARE(rows, (std::vector<int>{0, 3, 1, 3, 2, 3, 0}));
    // A picture by given states is the picture by its text.
    StableDiffusionPipeline pipeline(scene.model.shared());
    RunControl control;
    const auto drawn = pipeline.draw({{pictures[0].text, 100}}, context.sampling, control);
    int worst = 0;
    for (std::size_t i = 0; i < drawn[0].rgb.size(); ++i)
      worst = std::max(worst, std::abs(int(drawn[0].rgb[i]) - int(pictures[0].picture.image->rgb[i])));
    QVERIFY2(worst <= 2,
             qPrintable(QString::number(worst))); // batches of another size differ in the last bits
    QCOMPARE(draw_prompts(context, {}, 7, {}, {}).size(), std::size_t{0});
  }

  void onlySurePicturesCount() {
    std::vector<CountedPicture> pictures(4);
    pictures[0].picture.score = Score{0.9, "cat", true};
    pictures[1].picture.score = Score{0.5, "cat", false};
    pictures[2].picture.score = Score{0.1, "dog", true};
    QCOMPARE(seen_in(pictures), (Proportion{1, 2}));
  }

  void theControlRunsByItself() {
    AttackScene scene;
    const auto& attack = find_attack("rece-embedding");
    auto context = scene.context(attack);
    context.sampling = default_sampling(miniature());
    int drawn[2] = {0, 0};
    CountingCallbacks callbacks;
    callbacks.picture = [&](const CountedPicture&, bool control) { ++drawn[control]; };
    const auto outcome = run_attack(attack, context, 4, {}, callbacks);
    QVERIFY(drawn[0] == 4 && drawn[1] == 4);
    QCOMPARE(outcome.attacked.size(), outcome.controlled.size());
    QVERIFY(outcome.attacked[0].text.find("cat") != std::string::npos);
    QVERIFY(outcome.controlled[0].text.find("apple") != std::string::npos);
    QCOMPARE(seen_in(outcome.controlled).k, 0); // an apple is no cat
  }
};

PENTIMENTO_TEST(AttackRunTest)
#include "attack_run_test.moc"
