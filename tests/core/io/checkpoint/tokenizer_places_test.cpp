#include "core/io/checkpoint/tokenizer_places.h"

#include <QtTest>

#include "core/io/io_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class TokenizerPlacesTest : public QObject {
  Q_OBJECT

  static std::string place(const TestFolder& folder, const std::string& given, const std::string& name,
                           bool xl) {
    std::vector<ModelComponent> components;
    std::map<std::string, Failure> broken;
    find_tokenizers(folder.path() / "m.safetensors",
                    given.empty() ? std::filesystem::path() : folder.path() / given, xl, components, broken);
    for (const auto& component : components)
      if (component.name == name) return std::filesystem::relative(component.folder, folder.path()).string();
    return broken.contains(name) ? "broken" : "";
  }

 private Q_SLOTS:
  void looksBesideAndWhereItIsTold() {
    const TestFolder folder;
    QCOMPARE(place(folder, "", "tokenizer", false), std::string("broken"));
    QCOMPARE(place(folder, "", "tokenizer_2", false), std::string());
    folder.write("m/tokenizer/vocab.json", "{}");
    QCOMPARE(place(folder, "", "tokenizer", false), std::string("m/tokenizer"));
    folder.write("tokenizer/tokenizer.json", "{}");
    QCOMPARE(place(folder, "", "tokenizer", false), std::string("tokenizer"));
    folder.write("other/tokenizer/vocab.json", "{}");
    QCOMPARE(place(folder, "other", "tokenizer", true), std::string("other/tokenizer"));
    QCOMPARE(place(folder, "other/tokenizer", "tokenizer", true), std::string("other/tokenizer"));
  }

  void theFirstNeverStandsInForTheSecond() {
    const TestFolder folder;
    folder.write("tokenizer/vocab.json", "{}");
    QCOMPARE(place(folder, "", "tokenizer_2", true), std::string("broken"));
    folder.write("tokenizer_2/vocab.json", "{}");
    QCOMPARE(place(folder, "", "tokenizer_2", true), std::string("tokenizer_2"));
    QCOMPARE(place(folder, "tokenizer", "tokenizer_2", true), std::string("tokenizer_2"));
  }
};

PENTIMENTO_TEST(TokenizerPlacesTest)
#include "tokenizer_places_test.moc"
