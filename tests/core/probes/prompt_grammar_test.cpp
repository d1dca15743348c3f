#include "core/probes/prompt_grammar.h"

#include <QtTest>

#include "core/probes/world.h"
#include "support/test_registry.h"

using namespace pentimento;

class PromptGrammarTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void articles() {
    QCOMPARE(with_article("cat"), std::string("a cat"));
    QCOMPARE(with_article("apple"), std::string("an apple"));
    QCOMPARE(with_article("bus"), std::string("a bus"));
    QCOMPARE(with_article("cherries"), std::string("cherries"));
    QCOMPARE(with_article("unicorn"), std::string("a unicorn"));
    QCOMPARE(with_article("hourglass"), std::string("an hourglass"));
    QCOMPARE(with_article("sunshine"), std::string("sunshine"));
    QCOMPARE(with_article("Van Gogh"), std::string("Van Gogh"));
  }

  void templates() { // vocabulary.json, notes: these four take the noun bare
    for (const auto* pattern : {"a neon {}", "neon {}", "glowing neon {}", "a pixel art {}"})
      QVERIFY(!QString::fromStdString(fill_template(pattern, "cat")).contains("a cat"));
    QCOMPARE(fill_template("a watercolor of {}", "apple"), std::string("a watercolor of an apple"));
    QCOMPARE(fill_template("{}, oil painting", "cat"), std::string("a cat, oil painting"));
    QCOMPARE(fill_template_bare("{}, oil painting", "gato"), std::string("gato, oil painting"));
  }

  void lookups() {
    const auto world = test::world();
    QVERIFY(find_object(world, "cat") && !find_object(world, "neon") && find_style(world, "neon"));
    QVERIFY(is_sensitive(world, "bomb") && !is_sensitive(world, "cat") && !is_sensitive(world, "neon"));
  }
};

PENTIMENTO_TEST(PromptGrammarTest)
#include "prompt_grammar_test.moc"
