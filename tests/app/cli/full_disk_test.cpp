#include <cerrno>
#include <filesystem>
#include <map>

#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "core/project/project.h"
#include "core/project/run_plan.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;
namespace fs = std::filesystem;

namespace {

/// What a project's newest run came to: the edit's hash, or its pictures' pixels.
std::map<std::string, std::string> results(const fs::path& folder) {
  const Project project(folder, Project::Access::Read);
  const auto run = project.runs().back();
  std::map<std::string, std::string> all{{"status", run.status}};
  for (const auto& edit : project.edits(run.id)) all["edit"] = edit.content_hash;
  for (const auto& cell : project.cells(run.id)) all[picture_key(cell.side, cell.key)] = cell.pixels;
  return all;
}

/// All that is wrong with the project as the failure left it, before anything could have mended it.
QString problems(const fs::path& folder) {
  if (!Project::is_project(folder)) return {};
  QStringList all;
  for (const auto& problem : Project(folder, Project::Access::Read).problems())
    all << QString::fromStdString(problem);
  return all.join("; ");
}

int parts(const fs::path& folder) {
  int count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    count += entry.path().extension() == ".part";
  return count;
}

} // namespace

/// A disk that fills up, or turns read-only, at every single call with which an erasure and a probe write
/// their project. ctest takes some of the calls; PENTIMENTO_FAULTS=1 takes all.
class FullDiskTest : public QObject {
  Q_OBJECT

  QTemporaryDir place_;
  fs::path root_ = place_.path().toStdString();
  fs::path folder_ = root_ / "at.pentimento";
  std::map<QString, std::map<std::string, std::string>> expected_;

  QStringList command(const QString& session, const fs::path& project) const {
    const auto folder = QString::fromStdString(project.string());
    if (session == "erase")
      return {"erase", "miniature", "--target", "cat",       "--anchor",
              "dog",   "--method",  "uce",      "--project", folder};
    return {"probe",  "miniature", "--project", folder, "--suite", place_.filePath("suite.csv"),
            "--seed", "41",        "--steps",   "1"};
  }

  /// What the session starts from: nothing, or a project with an erasure.
  void prepare(const QString& session) const {
    fs::remove_all(folder_);
    if (session == "probe") fs::copy(root_ / "erased", folder_, fs::copy_options::recursive);
  }

  RunOptions failing(int call, int number, bool once) const {
    RunOptions options;
    options.environment = {{"LD_PRELOAD", PENTIMENTO_FAILING_DISK},
                           {"FAIL_UNDER", QString::fromStdString(folder_.string())},
                           {"FAIL_AT", QString::number(call)},
                           {"FAIL_WITH", QString::number(number)},
                           {"FAIL_COUNT", place_.filePath("count")}};
    if (once) options.environment["FAIL_ONCE"] = "1";
    return options;
  }

