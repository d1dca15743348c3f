#include <csignal>

#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "support/test_registry.h"

using namespace pentimento::testing;

namespace {

constexpr int kDacOverride = 1; // CAP_DAC_OVERRIDE: with it root writes into read-only folders

/// A file system of 64 KiB over `folder`, seen by this process only.
bool mount_tiny(const QByteArray& folder) {
  if (unshare(CLONE_NEWNS | (geteuid() == 0 ? 0 : CLONE_NEWUSER)) != 0) return false;
  if (mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return false;
  return mount("tmpfs", folder.constData(), "tmpfs", 0, "size=64k") == 0;
}

bool drop_override() {
  return geteuid() != 0 || prctl(PR_CAPBSET_DROP, kDacOverride) == 0;
}

/// True when `preparation` works in a child process here.
bool possible(const std::function<bool()>& preparation) {
  const pid_t child = fork();
  if (child == 0) _exit(preparation() ? 0 : 1);
  int status = 0;
  return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

/// Outputs that cannot be written, and stopping.
class BrokenPlacesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readOnlyFolder();
  void fullDisk();
  void fullStandardOutput();
  void interrupted();
};

void BrokenPlacesTest::readOnlyFolder() {
  if (!possible(drop_override)) QSKIP("this user writes everywhere, and that cannot be given up here");
  const QTemporaryDir place;
  const QString out = place.filePath("locked/ids.json");
  QVERIFY(QDir().mkpath(place.filePath("locked")));
  QVERIFY(QFile::setPermissions(place.filePath("locked"), QFile::ReadOwner | QFile::ExeOwner));
  RunOptions options;
  options.in_child = [] { drop_override(); };
  const Run run =
      run_cli({"tokenize", "miniature", "--prompts", PENTIMENTO_TREE "/LICENSE", "--out", out}, options);
  QFile::setPermissions(place.filePath("locked"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  QCOMPARE(run.errors, QString("pentimento-cli: %1 could not be written: got Permission denied; choose a "
                               "folder that you may write to\n")
                           .arg(out));
  QCOMPARE(run.exit_code, 1);
}

void BrokenPlacesTest::fullDisk() {
  const QTemporaryDir place;
  const QByteArray folder = place.path().toUtf8();
  if (!possible([&] { return mount_tiny(folder); })) QSKIP("no file system can be mounted here");
  const QString out = place.filePath("ids.json");
  RunOptions options;
  options.in_child = [folder] { mount_tiny(folder); };
  const Run run =
      run_cli({"tokenize", "miniature", "--prompts", PENTIMENTO_TREE "/LICENSE", "--out", out}, options);
  QCOMPARE(run.errors, QString("pentimento-cli: %1 could not be written: got No space left on device; free "
                               "some space or choose another folder\n")
                           .arg(out));
  QCOMPARE(run.exit_code, 1);
}

void BrokenPlacesTest::fullStandardOutput() {
  RunOptions options;
  options.standard_output = "/dev/full";
  const Run run = run_cli({"schedulers", "--json"}, options);
  QCOMPARE(run.errors,
           QString("pentimento-cli: standard output cannot be written: got No space left on device\n"));
  QCOMPARE(run.exit_code, 1);
}

void BrokenPlacesTest::interrupted() {
  const QTemporaryDir place;
  QProcess process;
  process.start(cli_path(),
                {"erase", PENTIMENTO_TREE "/resources/miniature", "--target", "cat", "--anchor", "dog",
                 "--method", "doco", "--progress", "json", "--out", place.filePath("cat.safetensors")});
  process.setReadChannel(QProcess::StandardError); // the one that waitForReadyRead waits for
  QByteArray errors;
  while (!errors.contains("\"done\"") && process.waitForReadyRead(120'000))
    errors += process.readAllStandardError();
  QVERIFY2(errors.contains("\"done\""), errors.constData());
  QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
  QVERIFY(process.waitForFinished(60'000));
  QCOMPARE(process.exitStatus(), QProcess::NormalExit);
  QCOMPARE(process.exitCode(), 130);
  QVERIFY(process.readAllStandardError().endsWith("pentimento-cli: stopped\n"));
  QVERIFY(!QFile::exists(place.filePath("cat.safetensors")));
}

PENTIMENTO_TEST(BrokenPlacesTest)
#include "broken_places_test.moc"
