#include <random>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "core/project/project.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// kill −9 at random moments of erasures and probes that record into one project; PENTIMENTO_KILLS says how
/// often.
class ProjectKillTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyProjectReopensWhole() {
    const QTemporaryDir place;
    const auto folder = place.filePath("killed.pentimento");
    const QStringList erase{"erase", "miniature", "--target", "cat",       "--anchor",
                            "dog",   "--method",  "uce",      "--project", folder};
    const QStringList probe{"probe", "miniature", "--project", folder, "--suite", "direct", "--steps", "3"};
    const Run first = run_cli(erase);
    QVERIFY2(first.exit_code == 0, qPrintable(first.errors));
    std::mt19937 random(11);
    const int kills =
        qEnvironmentVariableIsSet("PENTIMENTO_KILLS") ? qEnvironmentVariableIntValue("PENTIMENTO_KILLS") : 6;
    std::size_t rows = 0;
    for (int i = 0; i < kills; ++i) {
      const auto after_ms = 300 + static_cast<int>(random() % 4000);
      QElapsedTimer clock;
      clock.start();
      RunOptions options;
      options.kill_when = [&](const QString&) { return clock.elapsed() > after_ms; };
      run_cli(i % 3 == 2 ? erase : probe, options); // may also have ended before

      const Project project(folder.toStdString(), Project::Access::Write);
      const auto problems = project.problems();
      QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
      std::size_t now = 0;
      for (const auto& run : project.runs()) {
        QVERIFY(run.status != "running");
        const auto cells = project.cells(run.id);
        now += cells.size();
        int before = 0; // batch by batch, a row's four seeds each: only the batch in flight may be missing
        for (const auto& cell : cells) before += cell.side == "before";
        if (run.kind == "probe" && before < 64) QCOMPARE(before, static_cast<int>(cells.size()));
      }
      QVERIFY(now >= rows);
      rows = now;
    }
    QVERIFY(kills < 4 || rows > 0);
  }
};

PENTIMENTO_TEST(ProjectKillTest)
#include "project_kill_test.moc"
