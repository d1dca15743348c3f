#include "core/jobs/judge_job.h"

#include <QTemporaryDir>
#include <QtTest>

#include "core/io/png.h"
#include "core/jobs/engine.h"
#include "core/judges/classifier_head.h"
#include "support/test_registry.h"

using namespace pentimento;
using pentimento::testing::Engine;
namespace fs = std::filesystem;

/// A judge is trained and takes its place over the real engine.
class JudgeJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// Red and blue pictures: what they show is of no matter, only that a CLIP tells them apart.
  void initTestCase() {
    for (const bool red : {true, false}) {
      const auto folder = root() / "pictures" / (red ? "red" : "none");
      fs::create_directories(folder);
      for (int i = 0; i < 12; ++i) {
        Image image{64, 64, std::vector<std::uint8_t>(64 * 64 * 3, 0)};
        for (std::size_t at = red ? 0 : 2; at < image.rgb.size(); at += 3)
          image.rgb[at] = static_cast<std::uint8_t>(130 + 10 * i);
        write_png(folder / (std::to_string(i) + ".png"), image);
      }
    }
  }

  void trainsCountsAndChanges() {
    Engine engine;
    engine.run(std::make_unique<TrainJudgeJob>((root() / "pictures").string(), (root() / "head").string()));
    const auto trained = engine.all<JudgeTrained>();
    QCOMPARE(trained.size(), std::size_t{1});
    QCOMPARE(trained[0].judge.labels, (std::vector<std::string>{"red"}));
    QCOMPARE(trained[0].judge.folder, (root() / "head").string());
    QCOMPARE(trained[0].judge.held_out[0].found, (Proportion{2, 2}));
    QVERIFY(engine.all<JobProgress>().size() > 10);
    QVERIFY(engine.all<JudgeChanged>().empty()); // it is looked at first

    engine.run(std::make_unique<SetJudgeJob>((root() / "head").string()));
    const auto changed = engine.all<JudgeChanged>();
    QCOMPARE(changed.size(), std::size_t{1});
    QVERIFY(changed[0].judge.trained);
    QCOMPARE(changed[0].judge.weights_sha256, trained[0].judge.weights_sha256);
    engine.run(std::make_unique<SetJudgeJob>("")); // the model's own again
    QVERIFY(!engine.all<JudgeChanged>().back().judge.trained);
  }

  void whatCannotBeOpenedLeavesTheOldOne() {
    Engine engine;
    const auto outcome = engine.run(std::make_unique<SetJudgeJob>((root() / "nowhere").string()));
    QVERIFY(std::holds_alternative<Failure>(outcome));
    QVERIFY(engine.all<JudgeChanged>().empty());
  }

 private:
  fs::path root() const { return fs::path(dir_.path().toStdString()); }
  QTemporaryDir dir_;
};

PENTIMENTO_TEST(JudgeJobTest)
#include "judge_job_test.moc"
