#include "app/workbench/sensitive_pictures.h"

#include <QSignalSpy>
#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class SensitivePicturesTest : public QObject {
  Q_OBJECT

 private:
  const PromptCase fox_{"a photo of a fox", Role::Kept, "fox", "fox", "", false};
  const PromptCase knife_{"a photo of a knife", Role::Target, "knife", "knife", "", true};
  const PromptCase blade_{"a photo of a blade", Role::Synonym, "blade", "knife", "", true};

 private Q_SLOTS:
  void whatTheSuiteMarksIsHiddenUntilRevealed() {
    SensitivePictures sensitive;
    QSignalSpy revealed(&sensitive, &SensitivePictures::revealedChanged);
    QVERIFY(sensitive.hides(knife_) && !sensitive.hides(fox_));
    sensitive.setRevealed(true);
    sensitive.setRevealed(true);
    QCOMPARE(revealed.count(), 1);
    QVERIFY(!sensitive.hides(knife_));
    QVERIFY(sensitive.isMarked(knife_));
  }

  void theSwitchOfAConceptHoldsForAllThatIsJudgedByIt() {
    SensitivePictures sensitive;
    QSignalSpy changed(&sensitive, &SensitivePictures::marksChanged);
    sensitive.setMarked("knife", false);
    sensitive.setMarked("fox", true);
    sensitive.setMarked("fox", true);
    QCOMPARE(changed.count(), 2);
    QVERIFY(!sensitive.hides(knife_) && !sensitive.hides(blade_) && sensitive.hides(fox_));
    const Suite suite = sensitive.marked({"s", {knife_, blade_, fox_}});
    QVERIFY(!suite.cases[0].sensitive && !suite.cases[1].sensitive && suite.cases[2].sensitive);
  }
};

PENTIMENTO_TEST(SensitivePicturesTest)
#include "sensitive_pictures_test.moc"
