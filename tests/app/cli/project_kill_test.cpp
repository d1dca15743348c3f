#include <filesystem>
#include <random>

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "core/io/png.h"
#include "core/judges/detector_log.h"
#include "core/project/project.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;
namespace fs = std::filesystem;

namespace {

/// The last number that a progress line of this kind said was done.
int said_done(const QString& errors, const QString& what) {
  const QRegularExpression line("\"what\":\"" + what + "\",\"done\":(\\d+)");
  int done = 0;
  for (auto match = line.globalMatch(errors); match.hasNext();) done = match.next().captured(1).toInt();
  return done;
}

/// Whole pictures in a run's folder.
int whole_pictures(const fs::path& folder) {
  int count = 0;
  std::error_code none;
  for (const auto& entry : fs::recursive_directory_iterator(folder, none))
    count += entry.path().extension() == ".png" && !read_picture(entry.path()).empty();
  return count;
}

} // namespace

/// kill −9 at random moments of sessions that record into one project. PENTIMENTO_KILLS says how often each
/// kind is killed, PENTIMENTO_KILL_SEED when.
class ProjectKillTest : public QObject {
  Q_OBJECT

  QTemporaryDir place_;
  QString folder_ = place_.filePath("killed.pentimento");
  std::mt19937 random_{11};
  int longest_ms_ = 0; ///< A session's that is not killed.

  static int kills() {
    return qEnvironmentVariableIsSet("PENTIMENTO_KILLS") ? qEnvironmentVariableIntValue("PENTIMENTO_KILLS")
                                                         : 3;
  }

  /// One session, killed at a moment that is equally likely anywhere in it.
  Run killed(const QStringList& arguments, const QString& program = {}) {
    const int after_ms = static_cast<int>(random_() % static_cast<unsigned>(longest_ms_));
    QElapsedTimer clock;
    clock.start();
    RunOptions options;
    options.program = program;
    options.kill_when = [&](const QString&) { return clock.elapsed() > after_ms; };
    return run_cli(arguments, options);
  }

  /// How many pictures and edits the newest run has recorded.
  static std::pair<std::size_t, std::size_t> recorded_by_newest(const Project& project) {
    const auto run = project.runs().back().id;
    return {project.cells(run).size(), project.edits(run).size()};
  }

  QStringList arguments(const QString& session) const {
    QStringList all{session, "miniature", "--project", folder_, "--progress", "json"};
    if (session == "erase")
      return all << "--target"
                 << "cat"
                 << "--anchor"
                 << "dog"
                 << "--method"
                 << "esd-x"
                 << "--set"
                 << "steps=12"
                 << "sampling_steps=3"
                 << "batch_size=1";
    if (session == "generate")
      return all << "--prompt"
                 << "a photo of a cat"
                 << "a drawing of a dog"
                 << "a fox"
                 << "--seed"
                 << "1"
                 << "2"
                 << "3"
                 << "4"
                 << "5"
                 << "6"
                 << "--steps"
                 << "3";
    return all << "--suite"
               << "direct"
               << "--seed"
               << "41"
               << "42"
               << "--steps"
               << "3";
  }

 private Q_SLOTS:
  void initTestCase() {
    if (qEnvironmentVariableIsSet("PENTIMENTO_KILL_SEED"))
      random_.seed(static_cast<unsigned>(qEnvironmentVariableIntValue("PENTIMENTO_KILL_SEED")));
    const Run first = run_cli({"erase", "miniature", "--target", "cat", "--anchor", "dog", "--method", "uce",
                               "--project", folder_});
    QVERIFY2(first.exit_code == 0, qPrintable(first.errors));
  }

  void everyProjectReopensWhole_data() {
    QTest::addColumn<QString>("session");
    for (const char* session : {"erase", "generate", "probe"}) QTest::newRow(session) << session;
  }

  void everyProjectReopensWhole() {
    QFETCH(QString, session);
    QElapsedTimer clock;
    clock.start();
    const Run whole = run_cli(arguments(session));
    QVERIFY2(whole.exit_code == 0, qPrintable(whole.errors));
    longest_ms_ = static_cast<int>(clock.elapsed());
    const auto all = recorded_by_newest(Project(folder_.toStdString(), Project::Access::Read));

    int in_the_middle = 0, lost = 0, most_lost = 0, recorded = 0;
    for (int i = 0; i < kills(); ++i) {
      std::size_t runs = 0, rows = 0;
      {
        const Project before(folder_.toStdString(), Project::Access::Read);
        runs = before.runs().size();
        for (const auto& run : before.runs()) rows += before.cells(run.id).size();
      }
      const Run run = killed(arguments(session));
      in_the_middle += run.exit_code == -1;

      const Project project(folder_.toStdString(), Project::Access::Write);
      const auto problems = project.problems(); // PRAGMA integrity_check, files, hashes of pixels
      QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
      std::size_t now = 0;
      for (const auto& one : project.runs()) {
        QVERIFY(one.status != "running");
        now += project.cells(one.id).size();
      }
      QVERIFY(now >= rows);
      if (project.runs().size() == runs) continue; // killed before it began
      const auto last = project.runs().back();
      const auto cells = static_cast<int>(project.cells(last.id).size());
      // A session that was killed on its way out, its run already closed, has lost nothing and says so.
      const bool closed = run.exit_code == 0 || (last.status == "done" && recorded_by_newest(project) == all);
      QCOMPARE(last.status, std::string(closed ? "done" : "interrupted"));
      const int files = whole_pictures(project.path_of("images/" + std::to_string(last.id)));
      const int said = said_done(run.errors, "picture before") + said_done(run.errors, "picture after");
      QVERIFY2(cells >= said, "a picture that was told of is not there");
      recorded += cells;
      lost += files - cells;
      most_lost = qMax(most_lost, files - cells);
    }
    qInfo(
        "%s: %d killed in the middle of %d, all reopened whole; %d pictures recorded, %d drawn and lost, at "
        "most %d at a time",
        qPrintable(session), in_the_middle, kills(), recorded, lost, most_lost);
    QVERIFY(most_lost <= 1);
    QVERIFY(in_the_middle > 0);
  }

  void everyLabelThatWasToldOfIsThere() {
    int in_the_middle = 0, labels = 0, torn = 0;
    longest_ms_ = 1000;
    for (int i = 0; i < kills(); ++i) {
      const auto log =
          place_.filePath(QString("labels-%1.jsonl").arg(i / 5)); // five sessions go on with one log
      const Run run = killed({log}, PENTIMENTO_LABEL_SESSION);
      in_the_middle += run.exit_code == -1;
      if (!QFile::exists(log)) continue;
      const auto history = read_detector_log(log.toStdString());
      torn += history.torn;
      const auto said = run.errors.trimmed().section('\n', -1).toInt();
      int there = 0;
      if (!history.events.empty())
        for (const auto& one : replay(history.events).observations()) there += one.label.has_value();
      QVERIFY2(there >= said, "a label that was told of is not there");
      labels += qMax(0, said);
    }
    qInfo("label: %d killed in the middle of %d, all logs replayed to the bit; %d labels told of, none lost; "
          "%d "
          "last lines cut short",
          in_the_middle, kills(), labels, torn);
    QVERIFY(in_the_middle > 0);
  }
};

PENTIMENTO_TEST(ProjectKillTest)
#include "project_kill_test.moc"
