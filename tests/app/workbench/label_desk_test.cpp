#include "app/workbench/label_desk.h"

#include <cmath>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "core/io/png.h"
#include "core/judges/detector_log.h"
#include "core/judges/labelled_pictures.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

Suite suite() {
  return {"test",
          {{"a photo of a cat", Role::Target, "cat", "cat", "", false},
           {"a photo of a kitten", Role::Synonym, "kitten", "cat", "", false},
           {"a photo of a fox", Role::Kept, "fox", "fox", "", false}}};
}

/// A picture whose embedding lies `angle` away from a sure cat: 0 is a cat, π/2 something else.
DrawnPicture picture(int row, std::uint64_t seed, double angle, const std::string& state = "base",
                     int snapshot = -1) {
  DrawnPicture drawn;
  drawn.key = {row, seed};
  drawn.state = state;
  drawn.snapshot = snapshot;
  drawn.score = Score{0.9, "cat", true};
  drawn.image = std::make_shared<const Image>(Image{1, 1, {static_cast<std::uint8_t>(seed), 0, 0}});
  drawn.embedding = std::make_shared<const std::vector<float>>(
      std::vector<float>{static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle)),
                         0.1F * static_cast<float>(seed % 3)});
  return drawn;
}

std::vector<DrawnPicture> before() {
  std::vector<DrawnPicture> pictures;
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    pictures.push_back(picture(0, seed, 0.02 * static_cast<double>(seed)));
    pictures.push_back(picture(2, seed, 1.57 - 0.02 * static_cast<double>(seed)));
  }
  return pictures;
}

LabelPlan plan(const std::filesystem::path& log = {}, std::optional<int> budget = {}) {
  return {suite(), "cat", 16, budget, log};
}

} // namespace

class LabelDeskTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void asksAboutWhatItIsNotSureOf() {
    LabelDesk desk;
    const QSignalSpy changed(&desk, &LabelDesk::changed);
    desk.begin(plan(), before());
    QCOMPARE(desk.queue().seen, 0);
    desk.takeAfter(picture(0, 1, 0.8, "edited", 1));
    desk.takeAfter(picture(2, 1, 1.5, "edited", 1));  // does not ask for the target
    desk.takeAfter(picture(0, 1, 0.8, "edited", -1)); // the same cell of the same state again
    desk.takeAfter(picture(1, 1, 0.8, "half", -1));   // a state that no snapshot has shown
    const auto queue = desk.queue();
    QCOMPARE(queue.seen, 1);
    QCOMPARE(queue.open.size(), std::size_t(1)); // the first of a snapshot is asked about
    QCOMPARE(queue.open[0].stamp.prompt, std::string("a photo of a cat"));
    QCOMPARE(desk.askedCells(), (std::vector<CellKey>{{0, 1}}));
    QCOMPARE(desk.questionAt({0, 1}), queue.open[0].id);
    QCOMPARE(desk.questionAt({1, 1}), -1);
    QVERIFY(changed.size() >= 2);
  }

  void withoutAWarmStartNothingIsJudged() {
    LabelDesk desk;
    desk.begin(plan(), {picture(0, 1, 0.0), picture(2, 1, 1.5)});
    desk.takeAfter(picture(0, 1, 0.8, "edited", 1));
    QCOMPARE(desk.queue().seen, 0);
    for (const auto& one : before()) desk.takeBefore(one); // they may come later
    desk.takeAfter(picture(0, 2, 0.8, "edited", 1));
    QCOMPARE(desk.queue().seen, 1);
  }

  void answersMoveTheRateAndCanBeTakenBack() {
    LabelDesk desk;
    desk.begin(plan(), before());
    for (std::uint64_t seed = 0; seed < 8; ++seed) desk.takeAfter(picture(0, seed, 1.4, "edited", 1));
    const auto first = desk.queue();
    QVERIFY(!first.open.empty());
    QVERIFY(!desk.canUndo());
    const int id = first.open[0].id;
    desk.answer(id, HumanLabel::Leak); // where the detector sees none
    const auto second = desk.queue();
    QCOMPARE(second.open.size(), first.open.size() - 1);
    QVERIFY(second.leaks.corrected > first.leaks.corrected);
    desk.undo();
    QCOMPARE(desk.queue().open.size(), first.open.size());
    QCOMPARE(desk.queue().leaks.corrected, first.leaks.corrected);
    QVERIFY(!desk.canUndo());
  }

  void skippedOnesComeLast() {
    LabelDesk desk;
    desk.begin(plan(), before());
    for (std::uint64_t seed = 0; seed < 3; ++seed) desk.takeAfter(picture(0, seed, 0.8, "edited", 1));
    const auto first = desk.queue().open;
    QVERIFY(first.size() >= 2);
    desk.skip(first[0].id);
    QCOMPARE(desk.queue().open.front().id, first[1].id);
    QCOMPARE(desk.queue().open.back().id, first[0].id);
  }

  void theNewestSnapshotIsAskedAboutFirst() {
    LabelDesk desk;
    desk.begin(plan(), before());
    desk.takeAfter(picture(0, 1, 0.8, "one", 1));
    desk.takeAfter(picture(0, 1, 0.9, "two", 2));
    QCOMPARE(desk.queue().open.front().stamp.checkpoint, 2);
    QCOMPARE(desk.queue().leaks.pictures, 1);      // of the newest alone
    desk.takeAfter(picture(0, 2, 0.9, "two", -1)); // drawn after the run, with the same weights
    QCOMPARE(desk.queue().leaks.pictures, 2);
  }

  void labelledPicturesLieAsAJudgeIsTrainedOnThem() {
    LabelDesk desk;
    desk.begin(plan(), before());
    for (std::uint64_t seed = 0; seed < 8; ++seed) desk.takeAfter(picture(0, seed, 0.8, "edited", 1));
    const auto open = desk.queue().open;
    QVERIFY(open.size() >= 4);
    const QTemporaryDir folder;
    const std::filesystem::path place = folder.filePath("labelled").toStdString();
    desk.answer(open[0].id, HumanLabel::Leak);
    desk.answer(open[1].id, HumanLabel::Clean);
    desk.answer(open[2].id, HumanLabel::Unsure);
    const auto saved = desk.saveLabelled(place);
    QCOMPARE(saved.leaks, 1);
    QCOMPARE(saved.clean, 1);
    QCOMPARE(saved.leftOut, 1);
    const auto found = list_labelled_pictures(place);
    QCOMPARE(found.labels, (std::vector<std::string>{"cat"}));
    QCOMPARE(found.pictures.size(), std::size_t{2});
    QCOMPARE(read_picture(found.pictures[0].path), *open[0].image);
    QVERIFY(found.pictures[1].shows.empty());
    auto two = plan();
    two.suite.cases[1].judged = "kitten"; // a second target: what is clean of one may show the other
    desk.begin(two, before());
    for (std::uint64_t seed = 0; seed < 8; ++seed) desk.takeAfter(picture(0, seed, 0.8, "edited", 1));
    desk.answer(desk.queue().open[0].id, HumanLabel::Clean);
    QCOMPARE(desk.saveLabelled(place / "two").leftOut, 1);
  }

  void aSecondRaterSeesEveryTenth() {
    LabelDesk desk;
    desk.begin(plan(), before());
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
      desk.takeAfter(picture(0, seed, 0.8, "edited", 1));
      desk.takeAfter(picture(1, seed, 0.8, "edited", 1));
    }
    for (const auto& one : desk.queue().open) desk.answer(one.id, HumanLabel::Clean);
    const int answered = desk.queue().answered;
    QVERIFY(answered >= 10);
    desk.setSecondRater(true);
    QVERIFY(!desk.canUndo());
    const auto again = desk.queue();
    QCOMPARE(static_cast<int>(again.open.size()), (answered + 9) / 10);
    for (const auto& one : again.open) desk.answer(one.id, HumanLabel::Clean);
    QCOMPARE(desk.queue().twice, (answered + 9) / 10);
    QVERIFY(desk.queue().open.empty());
    QCOMPARE(desk.queue().answered, answered);
  }

  void labelsAreOnDiskAndReplay() {
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("labels.jsonl").toStdString();
    LabelDesk desk;
    desk.begin(plan(path), before());
    desk.takeAfter(picture(0, 1, 0.8, "edited", 1));
    QVERIFY(!std::filesystem::exists(path)); // nobody has labelled
    desk.answer(desk.queue().open[0].id, HumanLabel::Leak);
    const auto history = read_detector_log(path);
    QCOMPARE(history.events.size(), std::size_t(3)); // started, observed, labelled
    const auto again = replay(history.events);
    QCOMPARE(again.observations().size(), std::size_t(1));
    QCOMPARE(again.observations()[0].label, HumanLabel::Leak);
  }

  void anotherSessionGoesOnWhereOneEnded() {
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("labels.jsonl").toStdString();
    std::vector<DrawnPicture> after;
    for (std::uint64_t seed = 0; seed < 6; ++seed) after.push_back(picture(0, seed, 0.8, "edited", 1));
    LabelQueue left;
    {
      LabelDesk desk;
      desk.begin(plan(path), before());
      for (const auto& one : after) desk.takeAfter(one);
      desk.answer(desk.queue().open[0].id, HumanLabel::Leak);
      desk.answer(desk.queue().open[0].id, HumanLabel::Clean);
      desk.undo();
      left = desk.queue();
    }
    LabelDesk desk;
    QVERIFY(desk.resume(plan(path), after));
    QCOMPARE(desk.queue().answered, 1);
    QCOMPARE(desk.queue().open.size(), left.open.size());
    QCOMPARE(desk.queue().open[0].image, after[std::size_t(left.open[0].stamp.seed)].image);
    QCOMPARE(desk.queue().leaks.corrected, left.leaks.corrected);
    desk.takeAfter(after[3]); // known
    QCOMPARE(desk.queue().seen, left.seen);
    QVERIFY(desk.canUndo());
    desk.answer(desk.queue().open[0].id, HumanLabel::Leak);
    QCOMPARE(replay(read_detector_log(path).events).agreement().n, 0); // the chain holds
    QCOMPARE(desk.queue().answered, 2);

    LabelDesk other; // pictures of another run
    QVERIFY(!other.resume(plan(path), {picture(0, 40, 0.1, "edited", 1)}));
    QCOMPARE(other.queue().seen, 0);
    QVERIFY(!other.resume(plan(folder.filePath("none.jsonl").toStdString()), after));
  }

  void whatAFullDiskRefusedIsWrittenWithTheNextLabel() {
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("gone/labels.jsonl").toStdString();
    LabelDesk desk;
    desk.begin(plan(path), before());
    for (std::uint64_t seed = 0; seed < 4; ++seed) desk.takeAfter(picture(0, seed, 0.8, "edited", 1));
    desk.answer(desk.queue().open[0].id, HumanLabel::Leak); // no such folder
    QVERIFY(!std::filesystem::exists(path));
    QCOMPARE(desk.queue().answered, 1);
    QVERIFY(QDir(folder.path()).mkdir("gone"));
    desk.answer(desk.queue().open[0].id, HumanLabel::Clean);
    int labels = 0;
    for (const auto& event : read_detector_log(path).events)
      labels += std::holds_alternative<LabelArrived>(event);
    QCOMPARE(labels, 2);
  }
};

PENTIMENTO_TEST(LabelDeskTest)
#include "label_desk_test.moc"
