#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/docks/bar_chart.h"

using namespace pentimento;

/// Change per layer, grouped as the network is.
class BarChartTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void names_are_grouped_and_shortened() {
    const std::string name = "down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k.weight";
    QCOMPARE(layerGroup(name), QString("down"));
    QCOMPARE(layerGroup("mid_block.attentions.0.transformer_blocks.0.attn2.to_v.weight"), QString("mid"));
    QCOMPARE(layerGroup("up_blocks.2.x"), QString("up"));
    QCOMPARE(layerGroup("conv_in.weight"), QString("conv_in"));
    QCOMPARE(layerShortName(name), QString("down 1 0 0 attn2 to_k"));
  }

  void bars_are_per_cent() {
    BarChart chart("Change per layer, %");
    chart.setLayers({{"down_blocks.0", 0.019, 0, false}, {"up_blocks.0", 0.004, 0, false}});
    QCOMPARE(chart.count(), 2);
    QCOMPARE(chart.highest(), 2.0);
    chart.setLayers({{"down_blocks.0", 0.05, 0, false}, {"up_blocks.0", 0.004, 0, false}});
    QCOMPARE(chart.highest(), 5.0);
    chart.setLayers({});
    QCOMPARE(chart.count(), 0);
  }
};

PENTIMENTO_TEST(BarChartTest)
#include "bar_chart_test.moc"
