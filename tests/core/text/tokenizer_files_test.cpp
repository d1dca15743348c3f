#include <QtTest>

#include "core/io/io_fixture.h"
#include "core/text/tokenizer_files.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class TokenizerFilesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsTheMiniatures() {
    const auto files = read_tokenizer_files(PENTIMENTO_TREE "/resources/miniature/tokenizer");
    QCOMPARE(files.ids.size(), std::size_t(1729));
    QCOMPARE(files.merges.front(), (std::pair<std::string, std::string>("o", "f</w>")));
    QCOMPARE(files.bos, std::string("<|startoftext|>"));
    QCOMPARE(files.model_max_length, 77);
    QCOMPARE(files.added.size(), std::size_t(2));
  }

  void missingSpecialTokensGetNewIds() {
    const TestFolder folder;
    folder.write("vocab.json", R"({"a":0,"a</w>":1})");
    folder.write("merges.txt", "#version: 0.2\r\n");
    folder.write("tokenizer_config.json",
                 R"({"model_max_length":1e30,"pad_token":null,"additional_special_tokens":["<s>"]})");
    const auto files = read_tokenizer_files(folder.path());
    QCOMPARE(files.ids.at("<|startoftext|>"), std::int64_t(2));
    QCOMPARE(files.ids.at("<|endoftext|>"), std::int64_t(3));
    QCOMPARE(files.ids.at("<s>"), std::int64_t(4));
    QCOMPARE(files.model_max_length, 77);
  }

  void refusesWithOneSentence_data() {
    QTest::addColumn<QString>("vocabulary");
    QTest::addColumn<QString>("merges");
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("sentence");
    const QString again = "; copy the tokenizer's folder again";
    QTest::newRow("list") << "[1]"
                          << ""
                          << ""
                          << "DIR/vocab.json is malformed: expected an object of token: id, got array" +
                                 again;
    QTest::newRow("id")
        << R"({"a":"b"})"
        << ""
        << ""
        << "DIR/vocab.json is malformed: expected a whole number as the id of \"a\", got \"b\"" + again;
    QTest::newRow("merge") << R"({"a":0})"
                           << "#version: 0.2\na b\nabc\n"
                           << ""
                           << "DIR/merges.txt is malformed: expected two tokens in line 3, got \"abc\"" +
                                  again;
    QTest::newRow("config") << R"({"a":0})"
                            << ""
                            << "[]"
                            << "DIR/tokenizer_config.json is malformed: expected an object, got array" +
                                   again;
    QTest::newRow("token")
        << R"({"a":0})"
        << ""
        << R"({"pad_token":5})"
        << "DIR/tokenizer_config.json is malformed: expected a token as pad_token, got number" + again;
    QTest::newRow("no merges") << R"({"a":0})"
                               << "none"
                               << ""
                               << "the tokenizer in DIR is incomplete: expected vocab.json and merges.txt, "
                                  "or tokenizer.json, got no merges.txt" +
                                      again;
    QTest::newRow("neither") << "none"
                             << "none"
                             << ""
                             << "the tokenizer in DIR is incomplete: expected vocab.json and merges.txt, or "
                                "tokenizer.json, got neither" +
                                    again;
  }
  void refusesWithOneSentence() {
    QFETCH(QString, vocabulary);
    QFETCH(QString, merges);
    QFETCH(QString, config);
    QFETCH(QString, sentence);
    const TestFolder folder;
    if (vocabulary != "none") folder.write("vocab.json", vocabulary.toStdString());
    if (merges != "none") folder.write("merges.txt", merges.toStdString());
    if (!config.isEmpty()) folder.write("tokenizer_config.json", config.toStdString());
    QCOMPARE(folder.sentence([&] { read_tokenizer_files(folder.path()); }), sentence);
  }

  void refusesOtherWholeFiles() {
    const TestFolder folder;
    const auto read = [&](const char* text) {
      return folder.sentence(
          [&] { read_tokenizer_files(folder.write("tokenizer.json", text).parent_path()); });
    };
    QCOMPARE(read(R"({"model":{"type":"Unigram"}})"),
             QString("DIR/tokenizer.json is not a CLIP tokenizer: expected byte pairs with the end-of-word "
                     "mark </w>, got Unigram"));
    QCOMPARE(read(R"({"model":5})"), QString("DIR/tokenizer.json is not a CLIP tokenizer: expected byte "
                                             "pairs with the end-of-word mark </w>, got no model"));
    QCOMPARE(folder.sentence([&] { read_tokenizer_files(folder.path() / "no"); }),
             QString("the tokenizer's folder DIR/no is not there; check the path"));
  }
};

PENTIMENTO_TEST(TokenizerFilesTest)
#include "tokenizer_files_test.moc"
