#include <random>

#include <QtTest>

#include "core/io/io_fixture.h"
#include "core/io/safetensors_header.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {
const std::string kTwo =
    R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[2],"data_offsets":[8,10]}})";
}

class SafetensorsHeaderTest : public QObject {
  Q_OBJECT

  static void check() {
    QFETCH(QString, header);
    QFETCH(int, bytes);
    QFETCH(QString, sentence);
    QCOMPARE(TestFolder().sentence([&] {
      parse_safetensors_header(header.toStdString(), static_cast<std::uint64_t>(bytes), "x");
    }),
             sentence);
  }

 private Q_SLOTS:
  void readsEntriesInTheOrderOfTheirData() {
    const auto header = parse_safetensors_header(
        R"({"b":{"dtype":"U8","shape":[],"data_offsets":[8,9]},"__metadata__":{"k":"v"},"e":{"dtype":"I64","shape":[0,3],"data_offsets":[8,8]},"a":{"dtype":"BF16","shape":[2,2],"data_offsets":[0,8]}}   )",
        9, "x");
    QCOMPARE(header.entries.size(), std::size_t(3));
    QCOMPARE(header.entries[0].name, std::string("a"));
    QCOMPARE(header.entries[1].name, std::string("e"));
    QCOMPARE(header.entries[2].name, std::string("b"));
    QCOMPARE(header.entries[0].dtype, torch::kBFloat16);
    QCOMPARE(header.entries[0].shape, (std::vector<std::int64_t>{2, 2}));
    QCOMPARE(header.metadata.at("k"), std::string("v"));
  }

