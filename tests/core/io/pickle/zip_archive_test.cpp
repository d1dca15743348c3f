#include "core/io/pickle/zip_archive.h"

#include <random>

#include <QtTest>

#include "core/io/hostile_bytes.h"
#include "core/io/io_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ZipArchiveTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void saysWhereTheFilesLie() {
    const auto bytes = zip_bytes({{"a/one", "first"}, {"a/two", ""}, {"a/three", "third"}});
    const auto files = read_zip_directory(bytes, "x");
    QCOMPARE(files.size(), std::size_t{3});
    QCOMPARE(bytes.substr(files[2].offset, files[2].bytes), std::string("third"));
    QCOMPARE(files[1].bytes, std::uint64_t{0});
  }

  void mutationsNeverLeadOutside() {
    const auto good =
        zip_bytes({{"archive/data.pkl", "0123456789"}, {"archive/data/0", std::string(64, 'x')}});
    std::mt19937 random(5);
    int refused = 0;
    for (int round = 0; round < 40'000; ++round) {
      std::string bytes = good;
      for (unsigned i = 0; i <= random() % 4; ++i)
        bytes[random() % bytes.size()] = static_cast<char>(random());
      if (round % 7 == 0) bytes.resize(random() % bytes.size());
      try {
        for (const auto& file : read_zip_directory(bytes, "x"))
          QVERIFY(file.offset <= bytes.size() && file.bytes <= bytes.size() - file.offset);
      } catch (const Error&) {
        ++refused;
      }
    }
    QVERIFY(refused > 2000);
  }
};

PENTIMENTO_TEST(ZipArchiveTest)
#include "zip_archive_test.moc"
