#include <QtTest>
#include <QtWidgets>

#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/layer_strip.h"

using namespace pentimento;

/// A column per matrix, a line per figure that was measured.
class LayerStripTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void only_what_was_measured_has_a_line() {
    LayerStrip strip;
    strip.setLayers({{"a", 0.1}, {"b", 0.2}});
    QCOMPARE(strip.sizeHint().height(), 18);
    strip.setLayers({{"a", 0.1, 0.0, false, 0.5, 0.02}, {"b", 0.2, 0.0, false, 0.4, 0.01}});
    QCOMPARE(strip.sizeHint().height(), 54);
    strip.setLayers({});
    QCOMPARE(strip.sizeHint().height(), 0);
  }

  void the_tip_names_the_matrix_under_it() {
    LayerStrip strip;
    strip.resize(264, 54);
    strip.setLayers({{"first", 0.1, 0.0, false, 0.5, 0.02}, {"second", 0.2, 0.0, false, 0.4, 0.01}});
    QVERIFY(strip.tip({80, 5}).startsWith("first\nchanged by 10.00 %"));
    QVERIFY(strip.tip({250, 5}).startsWith("second"));
    QVERIFY(strip.tip({10, 5}).isEmpty());
    QVERIFY(strip.tip({80, 60}).isEmpty());
    const QImage image = strip.grab().toImage();
    testing::shot(strip, "layer_strip");
    QVERIFY(image.pixelColor(250, 9) != image.pixelColor(80, 9)); // the larger change is brighter
    QVERIFY(image.pixelColor(250, 9).lightness() > image.pixelColor(80, 9).lightness());
  }
};

PENTIMENTO_TEST(LayerStripTest)
#include "layer_strip_test.moc"
