#include "app/project/project_scene.h"
#include "core/judges/clip_judge.h"
#include "support/patience.h"
#include "support/test_registry.h"
#include "widgets/views/bars/banner.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The judge is a part of a project: what one judge said is never shown as another's.
class ProjectJudgeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// A head that sees a cat in everything: nobody else would score so.
  void initTestCase() {
    const auto clip = ClipJudge::open(clip_folder_of("miniature"), {});
    ClassifierHead head;
    head.reliability = {{"cat", {9, 10}, {1, 20}, 0}};
    head.thresholds = {0.5};
    head.weight = torch::zeros({1, clip->text_direction("a").size(0)});
    head.bias = torch::full({1}, 3.0F);
    head.origin = {clip->clip_sha256(), "miniature", "pictures", 60, 20, 30, 1e-3};
    head_ = dir_.filePath("judge");
    write_head(head_.toStdString(), head);
    folder_ = dir_.filePath("cat.pentimento");
  }

  void whatItSaidIsKept() {
    ProjectScene scene(folder_);
    auto& bench = scene.bench();
    QTRY_VERIFY_WITH_TIMEOUT(scene.ready(), kPatience);
    scene.planLittle();
    QTRY_VERIFY_WITH_TIMEOUT(scene.whole(bench.pictures().base()), kPatience);
    bench.useJudge(head_);
    QTRY_VERIFY_WITH_TIMEOUT(bench.judge().trained && scene.whole(bench.pictures().base()), kPatience);
    QVERIFY(saysCatEverywhere(bench));
    QTRY_COMPARE_WITH_TIMEOUT(runs("before"), 2, kPatience); // one of each judge
    scene.window->close();
  }

  void comesBackWithIt() {
    ProjectScene scene(folder_);
    QSignalSpy drawing(&scene.bench(), &Workbench::pictureProgressed);
    QTRY_VERIFY_WITH_TIMEOUT(scene.ready() && scene.whole(scene.bench().pictures().base()), kPatience);
    QVERIFY(scene.bench().judge().trained);
    QVERIFY(saysCatEverywhere(scene.bench()));
    QCOMPARE(drawing.size(), 0);
    scene.window->close();
  }

  void whereItIsGoneTheModelsOwnJudgesAndItIsSaid() {
    QVERIFY(QDir(head_).removeRecursively());
    ProjectScene scene(folder_);
    QStringList said;
    connect(&scene.bench(), &Workbench::bannerRaised, this,
            [&](Workbench::BannerKind, const QString& text) { said << text; });
    QTRY_VERIFY_WITH_TIMEOUT(scene.ready() && scene.whole(scene.bench().pictures().base()), kPatience);
    QVERIFY(!scene.bench().judge().trained && !scene.bench().judge().name.empty());
    QCOMPARE(said.filter("The judge of this project cannot be opened").size(), 1);
    QVERIFY(!saysCatEverywhere(scene.bench()));
    scene.window->close();
  }

 private:
  static bool saysCatEverywhere(const Workbench& bench) {
    const auto pictures = bench.pictures().list(bench.pictures().base());
    return !pictures.empty() && std::ranges::all_of(pictures, [&](const DrawnPicture& picture) {
      const bool asked = bench.suite().cases[static_cast<std::size_t>(picture.key.row)].judged == "cat";
      return asked ? picture.score && std::abs(picture.score->probability - 0.9526) < 1e-3 : !picture.score;
    });
  }
  int runs(const std::string& kind) const {
    const Project project(folder_.toStdString(), Project::Access::Read);
    return static_cast<int>(std::ranges::count(project.runs(), kind, &RunRecord::kind));
  }

  QTemporaryDir dir_;
  QString head_, folder_;
};

PENTIMENTO_TEST(ProjectJudgeTest)
#include "project_judge_test.moc"
