#include <QtTest>

#include "core/base/pixels.h"
#include "support/test_registry.h"

using namespace pentimento;

class PixelsTest : public QObject {
  Q_OBJECT

  const Image picture_{2, 3, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 255}};

 private Q_SLOTS:
  void rowsComeFirstThenColumnsThenColours() {
    const auto pixels = pixels_of(picture_);
    QCOMPARE(pixels.sizes().vec(), (std::vector<std::int64_t>{3, 2, 3}));
    QCOMPARE(pixels.scalar_type(), torch::kUInt8);
    QCOMPARE(pixels[1][1][2].item<int>(), 11);
    QCOMPARE(pixels[2][1][2].item<int>(), 255);
  }

  void thereAndBackIsTheSamePicture() {
    QVERIFY(image_of(pixels_of(picture_)) == picture_);
    const auto turned = pixels_of(picture_).permute({2, 0, 1}).contiguous().permute({1, 2, 0});
    QVERIFY(!turned.is_contiguous() && image_of(turned) == picture_);
  }

  void itIsACopy() {
    Image picture = picture_;
    const auto pixels = pixels_of(picture);
    picture.rgb.assign(picture.rgb.size(), 7);
    QVERIFY(image_of(pixels) == picture_);
  }
};

PENTIMENTO_TEST(PixelsTest)
#include "pixels_test.moc"
