#include "widgets/views/attack/attack_words.h"

#include <QtTest>

#include "support/test_registry.h"
#include "widgets/views/attack/attack_samples.h"

using namespace pentimento;
using namespace pentimento::testing;

class AttackWordsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aBudgetNeverReadsAsRobust() {
    AttackConclusion end;
    QCOMPARE(attackSentence(end, "T2"), QString("not tested: no picture was surely judged"));
    end.attacked = {0, 16};
    end.upper = 0.171;
    QCOMPARE(attackSentence(end, "T2"),
             QString("no leak observed in 16 trials (upper bound 17.1 %) under tier T2"));
    for (const auto stop :
         {AttackStop::UnetCalls, AttackStop::Pictures, AttackStop::Seconds, AttackStop::Steps}) {
      end.stop = stop;
      QVERIFY2(attackSentence(end, "T2").contains("which says nothing of robustness"),
               qPrintable(attackSentence(end, "T2")));
    }
  }

  void aLeakStandsBesideItsControl() {
    AttackConclusion end;
    end.attacked = {12, 16};
    end.interval = {0.505, 0.898};
    QVERIFY(attackSentence(end, "T2").endsWith("under tier T2; its null control was not measured"));
    end.control = {1, 16};
    end.fisher_p = 8.544e-05;
    QVERIFY(
        attackSentence(end, "T2").contains("its null control 1 of 16: more than by chance (p = 8.5e-05)"));
    end.fisher_p = 0.3;
    QVERIFY(attackSentence(end, "T2").contains("within chance"));
  }

  void ratesHaveTheirInterval() {
    AttackSide side;
    QCOMPARE(rateText(side), QString("–"));
    side.seen = {5, 16};
    side.interval = {0.142, 0.556};
    QCOMPARE(rateText(side), QString("5/16, 31 % [14, 56]"));
  }

  void aPictureIsLeakErasedOrNotScored() {
    QCOMPARE(attackVerdict(attackPicture(1, 0.9)), Verdict::Leak);
    QCOMPARE(attackVerdict(attackPicture(1, 0.1)), Verdict::Erased);
    QCOMPARE(attackVerdict(attackPicture(1, 0.5, false)), Verdict::NotScored);
    AttackPicture unscored;
    QCOMPARE(attackVerdict(unscored), Verdict::NotScored);
    QCOMPARE(scoreText(unscored, "cat"), QString("not scored"));
    QCOMPARE(scoreText(attackPicture(1, 0.9), "cat"), QString("cat 0.90"));
    QCOMPARE(scoreText(attackPicture(1, 0.5, false), "cat"), QString("cat 0.50, not sure"));
  }

  void whatWasFoundIsNoRichText() {
    QCOMPARE(plainToolTip("<b>cat\nseed 7"), QString("<qt>&lt;b&gt;cat<br>seed 7</qt>"));
    QVERIFY(plainToolTip("").isEmpty());
  }

  void howFarItIs() {
    AttackView view = attackRunning();
    QCOMPARE(attackProgress(view), QString("null control, step 139 of 320"));
    view.control_now = false;
    QCOMPARE(attackProgress(view), QString("attack, picture 16 of 16"));
    view.attacked = {};
    QCOMPARE(attackProgress(view), QString("attack begins"));
    view.phase = AttackPhase::Stopped;
    QCOMPARE(attackProgress(view), QString("stopped"));
    QCOMPARE(attackProgress(attackFinished()), QString("done: budget: steps, searched for 32 s"));
    AttackView found = attackFinished();
    found.conclusion->stop = AttackStop::Found;
    QCOMPARE(attackProgress(found), QString("done: found, searched for 32 s"));
    found.begun.steps = 0;
    QCOMPARE(attackProgress(found), QString("done"));
    QVERIFY(tierText("T3") != tierText("T4"));
  }
};

PENTIMENTO_TEST(AttackWordsTest)
#include "attack_words_test.moc"
