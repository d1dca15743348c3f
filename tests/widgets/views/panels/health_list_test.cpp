#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/health_list.h"

using namespace pentimento;

/// Key and value, and what is bad stands out.
class HealthListTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void closed_forms_say_their_condition_number() {
    HealthList list;
    list.setHealth({16, 16, 0.1, 0.02, 1234.0, true});
    QCOMPARE(list.rows().last().key, QString("Condition number"));
    QVERIFY(!list.rows().last().bad);
    list.setHealth({16, 16, 0.1, 0.02, 0.0, true});
    QCOMPARE(list.rows().size(), 3);
    EditHealth kept{16, 16, 0.1, 0.02, 0.0, true};
    kept.kept_drift = 0.034;
    list.setHealth(kept);
    QCOMPARE(list.rows()[2].value, QString("3.4 %"));
  }

  void an_edit_that_changes_nothing_is_bad() {
    HealthList list;
    list.setHealth({16, 16, 0.1, 0.0, 0.0, true});
    QVERIFY(list.rows().last().bad);
    list.setHealth({16, 16, 0.1, 0.02, 0.0, true});
    QVERIFY(!list.rows().last().bad);
  }

  void bad_values_are_painted_in_the_colour_of_errors() {
    HealthList list;
    list.resize(248, 120);
    const auto red = [&] {
      const QImage image = list.grab().toImage();
      int count = 0;
      for (int x = 0; x < image.width(); ++x)
        for (int y = 0; y < 24; ++y) count += image.pixelColor(x, y) == theme().leak;
      return count;
    };
    list.setHealth({16, 16, 0.1, 0.02, 0.0, true});
    QCOMPARE(red(), 0);
    list.setHealth({0, 16, 0.1, 0.02, 0.0, true});
    QVERIFY(red() > 10);
    QVERIFY(list.accessibleName().startsWith("Layers touched: 0 of 16"));
  }
};

PENTIMENTO_TEST(HealthListTest)
#include "health_list_test.moc"
