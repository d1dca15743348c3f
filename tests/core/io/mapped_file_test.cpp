#include <fstream>

#include <QtTest>
#include <fmt/format.h>

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

  void releasedPagesComeAgain() {
    const TestFolder folder;
    std::string text(100'000, 'x');
    for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>('a' + i % 23);
    const auto map = MappedFile::open(folder.write("x", text));
    const auto resident = [&] { // of the pages that lie wholly inside
      std::ifstream smaps("/proc/self/smaps");
      const auto wanted = fmt::format("{:x}-", reinterpret_cast<std::uintptr_t>(map->bytes().data()));
      std::string line;
      while (std::getline(smaps, line))
        if (line.starts_with(wanted)) break;
      while (std::getline(smaps, line))
        if (line.starts_with("Rss:")) return std::stoi(line.substr(4));
      return -1;
    };
    QVERIFY(std::memcmp(map->bytes().data(), text.data(), text.size()) == 0);
    QVERIFY(resident() >= 96);
    map->release(10, text.size() - 10);
    QVERIFY(resident() <= 8); // the first and the last page are shared with what lies beside
    QVERIFY(std::memcmp(map->bytes().data(), text.data(), text.size()) == 0);
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
