#include <csignal>

#include <sys/mount.h>
#include <sys/resource.h>

#include <QtTest>

#include "core/io/atomic_file.h"
#include "core/io/io_fixture.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class AtomicFileTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void appearsOnCommitOnly() {
    const TestFolder folder;
    const auto path = folder.write("x", "before");
    {
      AtomicFile file(path);
      file.write(std::string_view("after"));
      QCOMPARE(content(path), std::string("before"));
    }
    QCOMPARE(content(path), std::string("before"));
    QCOMPARE(folder.files(), 1); // the temporary file is gone
    write_text(path, "after");
    QCOMPARE(content(path), std::string("after"));
    QCOMPARE(folder.files(), 1);
  }

  void writesThroughALink() {
    const TestFolder folder;
    const auto path = folder.write("real", "before");
    std::filesystem::create_symlink(path, folder.path() / "link");
    write_text(folder.path() / "link", "after");
    QCOMPARE(content(path), std::string("after"));
    QVERIFY(std::filesystem::is_symlink(folder.path() / "link"));
  }

  void refusesWithOneSentence() {
    const TestFolder folder;
    const auto file = folder.write("file", "");
    QCOMPARE(folder.sentence([&] { write_text(file / "x", "a"); }),
             QString("DIR/file/x could not be written: got Not a directory; DIR/file is not a folder"));
    QCOMPARE(
        folder.sentence([&] { write_text(folder.path() / "no" / "x", "a"); }),
        QString(
            "DIR/no/x could not be written: got No such file or directory; make the folder DIR/no first"));
    QCOMPARE(
        folder.sentence([&] { write_text(folder.path(), "a"); }),
        QString("DIR could not be written: expected a file, got a folder of that name; choose another name"));
    QCOMPARE(
        folder.sentence([&] { write_text("/dev/full", "a"); }),
        QString(
            "/dev/full could not be written: expected a file, got a device or a pipe; choose another name"));
    QVERIFY(folder.sentence([&] { write_text("/proc/pentimento", "a"); })
                .startsWith("/proc/pentimento could not be written: got "));
  }

  void namesALimitOfSize() { // works without rights to mount anything
    const TestFolder folder;
    const auto path = folder.path() / "x";
    struct rlimit before {};
    getrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = before;
    small.rlim_cur = 4096;
    setrlimit(RLIMIT_FSIZE, &small);
    const QString sentence = folder.sentence([&] { write_safetensors(path, {{"a", torch::zeros({5000})}}); });
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_DFL);
    QCOMPARE(
        sentence,
        QString("DIR/x could not be written: got File too large; files of this size are not allowed there"));
    QCOMPARE(folder.files(), 0);
  }

  void namesAFullDisk() {
    const TestFolder folder;
    if (::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=64k") != 0)
      QSKIP("no right to mount a small disk");
    const QString sentence = folder.sentence([&] {
      write_safetensors(folder.path() / "x", {{"a", torch::zeros({50000})}});
    });
    const int left = folder.files();
    ::umount(folder.path().c_str());
    QCOMPARE(sentence, QString("DIR/x could not be written: got No space left on device; free some space or "
                               "choose another folder"));
    QCOMPARE(left, 0);
  }

  void namesAReadOnlyDisk() {
    const TestFolder folder;
    if (::mount("tmpfs", folder.path().c_str(), "tmpfs", MS_RDONLY, "size=64k") != 0)
      QSKIP("no right to mount a read-only disk");
    const QString sentence = folder.sentence([&] { write_text(folder.path() / "x", "a"); });
    ::umount(folder.path().c_str());
    QCOMPARE(
        sentence,
        QString(
            "DIR/x could not be written: got Read-only file system; choose a folder that you may write to"));
  }
};

PENTIMENTO_TEST(AtomicFileTest)
#include "atomic_file_test.moc"