  void refusesFieldsWithOneSentence_data() {
    QTest::addColumn<QString>("header");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<QString>("sentence");
    const auto one = [](const char* fields) { return QString("{\"a\":{%1}}").arg(fields); };
    const QString damaged = "; the file is damaged; download or write it again";
    QTest::newRow("no brace") << "[1]" << 0
                              << "x: the header does not start with {: expected {, got \"[\"" + damaged;
    QTest::newRow("cut") << "{\"a\":" << 0 << "x: the header is broken at byte 6: expected JSON" + damaged;
    QTest::newRow("trailing") << "{}{}" << 0 << "x: the header is broken at byte 3: expected JSON" + damaged;
    QTest::newRow("deep") << "{\"a\":[[[[[[[[[[1]]]]]]]]]]}" << 0
                          << "x: the header nests too deeply: expected three levels, got more than eight" +
                                 damaged;
    QTest::newRow("twice")
        << R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})"
        << 1 << "x: the header names \"a\" twice: expected every name once" + damaged;
    QTest::newRow("metadata list") << R"({"__metadata__":[1]})" << 0
                                   << "x: __metadata__ is malformed: expected an object of texts, got array" +
                                          damaged;
    QTest::newRow("metadata number") << R"({"__metadata__":{"k":1}})" << 0
                                     << "x: __metadata__ \"k\" is malformed: expected a text, got number" +
                                            damaged;
    QTest::newRow("no object") << "{\"a\":5}" << 0
                               << "x: tensor \"a\" is malformed: expected an object, got number" + damaged;
    QTest::newRow("no dtype") << one(R"("shape":[1],"data_offsets":[0,1])") << 1
                              << "x: tensor \"a\" has no dtype: expected dtype, shape and data_offsets" +
                                     damaged;
    QTest::newRow("more fields")
        << one(R"("dtype":"U8","shape":[1],"data_offsets":[0,1],"extra":1)") << 1
        << "x: tensor \"a\" has an unknown field: expected dtype, shape and data_offsets, got \"extra\"" +
               damaged;
    QTest::newRow("odd dtype") << one(R"("dtype":"Q4","shape":[1],"data_offsets":[0,1])") << 1
                               << "x: tensor \"a\" has an unknown dtype: expected one of F64, F32, F16, "
                                  "BF16, I64, I32, I16, I8, U8, BOOL, got \"Q4\"" +
                                      damaged;
    QTest::newRow("float8") << one(R"("dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1])") << 1
                            << "x: tensor \"a\" is stored as \"F8_E4M3\": expected F64, F32, F16, BF16 or "
                               "integers, got F8_E4M3; use the fp16 or fp32 file of this model";
    QTest::newRow("dtype number")
        << one(R"("dtype":1,"shape":[1],"data_offsets":[0,1])") << 1
        << "x: tensor \"a\" has a malformed dtype: expected a text such as \"F32\", got number" + damaged;
    QTest::newRow("negative")
        << one(R"("dtype":"U8","shape":[-1],"data_offsets":[0,1])") << 1
        << "x: tensor \"a\" has a malformed shape: expected whole numbers from 0 to 2^63 - 1, got -1" +
               damaged;
    QTest::newRow("fraction")
        << one(R"("dtype":"U8","shape":[1.5],"data_offsets":[0,1])") << 1
        << "x: tensor \"a\" has a malformed shape: expected whole numbers from 0 to 2^63 - 1, got 1.5" +
               damaged;
    QTest::newRow("overflow") << one(R"("dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0])")
                              << 0
                              << "x: tensor \"a\" has a shape whose size overflows: expected less than 2^64 "
                                 "bytes, got [4294967296,4294967296]" +
                                     damaged;
  }
  void refusesFieldsWithOneSentence() { check(); }

  void refusesPlacesWithOneSentence_data() {
    QTest::addColumn<QString>("header");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<QString>("sentence");
    const auto one = [](const char* fields) { return QString("{\"a\":{%1}}").arg(fields); };
    const QString damaged = "; the file is damaged; download or write it again";
    QTest::newRow("three offsets")
        << one(R"("dtype":"U8","shape":[1],"data_offsets":[0,1,2])") << 1
        << "x: tensor \"a\" has malformed data_offsets: expected [begin, end], got a list of 3" + damaged;
    QTest::newRow("backwards") << one(R"("dtype":"U8","shape":[1],"data_offsets":[1,0])") << 1
                               << "x: tensor \"a\" ends before it begins: expected begin <= end, got [1,0]" +
                                      damaged;
    QTest::newRow("wrong size") << one(R"("dtype":"F32","shape":[2,2],"data_offsets":[0,15])") << 15
                                << "x: tensor \"a\" has data that does not fit its shape: expected 16 bytes "
                                   "for F32 [2,2], got 15 bytes" +
                                       damaged;
    QTest::newRow("overlap")
        << R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[2],"data_offsets":[7,9]}})"
        << 9 << "x: tensor \"b\" overlaps tensor \"a\": expected a begin of 8, got 7" + damaged;
    QTest::newRow("hole")
        << R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[2],"data_offsets":[9,11]}})"
        << 11 << "x: tensor \"b\" leaves a hole before it: expected a begin of 8, got 9" + damaged;
    QTest::newRow("truncated")
        << QString::fromStdString(kTwo) << 6
        << "x: the download stopped at 60 % of its data: expected 10 bytes, got 6 bytes; download it again";
    QTest::newRow("rest")
        << QString::fromStdString(kTwo) << 12
        << "x: bytes that belong to no tensor follow the data: expected 10 bytes, got 12 bytes" + damaged;
  }
  void refusesPlacesWithOneSentence() { check(); }

  void refusesBytesThatAreNoText() {
    QCOMPARE(TestFolder().sentence([] { parse_safetensors_header("{\"\xFF\":1}", 0, "x"); }),
             QString("x: the header is broken at byte 3: expected valid UTF-8; the file is damaged; download "
                     "or write it again"));
  }

  void mutationsNeverDoMoreThanThrow() {
    std::mt19937 random(5);
    const std::string letters = "{}[]\":,0123456789-.eFU8I64\\ \xFF\n";
    int refused = 0, taken = 0;
    for (int round = 0; round < 6000; ++round) {
      std::string text = kTwo;
      for (unsigned change = 0; change <= random() % 3; ++change) {
        const auto place = random() % text.size();
        if (random() % 3 == 0) text.erase(place, 1 + random() % 4);
        if (text.empty()) text = "{";
        const char letter = random() % 4 ? letters[random() % letters.size()] : static_cast<char>(random());
        if (random() % 2)
          text.insert(std::min<std::size_t>(place, text.size()), 1, letter);
        else
          text[std::min<std::size_t>(place, text.size() - 1)] = letter;
      }
      try {
        const auto header = parse_safetensors_header(text, 10, "x");
        std::uint64_t end = 0;
        for (const auto& entry : header.entries) {
          QCOMPARE(entry.offset, end);
          end += entry.bytes;
        }
        QCOMPARE(end, std::uint64_t(10));
        ++taken;
      } catch (const Error&) {
        ++refused;
      }
    }
    QVERIFY(refused > 3000);
    QVERIFY(taken > 10); // a changed name is still a header
  }
};

PENTIMENTO_TEST(SafetensorsHeaderTest)
#include "safetensors_header_test.moc"
