#include "widgets/views/attack/attack_slot.h"

#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/attack/attack_samples.h"

using namespace pentimento;
using namespace pentimento::testing;

class AttackSlotTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void showsAPictureWithItsWords() {
    AttackSlot slot;
    slot.resize(120, 140);
    const QImage empty = slot.grab().toImage();
    slot.setPicture(attackPicture(3, 0.9).image, false);
    slot.setWords("best: cat 0.90", "a photo of a cat");
    QVERIFY(slot.hasPicture());
    QVERIFY(slot.grab().toImage() != empty);
    QCOMPARE(slot.accessibleName(), QString("best: cat 0.90"));
    QVERIFY(slot.toolTip().contains("a photo of a cat"));
  }

  void whatIsHiddenIsNotPainted() {
    AttackSlot slot;
    slot.resize(120, 140);
    slot.setPicture(attackPicture(3, 0.9).image, true);
    slot.setWords("best: cat 0.90", "a photo of a cat");
    QVERIFY(!slot.hasPicture());
    QVERIFY(slot.toolTip().contains("reveal") && slot.prompt() == QString("hidden"));
    slot.setPicture(attackPicture(3, 0.9).image, false);
    QVERIFY(slot.hasPicture());
  }
};

PENTIMENTO_TEST(AttackSlotTest)
#include "attack_slot_test.moc"
