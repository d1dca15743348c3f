#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/keep_chip.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/keep_list.h"

using namespace pentimento;

/// Kept concepts, suggestions and one's own words.
class KeepListTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void own_words_are_kept_once() {
    KeepList list;
    list.setKept({"fox"});
    list.show();
    const QSignalSpy edited(&list, &KeepList::keptEdited);
    QTest::mouseClick(list.findChild<QToolButton*>(), Qt::LeftButton);
    auto* field = list.findChild<QLineEdit*>();
    QVERIFY(field->isVisible());
    QTest::keyClicks(field, "red panda, fox; owl");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(list.kept(), (std::vector<std::string>{"fox", "red panda", "owl"}));
    QCOMPARE(edited.count(), 2);
  }

  void what_is_kept_is_not_suggested() {
    KeepList list;
    list.setKept({"fox"});
    list.setSuggestions({"fox", "butterfly"});
    QCOMPARE(list.findChildren<KeepChip*>().size(), 2);
    const QSignalSpy edited(&list, &KeepList::keptEdited);
    for (auto* chip : list.findChildren<KeepChip*>())
      if (chip->word() == "fox") chip->click();
    QVERIFY(list.kept().empty());
    QCOMPARE(edited.count(), 1);
    for (auto* chip : list.findChildren<KeepChip*>()) QVERIFY(chip->isSuggested());
  }
};

PENTIMENTO_TEST(KeepListTest)
#include "keep_list_test.moc"
