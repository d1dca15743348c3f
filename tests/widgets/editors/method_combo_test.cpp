#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/method_combo.h"
#include "widgets/sample.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// Methods by title and summary.
class MethodComboTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void says_only_what_is_chosen_by_hand() {
    MethodCombo combo;
    const QSignalSpy chosen(&combo, &MethodCombo::methodChosen);
    QCOMPARE(combo.method(), std::string());
    combo.setMethods(testing::sampleMethods());
    combo.setMethod("uce");
    QCOMPARE(combo.method(), std::string("uce"));
    combo.setMethod("nobody's");
    QCOMPARE(combo.method(), std::string("uce"));
    combo.setMethods(testing::sampleMethods());
    QCOMPARE(combo.method(), std::string("uce"));
    QCOMPARE(chosen.count(), 0);
    QTest::keyClick(&combo, Qt::Key_Up);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(combo.method(), std::string("doco"));
    QCOMPARE(combo.toolTip().isEmpty(), false);
  }
};

PENTIMENTO_TEST(MethodComboTest)
#include "method_combo_test.moc"
