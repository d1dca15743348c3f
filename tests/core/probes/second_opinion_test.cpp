#include "core/probes/second_opinion.h"

#include <QtTest>

#include "core/pipelines/stable_diffusion.h"
#include "core/probes/probe_run.h"
#include "support/test_registry.h"

using namespace pentimento;

class SecondOpinionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void disagreementNeedsTwoSureJudges() {
    const Score yes{0.9, "cat", true}, no{0.1, "dog", true}, unsure{0.5, "cat", false};
    QCOMPARE(disagree(yes, no), std::optional(true));
    QCOMPARE(disagree(yes, yes), std::optional(false));
    QVERIFY(!disagree(yes, unsure) && !disagree({}, no) && !disagree(yes, {}));
  }

  /// The same judge again agrees with itself; against turned scores it always disagrees.
  void countsWhereTheyDiffer() {
    const auto model = DiffusionModel::open("miniature", {});
    const auto judge = ClipJudge::open(model->judge_folder, label_groups(*model->vocabulary));
    StableDiffusionPipeline pipeline(model);
    const Suite suite{"two",
                      {{"a photo of a cat", Role::Target, "cat", "cat", "", false},
                       {"a photo of a dog", Role::Target, "dog", "cat", "", false}}};
    ProbeSettings settings;
    settings.sampling = default_sampling(*model);
    RunControl control;
    const auto pictures = run_probe(pipeline, judge.get(), suite, all_cells(suite, {41}), settings, control);
    const auto same = second_opinion(suite, pictures, pictures, *judge, control);
    QCOMPARE(same.disagree, (Proportion{0, 4}));
    QCOMPARE(same.agreement.kappa, 1.0);
    QCOMPARE(same.after.at(0), pictures.at(0).score);
    QCOMPARE(same.weights_sha256, judge->weights_sha256());
    auto turned = pictures;
    for (auto& picture : turned) picture.score->probability = 1 - picture.score->probability;
    const auto other = second_opinion(suite, {}, turned, *judge, control);
    QCOMPARE(other.disagree, (Proportion{2, 2}));
    QVERIFY(other.before.empty() && other.agreement.kappa < 0);
    turned[0].score->sure = false;
    turned[1].score.reset();
    const auto none = second_opinion(suite, {}, turned, *judge, control);
    QCOMPARE(none.not_sure, 1);
    QVERIFY(!none.disagree.measured());
    control.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, second_opinion(suite, {}, turned, *judge, control));
  }
};

PENTIMENTO_TEST(SecondOpinionTest)
#include "second_opinion_test.moc"
