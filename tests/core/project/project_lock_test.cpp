#include "core/project/project_lock.h"

#include <optional>

#include <QtTest>
#include <unistd.h>

#include "core/io/io_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ProjectLockTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theSecondIsToldWhoHasIt() {
    const TestFolder folder;
    std::optional<ProjectLock> first(folder.path());
    QCOMPARE(folder.sentence([&] { ProjectLock second(folder.path()); }),
             QString("DIR is open in another Pentimento: got process %1; close it there, or work in a "
                     "project of another name")
                 .arg(::getpid()));
    first.reset();
    QCOMPARE(folder.sentence([&] { ProjectLock second(folder.path()); }), QString("no error"));
  }

  void aPlaceThatCannotBeWrittenIsSaid() {
    const TestFolder folder;
    QVERIFY(folder.sentence([&] { ProjectLock lock(folder.path() / "no"); })
                .startsWith("DIR/no cannot be written in"));
  }
};

PENTIMENTO_TEST(ProjectLockTest)
#include "project_lock_test.moc"
