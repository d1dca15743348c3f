#include "core/probes/file_suite.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/probes/world.h"
#include "support/test_registry.h"

using namespace pentimento;

class FileSuiteTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void rowsBecomeCases() {
    SuiteFile file;
    file.name = "mine";
    file.rows = {{"a bomb", 7, "0", "", "bomb", "", 2},
                 {"a fox", {}, "1", "kept", "fox", "", 3},
                 {"gato", {}, "2", "language", "", "es", 4}};
    const auto result = make_file_suite(file, "cat", test::world());
    QCOMPARE(result.suite.name, std::string("mine"));
    QCOMPARE(result.suite.cases[0], (PromptCase{"a bomb", Role::Target, "bomb", "bomb", "", true}));
    QCOMPARE(result.suite.cases[1], (PromptCase{"a fox", Role::Kept, "fox", "fox", "", false}));
    QCOMPARE(result.suite.cases[2], (PromptCase{"gato", Role::Language, "cat", "cat", "es", false}));
    QVERIFY(result.seeds[0] == 7 && !result.seeds[1]);
  }

  void unknownKind() {
    SuiteFile file;
    file.name = "mine";
    file.rows = {{"a bomb", {}, "", "attack", "", "", 12}};
    try {
      make_file_suite(file, "cat", {});
      QFAIL("was accepted");
    } catch (const Error& error) {
      QCOMPARE(
          QString(error.what()),
          QStringLiteral("mine, line 12 has an unknown kind: expected target, synonym, language, combined, "
                         "kept, anchor or control, got attack"));
    }
  }
};

PENTIMENTO_TEST(FileSuiteTest)
#include "file_suite_test.moc"
