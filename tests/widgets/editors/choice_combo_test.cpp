#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/choice_combo.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// A choice that a passing wheel leaves alone.
class ChoiceComboTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void is_as_wide_as_its_widest_choice() {
    ChoiceCombo combo;
    combo.addItem("fixed");
    const int narrow = combo.sizeHint().width();
    combo.addItem("the repository's own");
    QVERIFY(combo.sizeHint().width() > narrow + 40);
  }

  void the_wheel_scrolls_what_is_around_it() {
    ChoiceCombo combo;
    combo.addItems({"fixed", "repository"});
    QWheelEvent wheel({5, 5}, {5, 5}, {}, {0, -120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&combo, &wheel);
    QCOMPARE(combo.currentText(), QString("fixed"));
    QVERIFY(!wheel.isAccepted());
    QTest::keyClick(&combo, Qt::Key_Down);
    QCOMPARE(combo.currentText(), QString("repository"));
  }
};

PENTIMENTO_TEST(ChoiceComboTest)
#include "choice_combo_test.moc"
