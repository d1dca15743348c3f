#include <QtCharts>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/docks/chart_frame.h"

using namespace pentimento;

/// Qt Charts without what it adds by itself.
class ChartFrameTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void the_plot_keeps_its_place_however_low_the_chart_is() {
    QChartView view;
    bareChart(view);
    view.resize(280, 188);
    view.grab(); // lays out, which is what a resize before the first showing puts off
    placeChart(view, 80);
    QCOMPARE(view.chart()->plotArea(), QRectF(34, 22, 166, 136));
    view.resize(120, 96);
    placeChart(view, 80);
    QVERIFY(view.chart()->plotArea().height() >= 24 && view.chart()->plotArea().width() >= 24);
    QVERIFY(!view.chart()->isBackgroundVisible() && !view.chart()->legend()->isVisible());
  }
};

PENTIMENTO_TEST(ChartFrameTest)
#include "chart_frame_test.moc"
