#include <set>

#include <QtTest>

#include "core/erasure/concept_prompts.h"
#include "core/erasure/plan_check.h"
#include "support/test_registry.h"

using namespace pentimento;

class ConceptPromptsTest : public QObject {
  Q_OBJECT

  static Vocabulary small() {
    Vocabulary v;
    v.objects = {{"cat", "animal", {}, {}}, {"apple", "fruit", {}, {}}};
    v.styles = {{"photo", {"a photo of {}", "{}"}}, {"neon", {"a neon {}", "neon sign of {}"}}};
    v.backgrounds = {{"red", {"on red", "with a red background"}}};
    return v;
  }

 private Q_SLOTS:
  void twinsDifferInTheConceptOnly() {
    for (const auto& vocabulary : {small(), Vocabulary{}}) {
      const auto prompts = concept_prompts({"cat", "apple"}, vocabulary, 12);
      QCOMPARE(prompts.front(), (PromptPair{"a cat", "an apple"}));
      QCOMPARE(prompts.size(), std::size_t(12));
      for (const auto& pair : prompts) {
        QVERIFY(find_words(pair.target, "cat") >= 0 && find_words(pair.target, "apple") < 0);
        QVERIFY(find_words(pair.anchor, "apple") >= 0 && find_words(pair.anchor, "cat") < 0);
      }
    }
    std::set<std::string> different;
    for (const auto& pair : concept_prompts({"cat", "dog"}, Vocabulary{}, 60)) different.insert(pair.target);
    QVERIFY(different.size() > 40);
  }

  void stylesAreFilledWithObjects() {
    const auto prompts = concept_prompts({"neon", "photo"}, small(), 4);
    QCOMPARE(prompts[0], (PromptPair{"a neon cat", "a photo of a cat"}));
    for (const auto& pair : prompts) {
      QVERIFY(find_words(pair.target, "neon") >= 0);
      QVERIFY(find_words(pair.anchor, "neon") < 0);
    }
  }

  void peopleAndStylesWithoutAVocabulary() {
    QVERIFY(concept_kind("van Gogh", {}) == ConceptKind::Style);
    QVERIFY(concept_kind("Marie Curie", {}) == ConceptKind::Person);
    QVERIFY(concept_kind("caterpillar", {}) == ConceptKind::Object);
    const auto people = concept_prompts({"Marie Curie", "person"}, {}, 40);
    QCOMPARE(people.front(), (PromptPair{"Marie Curie", "a person"}));
    const auto styles = concept_prompts({"Van Gogh", "painting"}, {}, 16);
    for (const auto& pair : people) QVERIFY(find_words(pair.target, "Marie Curie") >= 0);
    for (const auto& pair : styles) {
      QVERIFY(find_words(pair.target, "Van Gogh") >= 0 && find_words(pair.anchor, "Van Gogh") < 0);
      QVERIFY(find_words(pair.anchor, "painting") >= 0);
    }
  }

  void anEmptyAnchorIsTheEmptyPrompt() {
    QCOMPARE(concept_prompts({"cat", ""}, small(), 1).front().anchor, std::string());
    QCOMPARE(concept_prompts({"neon", ""}, small(), 1).front().anchor, std::string("a cat"));
  }
};

PENTIMENTO_TEST(ConceptPromptsTest)
#include "concept_prompts_test.moc"
