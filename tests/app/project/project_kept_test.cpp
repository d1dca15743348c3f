#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <set>

#include "app/cli/program.h"
#include "app/project/project_scene.h"
#include "support/patience.h"
#include "support/test_registry.h"
#include "widgets/views/docks/label_queue_view.h"
#include "widgets/views/panels/panel_head.h"

using namespace pentimento;
using namespace pentimento::testing;

/// One project through its life: made in the window, closed, opened again, run by the command line.
class ProjectKeptTest : public QObject {
  Q_OBJECT

  QTemporaryDir place_;
  QString folder_ = place_.filePath("cat.pentimento");
  std::string state_;
  Plan plan_;
  Image after_;
  std::vector<Snapshot> snapshots_;
  QString labelled_;

  static LabelQueueView& queue(ProjectScene& scene) { return *scene.child<LabelQueueView>("labelQueue"); }

  /// Timeline, pictures of the snapshots and label queue.
  void bringsBackTheRun(ProjectScene& scene) {
    auto& bench = scene.bench();
    QCOMPARE(bench.snapshots().size(), snapshots_.size());
    QCOMPARE(bench.counts().size(), std::size_t(2));
    for (std::size_t i = 0; i < snapshots_.size(); ++i) {
      QCOMPARE(bench.snapshots()[i].state, snapshots_[i].state);
      QCOMPARE(bench.snapshots()[i].layers, snapshots_[i].layers);
      const bool onTheWay = i > 0 && i + 1 < snapshots_.size(); // draws few; both ends all of the preview
      const auto keys = onTheWay ? bench.keysOnTheWay() : previewKeys(bench.suite(), bench.plan().seeds);
      QVERIFY(!keys.empty() && bench.pictures().missing(snapshots_[i].state, keys).empty());
      if (onTheWay) QCOMPARE(bench.pictures().of(snapshots_[i].state).size(), keys.size());
    }
    bench.showSnapshot(1);
    QCOMPARE(bench.shownState(), snapshots_[1].state);
    bench.showSnapshot(-1);
    QTRY_COMPARE(queue(scene).head()->note(), labelled_);
  }

 private Q_SLOTS:
  void everythingIsWrittenByItself() {
    ProjectScene scene(folder_);
    auto& bench = scene.bench();
    QTRY_VERIFY_WITH_TIMEOUT(scene.ready(), kPatience);
    QVERIFY(scene.window->windowTitle().startsWith("cat"));
    scene.window->actions().picturesTell->setChecked(false); // of what leaves; the record stays whole
    scene.planLittle();
    Plan plan = bench.plan();
    plan.method = "doco"; // with snapshots on the way
    plan.settings = {{"steps", std::int64_t{6}},          {"warm_up", std::int64_t{2}},
                     {"snapshot_every", std::int64_t{2}}, {"batch_size", std::int64_t{2}},
                     {"anchor_latents", std::int64_t{4}}, {"kept_latents", std::int64_t{4}}};
    bench.setPlan(plan);
    QTRY_VERIFY_WITH_TIMEOUT(scene.whole(bench.pictures().base()), kPatience);
    bench.erase();
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(folder_, "erase"), std::string("done"), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(bench.state() != bench.pictures().base() && scene.whole(bench.state()),
                             kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(folder_, "probe"), std::string("done"), kPatience);
    snapshots_ = bench.snapshots();
    QCOMPARE(snapshots_.size(), std::size_t(3)); // before, and two after the warm-up
    QTRY_VERIFY_WITH_TIMEOUT(queue(scene).current() >= 0, kPatience);
    scene.child<QDockWidget>("labelDock")->toggleViewAction()->trigger();
    QTRY_VERIFY(queue(scene).isVisible());
    QTest::keyClick(&queue(scene), Qt::Key_2);
    labelled_ = queue(scene).head()->note();
    QVERIFY2(labelled_.contains("1 of "), qPrintable(labelled_));
    scene.window->gridPage().grid().selectKey({1, 42});
    state_ = bench.state();
    plan_ = bench.plan();
    after_ = *bench.pictures().find(state_, {0, 41})->image;
    scene.window->close();
    const Project project(folder_.toStdString(), Project::Access::Write); // the lock is free
    QVERIFY2(project.problems().empty(), project.problems().empty() ? "" : project.problems()[0].c_str());
    const auto file = project.path_of(project.cells(project.runs().front().id).front().file);
    QVERIFY(QImage(QString::fromStdString(file.string())).text("parameters").contains("Seed: "));
  }

