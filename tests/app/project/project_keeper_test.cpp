#include "app/project/project_keeper.h"

#include "app/project/project_scene.h"
#include "core/project/database.h"
#include "core/project/schema.h"
#include "support/patience.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// Projects that cannot be opened just so.
class ProjectKeeperTest : public QObject {
  Q_OBJECT

  static void index(const QString& folder, int steps, int version) {
    QDir().mkpath(folder);
    const Database database((folder + "/project.sqlite").toStdString(), Database::Access::Write);
    for (int step = 0; step < steps; ++step) database.execute(schema_steps()[std::size_t(step)]);
    database.execute("PRAGMA user_version = " + std::to_string(version));
  }

 private Q_SLOTS:
  void oneInUseIsRefusedNamingTheProcess() {
    const QTemporaryDir place;
    const auto folder = place.filePath("a.pentimento");
    const Project holder(folder.toStdString(), Project::Access::Write);
    ProjectScene scene(folder);
    QTRY_VERIFY_WITH_TIMEOUT(scene.keeper().isOpen(), kPatience);
    QVERIFY2(scene.banner().contains(QString("process %1").arg(QCoreApplication::applicationPid())),
             qPrintable(scene.banner()));
    QVERIFY(scene.keeper().name().startsWith("Untitled")); // work goes on, in another one
    QVERIFY(scene.keeper().folder().startsWith(scene.home.path()));
  }

  void anOlderOneIsBroughtUpToDateAndItsCopyKept() {
    const QTemporaryDir place;
    const auto folder = place.filePath("a.pentimento");
    index(folder, 1, 1);
    ProjectScene scene(folder);
    QTRY_COMPARE_WITH_TIMEOUT(scene.keeper().folder(), folder, kPatience);
    QTRY_VERIFY2(scene.banner().contains("project.v1.sqlite"), qPrintable(scene.banner()));
    QVERIFY(QFileInfo::exists(folder + "/project.v1.sqlite"));
  }

  void aNewerOneIsRefusedUntouched() {
    const QTemporaryDir place;
    const auto folder = place.filePath("a.pentimento");
    index(folder, int(schema_steps().size()), 99);
    ProjectScene scene(folder);
    QTRY_VERIFY_WITH_TIMEOUT(scene.keeper().isOpen(), kPatience);
    QVERIFY2(scene.banner().contains("was written by a newer Pentimento"), qPrintable(scene.banner()));
    QVERIFY(scene.keeper().folder() != folder);
  }

  void aModelThatIsGoneIsAskedForOnceAndFoundByItsHash() {
    const QTemporaryDir place;
    const auto folder = place.filePath("a.pentimento");
    std::string base;
    {
      ProjectScene scene(folder);
      QTRY_VERIFY_WITH_TIMEOUT(scene.ready(), kPatience);
      base = scene.bench().model().base_hash;
      scene.window->close();
    }
    auto window = *read_window(folder.toStdString());
    window.model.path = place.filePath("gone/model").toStdString();
    write_window(folder.toStdString(), window);
    {
      ProjectScene scene(folder); // the bundled one has its hash
      QTRY_VERIFY_WITH_TIMEOUT(scene.ready(), kPatience);
      QCOMPARE(scene.bench().model().base_hash, base);
      scene.window->close();
    }
    window.model.base_hash = std::string(64, 'f');
    write_window(folder.toStdString(), window);
    ProjectScene scene(folder);
    QSignalSpy missing(&scene.keeper(), &ProjectKeeper::modelMissing);
    QTRY_COMPARE_WITH_TIMEOUT(missing.size(), 1, kPatience);
    QVERIFY2(scene.banner().contains("gone/model"), qPrintable(scene.banner()));
    scene.keeper().findModelAt("miniature"); // it is not that one
    QTRY_COMPARE_WITH_TIMEOUT(missing.size(), 2, kPatience);
    scene.window->openModel("miniature", "cpu", "fp32"); // another one, by the user's choice
    QTRY_VERIFY_WITH_TIMEOUT(scene.ready(), kPatience);
    scene.window->close();
    QCOMPARE(read_window(folder.toStdString())->model.base_hash, base);
  }

  void anotherProjectTakesItsPlace() {
    const QTemporaryDir place;
    const auto first = place.filePath("a.pentimento"), second = place.filePath("b.pentimento");
    ProjectScene scene(first);
    QTRY_VERIFY_WITH_TIMEOUT(scene.ready(), kPatience);
    scene.planLittle();
    scene.keeper().open(second);
    QTRY_VERIFY_WITH_TIMEOUT(scene.keeper().folder() == second && scene.ready(), kPatience);
    QVERIFY(scene.bench().plan().method != "uce"); // a new project begins afresh
    scene.keeper().open(first);
    QTRY_VERIFY_WITH_TIMEOUT(scene.keeper().folder() == first && scene.ready(), kPatience);
    QCOMPARE(scene.bench().plan().method, std::string("uce"));
    QCOMPARE(scene.bench().plan().seeds, (std::vector<std::uint64_t>{41, 42}));
    scene.window->close();
  }

  void whatWaitsInTheQueueIsThereAtTheNextStart() {
    const QTemporaryDir place;
    const auto folder = place.filePath("a.pentimento");
    {
      ProjectScene scene(folder, ProjectScene::Pictures::None);
      QTRY_VERIFY_WITH_TIMEOUT(scene.ready(), kPatience);
      for (const char* target : {"fox", "bus"}) {
        Plan plan = scene.bench().plan();
        plan.pairs = {{target, "dog"}};
        scene.bench().queue().add(plan);
      }
      scene.window->close();
    }
    ProjectScene scene(folder, ProjectScene::Pictures::None);
    QTRY_VERIFY_WITH_TIMEOUT(scene.ready(), kPatience);
    const auto plans = scene.bench().queue().plans();
    QCOMPARE(plans.size(), std::size_t(2));
    QCOMPARE(plans[1].pairs.front().target, std::string("bus"));
    QVERIFY2(!scene.bench().run().running(), "none of them begins by itself");
    scene.window->close();
  }
};

PENTIMENTO_TEST(ProjectKeeperTest)
#include "project_keeper_test.moc"
