#include <QtTest>

#include "core/io/io_fixture.h"
#include "core/io/json_file.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class JsonFileTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void reads() {
    const TestFolder folder;
    QCOMPARE(read_json(folder.write("x.json", "{\"a\": [1, 2.5, \"é\"]}\n"))["a"][2].get<std::string>(),
             std::string("é"));
    QCOMPARE(read_json(folder.write("bom.json", "\xEF\xBB\xBF{}")).size(), std::size_t(0));
  }

  void refusesWithOneSentence_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("empty") << QByteArray()
                           << "DIR/x is broken at line 1, column 1: expected JSON, got syntax error while "
                              "parsing value - unexpected end of input; expected '[', '{', or a literal; the "
                              "file is empty; a download may have been cut off";
    QTest::newRow("comma")
        << QByteArray("{\n  \"a\": 1,\n}")
        << "DIR/x is broken at line 3, column 1: expected JSON, got syntax error while parsing object key - "
           "unexpected '}'; expected string literal; repair the file or download it again";
    QTest::newRow("cut")
        << QByteArray("{\"a\": [1, 2")
        << "DIR/x is broken at line 1, column 12: expected JSON, got syntax error while parsing array - "
           "unexpected end of input; expected ']'; repair the file or download it again";
    QTest::newRow("page") << QByteArray("<html></html>")
                          << "DIR/x is broken at line 1, column 1: expected JSON, got syntax error while "
                             "parsing value - invalid literal; this is a web page; download the file itself";
    QTest::newRow("lfs")
        << QByteArray("version https://git-lfs.github.com/spec/v1\n")
        << "DIR/x is broken at line 1, column 1: expected JSON, got syntax error while parsing value - "
           "invalid literal; this is a Git LFS pointer; run `git lfs pull` where it came from";
    QTest::newRow("bytes")
        << QByteArray("{\"\xFF\": 1}")
        << "DIR/x is broken at line 1, column 3: expected JSON, got syntax error while parsing object key - "
           "invalid string: ill-formed UTF-8 byte; repair the file or download it again";
    QTest::newRow("deep")
        << QByteArray(100'000, '[')
        << "DIR/x nests too deeply: expected 64 levels, got 100000; the file is damaged, or "
           "was made to do harm";
    QTest::newRow("text") << QByteArray("hello")
                          << "DIR/x is broken at line 1, column 1: expected JSON, got syntax error while "
                             "parsing value - invalid literal; this is not JSON";
  }
  void refusesWithOneSentence() {
    QFETCH(QByteArray, text);
    QFETCH(QString, sentence);
    const TestFolder folder;
    QCOMPARE(folder.sentence([&] { read_json(folder.write("x", text.toStdString())); }), sentence);
  }

  void namesWhatIsNotThere() {
    const TestFolder folder;
    QCOMPARE(folder.sentence([&] { read_json(folder.path() / "no"); }),
             QString("DIR/no is not there; check the path"));
    QCOMPARE(folder.sentence([&] { read_json(folder.path()); }),
             QString("DIR cannot be read: expected a file, got a folder"));
  }
};

PENTIMENTO_TEST(JsonFileTest)
#include "json_file_test.moc"