  void opensWhereOneWasWithoutDrawing() {
    ProjectScene scene(folder_);
    QSignalSpy drawing(&scene.bench(), &Workbench::pictureProgressed);
    QSignalSpy curves(&scene.bench(), &Workbench::stepsDone);
    QTRY_VERIFY_WITH_TIMEOUT(scene.ready() && scene.bench().state() == state_, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(scene.whole(state_), kPatience);
    QVERIFY(scene.bench().plan() == plan_);
    QCOMPARE(scene.bench().edits().size(), std::size_t(1));
    QCOMPARE(*scene.bench().pictures().find(state_, {0, 41})->image, after_);
    QTRY_COMPARE(scene.window->gridPage().grid().currentKey(), (CellKey{1, 42}));
    bringsBackTheRun(scene);
    QVERIFY(curves.size() >= 2);
    QTest::qWait(500);
    QCOMPARE(drawing.size(), 0);

    QSignalSpy replayed(&scene.keeper(), &ProjectKeeper::replayed);
    scene.keeper().replay({0, 41});
    QTRY_COMPARE_WITH_TIMEOUT(replayed.size(), 1, kPatience);
    const auto result = replayed[0][1].value<ReplayResult>();
    QVERIFY(result.bit_equal && result.changed.empty());
    scene.window->close();
  }

  void theCommandLineRunsItToTheBit() {
    const auto plan = place_.filePath("plan.json");
    const Run exported = run_cli({"plan", folder_, "--out", plan});
    QVERIFY2(exported.exit_code == 0, qPrintable(exported.errors));
    const Run again = run_cli({"run", plan, "--project", place_.filePath("again.pentimento"), "--json"});
    QVERIFY2(again.exit_code == 0, qPrintable(again.errors));
    const auto result = QJsonDocument::fromJson(again.out).object();
    QCOMPARE(result["same"].toBool(), true);
    QCOMPARE(result["state"].toString().toStdString(), state_);
    QVERIFY(result["pictures_equal"].toInt() > 0);
    QCOMPARE(result["pictures_equal"].toInt(), result["pictures_expected"].toInt());
    qInfo("%d of %d pictures bit-equal", result["pictures_equal"].toInt(),
          result["pictures_expected"].toInt());
  }

  void replayAndReportOfTheCommandLineKnowIt() {
    const Project project(folder_.toStdString(), Project::Access::Read);
    const auto row = QString::number(project.cells(project.runs().back().id).front().id);
    const Run replay = run_cli({"replay", folder_, row, "--json"});
    QVERIFY2(replay.exit_code == 0, qPrintable(replay.errors));
    QCOMPARE(QJsonDocument::fromJson(replay.out).object()["bit_equal"].toInt(), 1);
    const Run report = run_cli({"report", folder_, "--out", place_.filePath("report")});
    QVERIFY2(report.exit_code == 0, qPrintable(report.errors));
  }

  void afterAKillOnlyWhatIsMissingIsDrawn() {
    const auto folder = place_.filePath("killed.pentimento");
    {
      ProjectScene scene(folder, ProjectScene::Pictures::None);
      QTRY_VERIFY_WITH_TIMEOUT(scene.ready(), kPatience);
      scene.planLittle({41});
      scene.window->close();
    }
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("XDG_CONFIG_HOME", place_.filePath("config"));
    environment.insert("XDG_DATA_HOME", place_.filePath("data"));
    environment.insert("OMP_NUM_THREADS", "1");
    environment.insert("PENTIMENTO_RESOURCES", PENTIMENTO_TREE "/resources");
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PENTIMENTO_WINDOW), {"--project", folder, "--device", "cpu"});
    QVERIFY(process.waitForStarted());
    const QDir drawn(folder + "/images/1/before");
    QTRY_VERIFY_WITH_TIMEOUT(drawn.entryList({"*.png"}).size() >= 8, kPatience);
    process.kill();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);

    std::set<CellKey> recorded;
    {
      const Project project(folder.toStdString(), Project::Access::Write);
      QVERIFY2(project.problems().empty(), project.problems().empty() ? "" : project.problems()[0].c_str());
      for (const auto& cell : project.cells(project.runs().front().id)) recorded.insert(cell.key);
    }
    QVERIFY(recorded.size() >= 4);
    qputenv("OMP_NUM_THREADS", "1");
    ProjectScene scene(folder, ProjectScene::Pictures::AsTheProgramDraws);
    std::set<CellKey> again;
    connect(&scene.bench(), &Workbench::pictureProgressed, this,
            [&](const std::vector<CellKey>& keys) { again.insert(keys.begin(), keys.end()); });
    QTRY_VERIFY_WITH_TIMEOUT(scene.ready() && scene.whole(scene.bench().pictures().base()), kPatience);
    for (const auto& key : again)
      QVERIFY2(!recorded.contains(key), qPrintable(QString("row %1 was drawn twice").arg(key.row)));
    const auto all = allKeys(scene.bench().suite(), scene.bench().plan().seeds).size();
    QCOMPARE(again.size() + recorded.size(), all);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(folder, "before"), std::string("done"), kPatience);
    qInfo("%zu of %zu pictures were kept", recorded.size(), all);
    scene.window->close();
  }
};

PENTIMENTO_TEST(ProjectKeptTest)
#include "project_kept_test.moc"
