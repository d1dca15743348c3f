#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/seeds_field.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// Seeds as ranges and lists.
class SeedsFieldTest : public QObject {
  Q_OBJECT

  using Seeds = std::vector<std::uint64_t>;

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void text_and_seeds_are_each_others_inverse() {
    for (const Seeds& seeds :
         {Seeds{41, 42, 43, 44}, Seeds{7}, Seeds{3, 4, 9, 10, 11, 2}, Seeds{18446744073709551615ull}}) {
      Seeds read;
      QVERIFY2(seedsFromText(seedsText(seeds), read), qPrintable(seedsText(seeds)));
      QCOMPARE(read, seeds);
    }
    QCOMPARE(seedsText({41, 42, 43, 44}), QString("41–44"));
    QCOMPARE(seedsText({3, 4, 9}), QString("3, 4, 9"));
  }

  void nonsense_is_refused() {
    Seeds read{1};
    for (const char* text : {"", "x", "4-", "9-3", "1-1000000", "-5", "99999999999999999999999", "1.5"})
      QVERIFY2(!seedsFromText(text, read), text);
    QCOMPARE(read, Seeds{1});
    QVERIFY(seedsFromText(" 1 - 3 , 2; 7 ", read));
    QCOMPARE(read, (Seeds{1, 2, 3, 7}));
  }

  void escape_goes_back() {
    SeedsField field;
    field.setSeeds({41, 42});
    const QSignalSpy edited(&field, &SeedsField::seedsEdited);
    field.selectAll();
    QTest::keyClicks(&field, "cat");
    QVERIFY(field.isInvalid());
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(edited.count(), 0);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(field.text(), QString("41, 42"));
    QVERIFY(!field.isInvalid());
  }
};

PENTIMENTO_TEST(SeedsFieldTest)
#include "seeds_field_test.moc"
