#include "core/judges/labelled_pictures.h"

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/png.h"
#include "core/pipelines/stable_diffusion.h"
#include "support/test_registry.h"

using namespace pentimento;
namespace fs = std::filesystem;

/// Pictures of the unedited miniature as somebody would sort them into folders.
class LabelledPicturesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const auto model = DiffusionModel::open("miniature", {});
    vocabulary_ = *model->vocabulary;
    StableDiffusionPipeline pipeline(model);
    RunControl control;
    for (const std::string word : {"cat", "dog", "apple"}) {
      std::vector<Request> requests;
      for (std::uint64_t i = 0; i < 15; ++i)
        requests.push_back({(i % 3 == 0 ? "a watercolor of a " : "a photo of a ") + word, 100 + i});
      put(pipeline.draw(requests, default_sampling(*model), control), word == "apple" ? "none" : word);
    }
    clip_ = ClipJudge::open(model->judge_folder, label_groups(vocabulary_));
  }

  void listsWhatLiesThere() {
    const auto found = list_labelled_pictures(root());
    QCOMPARE(found.labels, (std::vector<std::string>{"cat", "dog"}));
    QCOMPARE(found.pictures.size(), std::size_t{45});
    QCOMPARE(found.pictures.front().shows, (std::set<std::string>{"cat"}));
    QVERIFY(found.pictures.back().shows.empty());
  }

  void whatIsTaughtIsFound() {
    RunControl control;
    std::vector<std::string> rejected;
    int counted = 0;
    const auto head =
        train_judge(list_labelled_pictures(root()), *clip_, control, rejected, [&](int done, int total) {
          ++counted;
          QVERIFY(done <= total);
        });
    QCOMPARE(counted, 45);
    QVERIFY(rejected.empty());
    QCOMPARE(head.origin.clip_sha256, clip_->clip_sha256());
    QCOMPARE(head.origin.clip_folder, fs::path("miniature"));
    QCOMPARE(head.origin.tested_on, 9); // a fifth of each fifteen
    for (const auto& label : head.reliability) {
      QVERIFY2(label.found.n >= 2 && label.found.k == label.found.n, label.label.c_str());
      QVERIFY2(label.false_alarms.n >= 4 && label.false_alarms.k == 0, label.label.c_str());
    }
    write_head(root() / ".." / "head", head);
  }

  void theTrainedHeadJudges() {
    const auto judge = ClipJudge::open(root() / ".." / "head", {});
    QCOMPARE(judge->name(), std::string("trained head on 2 labels, CLIP patch 8, 64 px"));
    QCOMPARE(judge->label_lists(), (std::vector<std::vector<std::string>>{{"cat", "dog"}}));
    QVERIFY(judge->labels_beside("apple").empty()); // what it was not taught stays not scored
    QVERIFY(judge->weights_sha256() != clip_->weights_sha256());
    QCOMPARE(judge->clip_sha256(), clip_->clip_sha256());
    const auto cat = read_picture(root() / "cat" / "3.png"), apple = read_picture(root() / "none" / "3.png");
    QVERIFY(judge->score(cat, "cat").probability > 0.5);
    QCOMPARE(judge->score(cat, "cat").top_label, std::string("cat"));
    QVERIFY(judge->score(cat, "dog").probability < 0.5);
    QVERIFY(judge->score(apple, "cat").probability < 0.5);
    QVERIFY(judge->score(apple, "cat").top_label.empty()); // none of them
    QVERIFY(judge->embedding(cat) == clip_->embedding(cat));
  }

  void judgesOfBothKindsAreTested() {
    RunControl control;
    std::vector<std::string> rejected;
    const auto pictures = list_labelled_pictures(root());
    const auto zero_shot = test_judge(pictures, *clip_, control, rejected);
    QCOMPARE(zero_shot.size(), std::size_t{2});
    QCOMPARE(zero_shot[0].found.n + zero_shot[0].false_alarms.n + zero_shot[0].not_sure, 45);
    QVERIFY(zero_shot[0].found.rate() > 0.9);
    const auto head = ClipJudge::open(root() / ".." / "head", {});
    QCOMPARE(test_judge(pictures, *head, control, rejected).size(), std::size_t{2});
  }

  void aHeadOfAnotherClipIsRefused() {
    auto head = read_head(root() / ".." / "head");
    head.origin.clip_sha256[0] = head.origin.clip_sha256[0] == '0' ? '1' : '0';
    write_head(root() / ".." / "other", head);
    try {
      ClipJudge::open(root() / ".." / "other", {});
      QFAIL("it was opened");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::OtherBase);
    }
    head.origin.clip_folder = "/no/such/clip";
    write_head(root() / ".." / "other", head);
    QVERIFY_THROWS_EXCEPTION(Error, ClipJudge::open(root() / ".." / "other", {}));
  }

  void copiesAreOnePictureAndBrokenOnesAreNamed() {
    const fs::path folder = root() / ".." / "copies";
    for (const std::string label : {"cat", "dog"}) fs::create_directories(folder / label);
    fs::copy_file(root() / "cat" / "1.png", folder / "cat" / "a.png");
    fs::copy_file(root() / "cat" / "1.png", folder / "cat" / "b.png");
    fs::copy_file(root() / "cat" / "1.png", folder / "dog" / "c.png");
    write_text(folder / "dog" / "broken.png", "no picture");
    write_text(folder / "dog" / "notes.txt", "passed over");
    RunControl control;
    std::vector<std::string> rejected;
    const auto features = features_of(list_labelled_pictures(folder), *clip_, control, rejected);
    QCOMPARE(features.keys.size(), std::size_t{1});
    QVERIFY(features.shows.all().item<bool>()); // it lies in both folders
    QCOMPARE(rejected.size(), std::size_t{1});
    QVERIFY(rejected.front().find("broken.png") != std::string::npos);
  }

  void emptyFoldersSayWhatIsExpected() {
    const auto message = [](const fs::path& folder) {
      try {
        list_labelled_pictures(folder);
      } catch (const Error& error) {
        return QString(error.what());
      }
      return QString();
    };
    QVERIFY(message(root() / "nowhere").contains("no folder of labelled pictures"));
    fs::create_directories(root() / ".." / "empty" / "cat");
    QVERIFY(message(root() / ".." / "empty").contains("a folder a label"));
  }

 private:
  fs::path root() const { return fs::path(dir_.path().toStdString()) / "pictures"; }
  void put(const std::vector<Image>& pictures, const std::string& label) {
    fs::create_directories(root() / label);
    for (std::size_t i = 0; i < pictures.size(); ++i)
      write_png(root() / label / (std::to_string(i) + ".png"), pictures[i]);
  }

  QTemporaryDir dir_;
  Vocabulary vocabulary_;
  std::unique_ptr<ClipJudge> clip_;
};

PENTIMENTO_TEST(LabelledPicturesTest)
#include "labelled_pictures_test.moc"
