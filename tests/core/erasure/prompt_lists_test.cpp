#include <QtTest>
#include <fstream>

#include "core/base/error.h"
#include "core/erasure/prompt_lists.h"
#include "support/test_registry.h"

using namespace pentimento;

class PromptListsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theBundledListsKnowTheirKinds() {
    QCOMPARE(prompt_list(ConceptKind::Object).family_of("Parachute"), std::string("toy"));
    QCOMPARE(prompt_list(ConceptKind::Style).family_of("van gogh"), std::string("painting"));
    QCOMPARE(prompt_list(ConceptKind::Person).family_of("Marie Curie"), std::string("person"));
    QCOMPARE(prompt_list(ConceptKind::Object).family_of("Marie Curie"), std::string());
    for (const auto kind : {ConceptKind::Object, ConceptKind::Style, ConceptKind::Person}) {
      const auto& list = prompt_list(kind);
      QVERIFY(list.templates.size() >= 8 && list.names().size() >= 40);
      for (const auto& pattern : list.templates) QVERIFY(pattern.find("{}") != std::string::npos);
    }
  }

  void saysWhichLineIsWrong() {
    QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "list.txt";
    std::ofstream(path) << "[templates]\na {}\n[names]\ncat; dog\n";
    try {
      read_prompt_list(path);
      QFAIL("read it");
    } catch (const Error& error) {
      QVERIFY2(std::string(error.what()).starts_with("list.txt, line 4, names no family"), error.what());
    }
    std::ofstream(path) << "loose\n";
    QVERIFY_THROWS_EXCEPTION(Error, read_prompt_list(path));
    QVERIFY_THROWS_EXCEPTION(Error, read_prompt_list(path / "none"));
  }
};

PENTIMENTO_TEST(PromptListsTest)
#include "prompt_lists_test.moc"
