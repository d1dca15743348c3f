#include "core/judges/clip_judge.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/judges/verdicts.h"
#include "core/pipelines/stable_diffusion.h"
#include "support/test_registry.h"

using namespace pentimento;

class ClipJudgeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const auto model = DiffusionModel::open("miniature", {});
    judge_ = ClipJudge::open(model->judge_folder, label_groups(*model->vocabulary));
    StableDiffusionPipeline pipeline(model);
    RunControl control;
    pictures_ = pipeline.draw({{"a photo of a cat", 41}, {"a neon apple", 42}, {"an apple and a dog", 43}},
                              default_sampling(*model), control);
  }

  void seesWhatIsThere() {
    const auto cat = judge_->score(pictures_[0], "cat");
    QVERIFY(cat.probability > 0.9 && cat.sure);
    QCOMPARE(cat.top_label, std::string("cat"));
    const auto dog = judge_->score(pictures_[0], "dog");
    QVERIFY(dog.probability < 0.1 && dog.sure);
    QCOMPARE(dog.top_label, std::string("cat"));
    QVERIFY(judge_->score(pictures_[1], "neon").probability > 0.9);
    QVERIFY(judge_->score(pictures_[0], "neon").probability < 0.1);
    QCOMPARE(judge_->score(pictures_[0], "photo").top_label, std::string("photo"));
  }

  void twoObjectsCanBothBeSeen() {
    QVERIFY(judge_->score(pictures_[2], "apple", 2).probability > 0.5);
    QVERIFY(judge_->score(pictures_[2], "car", 2).probability < 0.35);
    for (const auto* label : {"apple", "dog", "car"})
      QVERIFY(judge_->score(pictures_[2], label, 2).probability >=
              judge_->score(pictures_[2], label, 1).probability);
  }

  void probabilitiesAreOne() {
    for (std::size_t group = 0; group < judge_->groups().size(); ++group)
      QVERIFY(std::abs(judge_->probabilities(pictures_[0], group).sum().item<double>() - 1) < 1e-5);
  }

  void labels() {
    QCOMPARE(judge_->labels_beside("cat").size(), std::size_t{27});
    QCOMPARE(judge_->labels_beside("neon").size(), std::size_t{8});
    QVERIFY(judge_->labels_beside("Van Gogh").empty());
    QCOMPARE(judge_->name(), std::string("CLIP zero-shot, patch 8, 64 px"));
    QCOMPARE(judge_->weights_sha256().size(), std::size_t{64});
    QVERIFY_THROWS_EXCEPTION(Error, judge_->score(pictures_[0], "Van Gogh"));
    QVERIFY_THROWS_EXCEPTION(Error, ClipJudge::open("nowhere", {}));
  }

 private:
  std::unique_ptr<ClipJudge> judge_;
  std::vector<Image> pictures_;
};

PENTIMENTO_TEST(ClipJudgeTest)
#include "clip_judge_test.moc"
