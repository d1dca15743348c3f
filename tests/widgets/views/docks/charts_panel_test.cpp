#include <QSignalSpy>
#include <QtCharts>
#include <QtTest>
#include <QtWidgets>
#include <cmath>

#include "support/test_registry.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"
#include "widgets/views/docks/bar_chart.h"
#include "widgets/views/docks/charts_panel.h"
#include "widgets/views/docks/line_chart.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The charts of a run at the height of their dock, 228 px, of which the head takes 40.
class ChartsPanelTest : public QObject {
  Q_OBJECT

  static std::vector<StepFigures> steps(int from, int to, bool adversarial) {
    std::vector<StepFigures> all;
    for (int step = from; step < to; ++step) {
      StepFigures figures{step, {}};
      const double noise = std::sin(step * 1.7) * 0.012 + std::sin(step * 0.31) * 0.008;
      figures.values["loss_G"] = 0.06 + 0.31 * std::exp(-step / 90.0) + noise;
      figures.values["loss_preserve"] = 0.045 + noise / 2;
      if (adversarial) {
        figures.values["acc_real"] = 0.9 - 0.3 * step / 400.0 + noise;
        figures.values["acc_fake"] = 0.85 - 0.2 * step / 400.0 - noise;
      }
      all.push_back(figures);
    }
    return all;
  }

  static std::vector<ProbeResult> leaks(int step) {
    std::vector<ProbeResult> all;
    const std::pair<const char*, double> kinds[] = {
        {"synonym", 0.38}, {"language", 0.27}, {"combined", 0.14}, {"direct", 0.06}};
    for (const auto& [kind, end] : kinds) {
      const double rate = end + (1 - end) / (1 + std::exp((step - 140) / 35.0));
      all.push_back({kind, Role::Target, {int(std::lround(rate * 16)), 16}, {}, {}, ""});
    }
    all.push_back({"attack", Role::Target, {}, {}, {}, "not run"});
    return all;
  }

  static std::vector<LayerHealth> layers() {
    std::vector<LayerHealth> all;
    for (int i = 0; i < 16; ++i) {
      const char* block = i < 6 ? "down_blocks.1" : i < 8 ? "mid_block" : "up_blocks.2";
      all.push_back({std::string(block) + ".attentions.0.transformer_blocks.0.attn2.to_k.weight",
                     0.004 + 0.015 * std::exp(-(i - 7) * (i - 7) / 18.0), 0.0, false});
    }
    return all;
  }

  static void fill(ChartsPanel& panel, bool adversarial) {
    panel.setTotalSteps(400);
    panel.addSteps(steps(0, 281, adversarial));
    for (int step = 0; step <= 280; step += 40) panel.addCounts(step, leaks(step));
    panel.setLayers(layers());
  }

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void curves_take_what_a_run_says() {
    ChartsPanel panel;
    panel.resize(926, 228);
    fill(panel, false);
    QCOMPARE(panel.losses()->points("loss_G").size(), 281);
    QCOMPARE(panel.losses()->highest(), 0.4);
    QVERIFY(!panel.discriminator()->isVisibleTo(&panel));
    QCOMPARE(panel.leaks()->keys(),
             QStringList({"synonym", "language", "combined", "direct"})); // attack was not run
    QCOMPARE(panel.leaks()->points("synonym").size(), 8);
    QCOMPARE(panel.layers()->count(), 16);
    panel.addSteps(steps(281, 290, true));
    QVERIFY(panel.discriminator()->isVisibleTo(&panel));
    panel.addSteps({{290, {{"loss_G", std::nan("")}}}}); // a broken number breaks no chart
    QCOMPARE(panel.losses()->points("loss_G").size(), 290);
    panel.clear();
    QVERIFY(panel.losses()->keys().isEmpty());
    QCOMPARE(panel.layers()->count(), 0);
  }

  void shows_as_many_charts_as_have_room() {
    ChartsPanel panel;
    panel.resize(502, 228);
    fill(panel, true);
    settledShot(panel, "charts_narrow");
    QVERIFY(panel.leaks()->isVisibleTo(&panel));
    QVERIFY(!panel.layers()->isVisibleTo(&panel) && !panel.discriminator()->isVisibleTo(&panel));
    panel.resize(926, 228);
    settle();
    QVERIFY(panel.layers()->isVisibleTo(&panel) && panel.discriminator()->isVisibleTo(&panel));
  }

  void the_head_asks() {
    ChartsPanel panel;
    const QSignalSpy exported(&panel, &ChartsPanel::exportRequested),
        closed(&panel, &ChartsPanel::closeRequested);
    for (auto* button : panel.findChildren<QToolButton*>()) QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(exported.count() == 1 && closed.count() == 1);
  }

  void draws_something_at_the_docks_height() {
    ChartsPanel panel;
    panel.resize(894, 228);
    fill(panel, false);
    settledShot(panel, "charts_228_check");
    const QRectF plot = panel.losses()->chart()->plotArea();
    QVERIFY2(plot.height() > 100 && plot.width() > 80,
             qPrintable(QString("%1 × %2").arg(plot.width()).arg(plot.height())));
    const QImage image = panel.losses()->grab().toImage();
    int accent = 0;
    for (int y = int(plot.top()); y < plot.bottom(); ++y)
      for (int x = int(plot.left()); x < plot.right(); ++x) {
        const QColor pixel = image.pixelColor(x, y);
        accent += std::abs(pixel.red() - theme().accent.red()) < 24 &&
                  std::abs(pixel.blue() - theme().accent.blue()) < 24;
      }
    QVERIFY2(accent > 80, qPrintable(QString::number(accent)));
  }

  void looks_right_full_and_empty() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      const QString suffix = dark ? "dark" : "light";
      ChartsPanel panel;
      panel.resize(926, 228);
      settledShot(panel, "charts_empty_" + suffix);
      fill(panel, false);
      settledShot(panel, "charts_three_" + suffix);
      panel.clear();
      fill(panel, true);
      panel.setPlayhead(120);
      settledShot(panel, "charts_four_" + suffix);
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(ChartsPanelTest)
#include "charts_panel_test.moc"
