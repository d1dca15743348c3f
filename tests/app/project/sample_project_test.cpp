#include "app/project/sample_project.h"

#include <filesystem>

#include "app/project/project_scene.h"
#include "core/base/resources.h"
#include "support/patience.h"
#include "support/shot.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace fs = std::filesystem;

/// The bundled example is of the bundled model, whole, and opens as any project. After the model or what a
/// run records has changed, PENTIMENTO_SAMPLE=1 makes it anew: the plan the window starts with, erased by
/// DoCo.
class SampleProjectTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    if (qEnvironmentVariableIsSet("PENTIMENTO_SAMPLE")) make();
    QDir(copies()).removeRecursively();
  }
  void cleanupTestCase() {
    QDir(copies()).removeRecursively();
    QStandardPaths::setTestModeEnabled(false);
  }

  void isOneCopyThatCanBeChanged() {
    const QString copy = sampleProject();
    QVERIFY(QFileInfo(copy).isWritable());
    QFile(copy + "/note").open(QIODevice::WriteOnly);
    QCOMPARE(sampleProject(), copy);
    QVERIFY2(QFile::exists(copy + "/note"), "a second call keeps what has become of it");
    QFile::remove(copy + "/note");
    const Project project(copy.toStdString(), Project::Access::Write);
    QVERIFY2(project.problems().empty(), project.problems().empty() ? "" : project.problems()[0].c_str());
  }

  void opensFromTheHelpMenuWithEverythingInIt() {
    QTemporaryDir place;
    ProjectScene scene(place.filePath("other.pentimento"), ProjectScene::Pictures::AsTheProgramDraws);
    QTRY_VERIFY_WITH_TIMEOUT(scene.ready(), kPatience);
    scene.child<QAction>("sampleProject")->trigger();
    auto& bench = scene.bench();
    QTRY_VERIFY_WITH_TIMEOUT(scene.window->windowTitle().startsWith("Sample"), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!bench.edits().empty() && bench.state() != bench.pictures().base(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(scene.whole(bench.pictures().base()) && scene.whole(bench.state()), kPatience);
    QCOMPARE(bench.plan().method, std::string("doco"));
    QVERIFY(bench.snapshots().size() >= 5);
    QCOMPARE(bench.counts().size(), bench.snapshots().size() - 1);
    QVERIFY2(bench.counts().back().leak.rate() < 0.5, "the sample shows an erasure that worked");
    QVERIFY(!scene.window->gridPage().banner().isVisible());
    shot(*scene.window, "sample_project");
    scene.window->close();
  }

 private:
  static QString copies() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/projects";
  }

  static void make() {
    const fs::path sample = resources_folder() / "sample" / "cat to dog.pentimento";
    fs::remove_all(sample);
    fs::create_directories(sample.parent_path());
    ProjectScene scene(QString::fromStdString(sample.string()), ProjectScene::Pictures::AsTheProgramDraws);
    auto& bench = scene.bench();
    QTRY_VERIFY_WITH_TIMEOUT(scene.ready() && scene.whole(bench.pictures().base()), 10 * kPatience);
    bench.erase();
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(QString::fromStdString(sample.string()), "erase"), std::string("done"),
                              100 * kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(bench.state() != bench.pictures().base() && scene.whole(bench.state()),
                             10 * kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(QString::fromStdString(sample.string()), "probe"), std::string("done"),
                              10 * kPatience);
    scene.window->close();
  }
};

PENTIMENTO_TEST(SampleProjectTest)
#include "sample_project_test.moc"