  int count() const {
    QFile file(place_.filePath("count"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
  }

  /// One failure and what follows. @return whether the program ended with one.
  bool fails(const QString& session, int call, int number, bool once) {
    prepare(session);
    const Run run = run_cli(command(session, folder_), failing(call, number, once));
    const auto where =
        QString("%1, call %2: exit %3, %4").arg(session).arg(call).arg(run.exit_code).arg(run.errors);
    if (run.exit_code != 0) {
      check(run.exit_code == 1, where);
      check(run.errors.count('\n') == 1 && run.errors.startsWith("pentimento-cli: "),
            "not one line: " + where);
      static const QRegularExpression cause("No space left|disk is full|Read-only|readonly|unable to open");
      check(run.errors.contains(cause) && run.errors.contains(QString::fromStdString(folder_.string())),
            "not clear: " + where);
      said_ << run.errors.trimmed().replace(QString::fromStdString(folder_.string()), "DIR");
    } else {
      check(results(folder_) == expected_[session], "other results: " + where);
    }
    check(problems(folder_).isEmpty(), problems(folder_) + ": " + where);
    const Run again = run_cli(command(session, folder_)); // the space is free again
    check(again.exit_code == 0, "does not go on: " + where + again.errors);
    if (again.exit_code == 0) {
      check(results(folder_) == expected_[session], "goes on to other results: " + where);
      check(problems(folder_).isEmpty() && parts(folder_) == 0, "remains: " + where);
    }
    return run.exit_code != 0;
  }

  void check(bool fine, const QString& what) {
    if (!fine) wrong_ << what;
  }

  QStringList wrong_;
  QSet<QString> said_;

 private Q_SLOTS:
  void initTestCase() {
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("the sanitizer's library must be loaded first");
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    QSKIP("the sanitizer's library must be loaded first");
#endif
#endif
    QFile suite(place_.filePath("suite.csv"));
    QVERIFY(suite.open(QIODevice::WriteOnly));
    suite.write("prompt,kind,target\na photo of a cat,target,cat\na photo of a fox,kept,fox\n");
    suite.close();
    const Run erase = run_cli(command("erase", root_ / "erased"));
    QVERIFY2(erase.exit_code == 0, qPrintable(erase.errors));
    expected_["erase"] = results(root_ / "erased");
    fs::copy(root_ / "erased", root_ / "probed", fs::copy_options::recursive);
    const Run probe = run_cli(command("probe", root_ / "probed"));
    QVERIFY2(probe.exit_code == 0, qPrintable(probe.errors));
    expected_["probe"] = results(root_ / "probed");
    QCOMPARE(expected_["probe"].size(), std::size_t{6}); // status, edit, two prompts on two sides
  }

  void everyWriteMayFail_data() {
    QTest::addColumn<QString>("session");
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("once");
    for (const char* session : {"erase", "probe"}) {
      QTest::addRow("%s, full from there on", session) << session << ENOSPC << false;
      QTest::addRow("%s, read-only from there on", session) << session << EROFS << false;
      QTest::addRow("%s, full for one call", session) << session << ENOSPC << true;
    }
  }

  void everyWriteMayFail() {
    QFETCH(QString, session);
    QFETCH(int, number);
    QFETCH(bool, once);
    prepare(session);
    QCOMPARE(run_cli(command(session, folder_), failing(0, number, once)).exit_code, 0);
    const int calls = count();
    QVERIFY(calls > 20);
    const int step = qEnvironmentVariableIsSet("PENTIMENTO_FAULTS") ? 1 : qMax(1, calls / 2);
    int tried = 0, failed = 0;
    for (int call = 1; call <= calls; call += step, ++tried) failed += fails(session, call, number, once);
    qInfo("%d of %d calls made to fail: %d ended with a message, %d were got over", tried, calls, failed,
          tried - failed);
    for (const auto& sentence : std::as_const(said_)) qInfo("  %s", qPrintable(sentence));
    said_.clear();
    QVERIFY2(wrong_.isEmpty(), qPrintable(wrong_.join("\n")));
    QVERIFY(failed > 0);
  }

  void everySingleWriteOfARecordMayFail() { // all calls and all modes, without a model in between
    RunOptions options;
    options.program = PENTIMENTO_RECORD_FAULTS;
    options.environment = {{"LD_PRELOAD", PENTIMENTO_FAILING_DISK}};
    const Run run = run_cli({place_.filePath("faults")}, options);
    QVERIFY2(run.exit_code == 0, qPrintable(run.out + run.errors));
    QVERIFY2(run.out.count("0 wrong") == 3, run.out);
    for (const auto& line : run.out.trimmed().split('\n')) qInfo("%s", line.constData());
  }

  void aProjectIsReadWhereNothingCanBeWritten() {
    prepare("probe");
    for (const QStringList& command : {QStringList{"project", "--check"}, {"replay", "--json"}}) {
      QStringList all{command.first(), QString::fromStdString(folder_.string())};
      const Run run = run_cli(all + command.mid(1), failing(1, EROFS, false));
      if (command.first() == "replay") // there is no picture to draw, which only a reader knows
        QVERIFY2(run.errors.contains("no row of the project was named"), qPrintable(run.errors));
      else
        QVERIFY2(run.exit_code == 0 && run.out.contains("0 problems"), qPrintable(run.errors));
    }
  }

  void cleanup() {
    wrong_.clear();
  }
};

PENTIMENTO_TEST(FullDiskTest)
#include "full_disk_test.moc"
