#include <QtTest>

#include "core/io/io_fixture.h"
#include "core/io/mapped_file.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class MappedFileTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void mapsTheWholeFile() {
    const TestFolder folder;
    const std::string text(10'000, 'x');
    const auto map = MappedFile::open(folder.write("x", text));
    QCOMPARE(map->bytes().size(), text.size());
    QVERIFY(std::memcmp(map->bytes().data(), text.data(), text.size()) == 0);
  }

  void outlivesTheName() { // a file replaced by a writer's rename stays readable for who has it open
    const TestFolder folder;
    const auto path = folder.write("x", "before");
    const auto map = MappedFile::open(path);
    std::filesystem::remove(path);
    folder.write("x", "after!");
    QVERIFY(std::memcmp(map->bytes().data(), "before", 6) == 0);
  }

  void refusesWithOneSentence() {
    const TestFolder folder;
    QCOMPARE(folder.sentence([&] { MappedFile::open(folder.write("x", "")); }),
             QString("DIR/x is empty; a download may have been cut off"));
    QCOMPARE(folder.sentence([&] { MappedFile::open(folder.path() / "x" / "y"); }),
             QString("DIR/x/y is not there; check the path"));
  }
};

PENTIMENTO_TEST(MappedFileTest)
#include "mapped_file_test.moc"
