#include <QtTest>

#include "core/io/io_fixture.h"
#include "core/io/vocabulary_file.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class VocabularyFileTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsTheMiniatures() {
    const auto vocabulary = read_vocabulary(PENTIMENTO_TREE "/resources/miniature/vocabulary.json");
    QCOMPARE(vocabulary.objects.size(), std::size_t(27));
    QCOMPARE(vocabulary.objects[0].name, std::string("cat"));
    QCOMPARE(vocabulary.objects[0].synonyms, (std::vector<std::string>{"kitten", "feline", "kitty"}));
    QCOMPARE(vocabulary.objects[0].translations.at("de"), std::string("katze"));
    QCOMPARE(vocabulary.styles.size(), std::size_t(8));
    QCOMPARE(vocabulary.styles[0].templates[0], std::string("a photo of {}"));
    QCOMPARE(vocabulary.backgrounds.size(), std::size_t(9));
    QCOMPARE(vocabulary.joiners.front(), std::string(" and "));
  }

  void refusesWithOneSentence() {
    const TestFolder folder;
    const auto read = [&](const char* text) {
      return folder.sentence([&] { read_vocabulary(folder.write("v.json", text)); });
    };
    QCOMPARE(read("[]"), QString("DIR/v.json is malformed: expected an object, got array"));
    QCOMPARE(read("{}"), QString("DIR/v.json: objects is malformed: expected a list, got null"));
    QCOMPARE(
        read(R"({"objects":[{"name":""}]})"),
        QString("DIR/v.json: objects[0].name is malformed: expected a text that is not empty, got string"));
    QCOMPARE(read(R"({"objects":[{"name":"cat"},{"name":"cat"}]})"),
             QString("DIR/v.json: objects[1].name is given twice: expected every name once, got \"cat\""));
    QCOMPARE(read(R"({"objects":[{"name":"cat","synonyms":"kitten"}]})"),
             QString("DIR/v.json: objects[0].synonyms is malformed: expected a list, got string"));
    QCOMPARE(read(R"({"objects":[{"name":"cat","translations":{"es":5}}]})"),
             QString("DIR/v.json: objects[0].translations.es is malformed: expected a text that is not "
                     "empty, got number"));
    QCOMPARE(
        read(R"({"objects":[],"styles":[{"name":"photo","templates":["a photo"]}]})"),
        QString(
            "DIR/v.json: styles[0].templates[0] has no place for the noun: expected {}, got \"a photo\""));
  }
};

PENTIMENTO_TEST(VocabularyFileTest)
#include "vocabulary_file_test.moc"
