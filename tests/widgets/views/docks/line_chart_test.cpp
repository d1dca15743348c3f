#include <QtCharts>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/docks/line_chart.h"

using namespace pentimento;

/// Lines over steps whose axis is always round and always holds all of them.
class LineChartTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void ceilings_are_round() {
    QCOMPARE(niceCeiling(0.37), 0.4);
    QCOMPARE(niceCeiling(0.4), 0.4);
    QCOMPARE(niceCeiling(1.9), 2.0);
    QCOMPARE(niceCeiling(7.2), 8.0);
    QCOMPARE(niceCeiling(0.0), 1.0);
    QCOMPARE(niceCeiling(std::numeric_limits<double>::infinity()), 1.0);
  }

  void the_axis_grows_with_the_values_and_the_steps() {
    LineChart chart("Loss");
    chart.setSteps(100);
    chart.append("a", {{0, 0.1}, {1, 0.3}});
    QCOMPARE(chart.highest(), 0.4);
    chart.append("a", {{150, 3.1}});
    QCOMPARE(chart.highest(), 4.0);
    chart.clear();
    QCOMPARE(chart.highest(), 1.0);
    QVERIFY(chart.points("a").isEmpty());
  }

  void labels_stand_at_the_lines_ends_and_never_on_each_other() {
    LineChart chart("Loss");
    chart.resize(300, 188);
    chart.setSteps(100);
    chart.setFixedHeightRange(0, 100);
    for (const char* key : {"one", "two", "three"}) {
      chart.append(key, {{0, 10}, {60, 2}});
      chart.setLook(key, {key, &Theme::leak, 1.0, false, true});
    }
    const QImage image = chart.grab().toImage();
    int rows_with_text = 0;
    const int left = int(chart.chart()->plotArea().left() + chart.chart()->plotArea().width() * 0.6) + 6;
    for (int y = 24; y < image.height() - 8; ++y) {
      bool text = false;
      for (int x = left; x < left + 30; ++x) text |= image.pixelColor(x, y).lightness() > 150;
      rows_with_text += text;
    }
    QVERIFY2(rows_with_text >= 3 * 7,
             qPrintable(QString::number(rows_with_text))); // three lines of small type, apart
  }
};

PENTIMENTO_TEST(LineChartTest)
#include "line_chart_test.moc"
