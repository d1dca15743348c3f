#include "app/palette/command_match.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class CommandMatchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyWordHasToBeThereInAnyOrder() {
    QVERIFY(matchScore("layout reset", "Reset the layout"));
    QVERIFY(matchScore("RESET", "Reset the layout"));
    QVERIFY(!matchScore("layout erase", "Reset the layout"));
    QCOMPARE(matchScore("", "anything"), std::optional(0));
  }

  void lettersInOrderAreEnough() {
    QVERIFY(matchScore("rstl", "Reset the layout"));
    QVERIFY(matchScore("hc", "High contrast"));
    QVERIFY2(!matchScore("ltsr", "Reset the layout"), "in order, though");
    QVERIFY2(!matchScore("q", "Reset the layout"), "one letter has to be there as it is");
  }

  void aWordsStartIsBetterThanItsMiddle() {
    QVERIFY(matchScore("open", "Open a file") > matchScore("open", "Reopen a file"));
    QVERIFY(matchScore("pen", "Reopen") > matchScore("rpn", "Reopen"));
    QVERIFY2(matchScore("erase", "Erase") > matchScore("erase", "What to erase"),
             "and early better than late");
  }

  void chineseIsFoundInside() { QVERIFY(matchScore("布局", "重置布局")); }
};

PENTIMENTO_TEST(CommandMatchTest)
#include "command_match_test.moc"
