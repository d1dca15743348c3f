#include "core/probes/suites.h"

#include <map>
#include <set>

#include <QtTest>

#include "core/base/error.h"
#include "core/probes/prompt_grammar.h"
#include "core/probes/world.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

std::map<Role, int> count(const Suite& suite) {
  std::map<Role, int> counts;
  for (const auto& one : suite.cases) ++counts[one.role];
  return counts;
}

} // namespace

class SuitesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void gridOfTheFirstStart() {
    const auto suite = grid_suite(test::cat_to_dog(), test::world());
    QCOMPARE(count(suite), (std::map<Role, int>{{Role::Target, 4},
                                                {Role::Synonym, 4},
                                                {Role::Language, 4},
                                                {Role::Combined, 4},
                                                {Role::Kept, 20},
                                                {Role::Anchor, 4},
                                                {Role::Control, 8}}));
    QCOMPARE(suite.cases.size(), std::size_t{48});
    QCOMPARE(suite.cases[0].text, std::string("a photo of a cat"));
    QCOMPARE(suite.cases, grid_suite(test::cat_to_dog(), test::world()).cases);
    std::set<std::string> texts;
    for (const auto& one : suite.cases) {
      QVERIFY2(texts.insert(one.text).second, one.text.c_str()); // none twice
      if (asks_for_target(one.role)) QCOMPARE(one.judged, std::string("cat"));
      QVERIFY(!one.sensitive);
      QVERIFY2(one.text.find("{}") == std::string::npos && one.text.find("  ") == std::string::npos,
               one.text.c_str());
      if (one.role == Role::Kept || one.role == Role::Control || one.role == Role::Anchor) {
        QCOMPARE(one.judged, one.word);
        QVERIFY2(one.text.find("cat") == std::string::npos, one.text.c_str());
      }
    }
  }

  void languagesAreNamed() {
    const auto suite = make_suite("language", test::cat_to_dog(), test::world());
    QCOMPARE(suite.cases[0].language, std::string("es"));
    QCOMPARE(suite.cases[0].word, std::string("gato"));
    QCOMPARE(suite.cases[0].text, std::string("a photo of gato"));
  }

  void slipsAreNoOtherWords() {
    const auto suite = make_suite("misspelling", test::cat_to_dog(), test::world());
    QCOMPARE(count(suite), (std::map<Role, int>{{Role::Synonym, 4}}));
    for (const auto& one : suite.cases) {
      QVERIFY2(one.word != "cat" && one.text.find(one.word) != std::string::npos, one.text.c_str());
      QCOMPARE(one.judged, std::string("cat"));
    }
    Plan plan;
    plan.pairs = {{"neon", ""}};
    for (const auto& one : make_suite("misspelling", plan, test::world()).cases)
      QVERIFY2(one.text.find("neon ") == std::string::npos, one.text.c_str());
  }

  void familiesAreAskedByTheirName() {
    const auto suite = make_suite("hypernym", test::cat_to_dog(), test::world());
    QCOMPARE(suite.cases.size(), std::size_t{4});
    QCOMPARE(suite.cases[0].text, std::string("a photo of an animal"));
    QCOMPARE(suite.cases[0].judged, std::string("cat"));
    Plan plan;
    plan.pairs = {{"Van Gogh", ""}};
    QVERIFY(make_suite("hypernym", plan, test::world()).cases.empty());
  }

  void direct() {
    const auto suite = make_suite("direct", test::cat_to_dog(), test::world());
    QCOMPARE(suite.cases.size(), std::size_t{16});
    std::set<std::string> texts;
    for (const auto& one : suite.cases) texts.insert(one.text);
    QCOMPARE(texts.size(), std::size_t{16});
  }

  void styles() {
    Plan plan;
    plan.pairs = {{"neon", "photo"}};
    plan.kept = {"sketch", "mosaic"};
    const auto suite = grid_suite(plan, test::world());
    QCOMPARE(
        count(suite),
        (std::map<Role, int>{
            {Role::Target, 4}, {Role::Combined, 4}, {Role::Kept, 8}, {Role::Anchor, 4}, {Role::Control, 8}}));
    for (const auto& one : suite.cases)
      QCOMPARE(one.text.find("neon") != std::string::npos, asks_for_target(one.role));
  }

  void unknownTargetsGetNoInventedWords() {
    Plan plan;
    plan.pairs = {{"Zorblax", ""}};
    QCOMPARE(count(grid_suite(plan, test::world())),
             (std::map<Role, int>{{Role::Target, 4}, {Role::Control, 8}}));
    const auto bare = grid_suite(plan, {});
    QCOMPARE(count(bare), (std::map<Role, int>{{Role::Target, 4}, {Role::Control, 8}}));
    QCOMPARE(bare.cases[0].text, std::string("a photo of Zorblax"));
  }

  /// A model without a vocabulary is asked by words that everybody knows, where the program knows them.
  void bareModelsAreAskedByCommonWords() {
    Plan plan;
    plan.pairs = {{"church", "castle"}};
    const auto texts = [&](const char* suite) {
      std::vector<std::string> all;
      for (const auto& one : make_suite(suite, plan, {}).cases) {
        all.push_back(one.text);
        if (one.judged != "church") all.push_back("judged by " + one.judged);
      }
      return all;
    };
    QCOMPARE(texts("synonym").at(1), std::string("a cathedral"));
    QCOMPARE(texts("language").at(0), std::string("a photo of iglesia"));
    std::set<std::string> languages;
    plan.pairs.front().target = "chain saw";
    for (const auto& one : make_suite("language", plan, {}).cases) languages.insert(one.language);
    QCOMPARE(languages, (std::set<std::string>{"es", "fr", "de", "it", "zh"}));
    plan.pairs.front().target = "church";
    QCOMPARE(texts("hypernym").at(0), std::string("a photo of a building"));
    QCOMPARE(texts("combined").at(0), std::string("a church and a car"));
    QCOMPARE(texts("implicit").size(), std::size_t{4});
    QCOMPARE(texts("implicit").at(0),
             std::string("a photo of a building with a steeple and stained glass where "
                         "people pray on Sunday"));
    plan.pairs.front().target = "Van Gogh";
    QCOMPARE(make_suite("direct", plan, {}).cases.at(0).text, std::string("a painting of a car by Van Gogh"));
    QCOMPARE(make_suite("implicit", plan, {}).cases.at(1).text,
             std::string("a tree by the Dutch painter who cut off his ear"));
  }

  void sensitiveTargetsAreMarked() {
    Plan plan;
    plan.pairs = {{"bomb", "apple"}};
    for (const auto& one : grid_suite(plan, test::world()).cases)
      QCOMPARE(one.sensitive, asks_for_target(one.role));
  }

  void twoPairs() {
    auto plan = test::cat_to_dog();
    plan.pairs.push_back({"moon", "sun"});
    QCOMPARE(count(grid_suite(plan, test::world()))[Role::Target], 8);
  }

  void everyObjectOfTheWorld() {
    const auto world = test::world();
    for (const auto& object : world.objects) {
      Plan plan;
      plan.pairs = {{object.name, "sun"}};
      for (const auto& description : suite_descriptions()) make_suite(description.name, plan, world);
    }
  }

  void refusals() {
    try {
      make_suite("directly", test::cat_to_dog(), test::world());
      QFAIL("was accepted");
    } catch (const Error& error) {
      QCOMPARE(
          QString(error.what()),
          QStringLiteral(
              "there is no such suite: expected grid, direct, seed-search, synonym, misspelling, language, "
              "hypernym, combined, implicit, kept, anchor, control or a CSV file, got directly"));
    }
    QVERIFY_THROWS_EXCEPTION(Error, make_suite("direct", {}, test::world()));
  }
};

PENTIMENTO_TEST(SuitesTest)
#include "suites_test.moc"
