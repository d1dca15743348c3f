#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/plan_check.h"
#include "support/test_registry.h"

using namespace pentimento;

class PlanCheckTest : public QObject {
  Q_OBJECT

  static QString complaint(const Plan& plan, bool needs_anchor = true) {
    try {
      check_plan(plan, "doco", needs_anchor);
    } catch (const Error& error) {
      return QString::fromUtf8(error.what());
    }
    return "fine";
  }

 private Q_SLOTS:
  void saysWhatIsWrong_data() {
    QTest::addColumn<Plan>("plan");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, std::vector<ConceptPair> pairs, std::vector<std::string> kept,
                        const char* said) {
      Plan plan;
      plan.pairs = std::move(pairs);
      plan.kept = std::move(kept);
      QTest::newRow(name) << plan << said;
    };
    row("fine", {{"cat", "dog"}}, {"fox"}, "fine");
    row("a part of a word is no word", {{"cat", "caterpillar"}}, {}, "fine");
    row("target holds the anchor", {{"grumpy cat", "cat"}}, {}, "fine");
    row("nothing", {}, {}, "the plan erases nothing: expected at least one target, got none");
    row("empty", {{"cat", "dog"}, {"", "dog"}}, {},
        "line 2 of the plan has no target: expected a word or a phrase, got nothing");
    row("blank", {{" ,", "dog"}}, {},
        "line 1 of the plan has no target: expected a word or a phrase, got ' ,'");
    row("no anchor", {{"cat", ""}}, {},
        "doco needs an anchor for cat: expected what is to be drawn instead, got nothing; name something "
        "near it, or a more general word");
    row("itself", {{"Cat", "cat "}}, {},
        "cat is its own anchor: expected an anchor other than the target, got cat");
    row("within", {{"cat", "a black cat"}}, {},
        "the anchor contains the target: expected an anchor without the words 'cat', got a black cat");
    row("twice", {{"cat", "dog"}, {"cat", "fox"}}, {},
        "cat is erased twice: expected each target once, got two lines");
    row("chain", {{"cat", "dog"}, {"dog", "fox"}}, {},
        "the anchor of cat is erased itself: expected an anchor that stays, got dog");
    row("kept", {{"cat", "dog"}}, {"Cat"}, "cat is both erased and kept: expected one of the two, got both");
  }
  void saysWhatIsWrong() {
    QFETCH(Plan, plan);
    QFETCH(QString, said);
    QCOMPARE(complaint(plan), said);
  }

  void anchorsCanBeOptional() {
    Plan plan;
    plan.pairs = {{"cat", ""}};
    QCOMPARE(complaint(plan, false), QString("fine"));
  }

  void wordsAreWhole() {
    QCOMPARE(find_words("A photo of a Cat, sketch", "cat"), 4);
    QCOMPARE(find_words("a water pistol on red", "water pistol"), 2);
    QCOMPARE(find_words("concatenate", "cat"), -1);
    QCOMPARE(find_words("ein Bär", "Bär"), 1);
    QCOMPARE(find_words("", "cat"), -1);
  }
};

PENTIMENTO_TEST(PlanCheckTest)
#include "plan_check_test.moc"
