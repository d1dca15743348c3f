#include <QtTest>

#include "support/test_registry.h"
#include "widgets/style/colour_map.h"

using namespace pentimento;

class ColourMapTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void endsAreMagmas() {
    QCOMPARE(magma(0.0), qRgb(0, 0, 0));
    QCOMPARE(magma(1.0), qRgb(0xFC, 0xFD, 0xBF));
    QCOMPARE(magma(7.0), magma(1.0));
    QCOMPARE(magma(-1.0), magma(0.0));
    QCOMPARE(magma(std::numeric_limits<double>::quiet_NaN()), magma(0.0));
    QCOMPARE(magmaStrip().pixel(255, 0), magma(1.0));
  }

  void brightnessRises() {
    int last = -1;
    for (int i = 0; i <= 16; ++i) {
      const int grey = qGray(magma(i / 16.0));
      QVERIFY(grey > last);
      last = grey;
    }
  }

  void equalPicturesAreBlack() {
    QImage picture(5, 3, QImage::Format_RGB888);
    picture.fill(QColor(10, 200, 30));
    const DifferenceHeat difference = differenceHeat(picture, picture);
    for (int y = 0; y < 3; ++y)
      for (int x = 0; x < 5; ++x) QCOMPARE(difference.heat.pixel(x, y), qRgb(0, 0, 0));
    QCOMPARE(difference.mean, 0.0);
    QCOMPARE(difference.largest, 0.0);
  }

  void theLargestChannelCounts() {
    QImage left(2, 1, QImage::Format_RGB888), right;
    left.fill(Qt::black);
    right = left;
    right.setPixelColor(1, 0, QColor(10, 51, 102));
    const DifferenceHeat difference = differenceHeat(left, right);
    QCOMPARE(difference.largest, 102 / 255.0);
    QCOMPARE(difference.mean, 51 / 255.0);
    QCOMPARE(difference.heat.pixel(0, 0), qRgb(0, 0, 0));
    QCOMPARE(difference.heat.pixel(1, 0), magma(102 / 255.0));
  }

  void picturesOfTwoSizesHaveNoDifference() {
    QVERIFY(
        differenceHeat(QImage(2, 2, QImage::Format_RGB32), QImage(3, 2, QImage::Format_RGB32)).heat.isNull());
    QVERIFY(differenceHeat({}, {}).heat.isNull());
  }
};

PENTIMENTO_TEST(ColourMapTest)
#include "colour_map_test.moc"
