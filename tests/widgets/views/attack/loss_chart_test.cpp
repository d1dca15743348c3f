#include "widgets/views/attack/loss_chart.h"

#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/attack/attack_samples.h"

using namespace pentimento;
using namespace pentimento::testing;

class LossChartTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void theLegendNamesBothWithTheirNewestLoss() {
    LossChart chart;
    QCOMPARE(chart.legend(), QString("attack –, null control –"));
    chart.setCurves({{1, 0.5}, {2, 0.25}}, {{1, 0.75}}, 4);
    QCOMPARE(chart.legend(), QString("attack 0.25, null control 0.75"));
    QCOMPARE(chart.accessibleDescription(), chart.legend());
    QVERIFY(!chart.accessibleName().isEmpty());
  }

  void bothLinesArePaintedInTheirColours() {
    LossChart chart;
    chart.resize(300, 140);
    chart.setCurves({{1, 1.0}, {200, 0.0}}, {{1, 0.0}, {200, 1.0}}, 200);
    const QImage both = chart.grab().toImage();
    QVERIFY(count(both, theme().accent) > 100);
    const int whole = count(both, theme().kept);
    QVERIFY(whole > 20);
    chart.setCurves({{1, 1.0}, {200, 0.0}}, {}, 200);
    QVERIFY2(count(chart.grab().toImage(), theme().kept) < whole, "the control's is gone");
  }

  void whatIsNoNumberIsLeftOut() {
    LossChart chart;
    chart.setCurves({{1, std::nan("")}, {2, 3.0}}, {}, 2);
    chart.resize(200, 120);
    QVERIFY(!chart.grab().isNull());
    QCOMPARE(chart.legend(), QString("attack 3, null control –"));
  }

 private:
  static int count(const QImage& image, const QColor& colour) {
    int found = 0;
    for (int y = 20; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x) {
        const QColor at = image.pixelColor(x, y);
        found += std::abs(at.red() - colour.red()) + std::abs(at.green() - colour.green()) +
                     std::abs(at.blue() - colour.blue()) <
                 60;
      }
    return found;
  }
};

PENTIMENTO_TEST(LossChartTest)
#include "loss_chart_test.moc"
