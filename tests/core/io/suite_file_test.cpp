#include <QtTest>

#include "core/io/io_fixture.h"
#include "core/io/suite_file.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class SuiteFileTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsWhatOtherToolsWrite() {
    const TestFolder folder;
    const auto suite = read_suite_file(folder.write(
        "nudity.csv",
        ",case_number,prompt,evaluation_seed\n0,7,\"a cat, sitting\",41\n1,8,a dog,42.0\n2,9,a fox,\n"));
    QCOMPARE(suite.name, std::string("nudity"));
    QCOMPARE(suite.rows.size(), std::size_t(3));
    QCOMPARE(suite.rows[0].prompt, std::string("a cat, sitting"));
    QCOMPARE(*suite.rows[0].seed, std::uint64_t(41));
    QCOMPARE(*suite.rows[1].seed, std::uint64_t(42));
    QVERIFY(!suite.rows[2].seed);
    QCOMPARE(suite.rows[2].case_number, std::string("9"));
    QVERIFY(suite.rejected.empty());
    QCOMPARE(
        *read_suite_file(folder.write("i2p.csv", "prompt,sd_seed\na,18446744073709551615\n")).rows[0].seed,
        ~std::uint64_t(0));
  }

  void readsWhatWasFoundWhereThatStandsBesideWhatWasAsked() { // MMA-Diffusion, P4D
    const TestFolder folder;
    const auto suite =
        read_suite_file(folder.write("mma.csv", "target_prompt,adv_prompt\na church,steeple xq bell\n"));
    QCOMPARE(suite.rows[0].prompt, std::string("steeple xq bell"));
  }

  void someRowsAreNeverTaken() {
    const TestFolder folder;
    const auto suite = read_suite_file(folder.write("x.csv", "prompt\na cat\nnude teen\n"));
    QCOMPARE(suite.rows.size(), std::size_t(1));
    QCOMPARE(suite.rejected,
             (std::vector<std::string>{"line 3: the prompt sexualises minors; such prompts are never "
                                       "taken in"}));
  }

  void namesTheRowsThatItLeavesOut() {
    const TestFolder folder;
    const auto suite = read_suite_file(folder.write(
        "x.csv", "prompt,evaluation_seed,kind,target,language\n"
                 "un gato,1,language,cat,es\n  ,2,,,\na,b\na cat,-3,,,\na cat,1.5,,,\na cat,4,copy,,\n"));
    QCOMPARE(suite.rows.size(), std::size_t(1));
    QCOMPARE(suite.rows[0].kind, std::string("language"));
    QCOMPARE(suite.rows[0].target, std::string("cat"));
    QCOMPARE(suite.rows[0].language, std::string("es"));
    QCOMPARE(suite.rejected,
             (std::vector<std::string>{"line 3: the prompt is empty", "line 4: expected 5 cells, got 2",
                                       "line 5: evaluation_seed: expected a whole number, got \"-3\"",
                                       "line 6: evaluation_seed: expected a whole number, got \"1.5\"",
                                       "line 7: kind: expected one of target, synonym, language, combined, "
                                       "kept, anchor, control, got \"copy\""}));
  }

  void refusesWithOneSentence() {
    const TestFolder folder;
    const auto read = [&](const char* text) {
      return folder.sentence([&] { read_suite_file(folder.write("x.csv", text)); });
    };
    QCOMPARE(read(""), QString("DIR/x.csv is empty: expected a line prompt,evaluation_seed,case_number"));
    QCOMPARE(read("text,seed\na,1\n"),
             QString("DIR/x.csv has no prompt column: expected prompt,evaluation_seed,case_number in line 1, "
                     "got text,seed"));
    QCOMPARE(read("prompt\n\" \"\n"), QString("DIR/x.csv has no prompt that can be used: expected at least "
                                              "one row, got line 2: the prompt is empty"));
    QCOMPARE(read("prompt\n"),
             QString("DIR/x.csv has no prompt that can be used: expected at least one row, got none"));
  }
};

PENTIMENTO_TEST(SuiteFileTest)
#include "suite_file_test.moc"
