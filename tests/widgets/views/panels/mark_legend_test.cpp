#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/mark_legend.h"

using namespace pentimento;

/// What a mark stands for.
class MarkLegendTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void the_mark_stands_before_the_words() {
    const auto inked = [](MarkLegend::Mark mark) {
      MarkLegend legend(mark);
      legend.setText("the same prompts before the edit");
      legend.resize(200, 20);
      const QImage image = legend.grab().toImage();
      int count = 0;
      for (int x = 0; x < 12; ++x)
        for (int y = 0; y < 20; ++y) count += image.pixelColor(x, y).lightness() > 80;
      return count;
    };
    QCOMPARE(inked(MarkLegend::Mark::None), 0);
    QVERIFY(inked(MarkLegend::Mark::Control) > 3);
    QVERIFY(inked(MarkLegend::Mark::Dash) > 3);
  }
};

PENTIMENTO_TEST(MarkLegendTest)
#include "mark_legend_test.moc"
