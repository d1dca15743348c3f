#include "core/project/picture_difference.h"

#include <cmath>

#include <QtTest>

#include "core/project/project_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class PictureDifferenceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalPicturesAreBitEqual() {
    const auto difference = compare_pictures(seeded_picture(1), seeded_picture(1));
    QVERIFY(difference.bit_equal());
    QVERIFY(std::isinf(difference.psnr_db));
    QCOMPARE(difference.changed_share, 0.0);
  }

  void measuresTheLargestAndThePsnr() {
    const Image black{2, 1, {0, 0, 0, 0, 0, 0}}, other{2, 1, {0, 0, 0, 0, 51, 0}};
    const auto difference = compare_pictures(black, other);
    QCOMPARE(difference.largest, 51);
    QVERIFY(std::abs(difference.changed_share - 1.0 / 6) < 1e-12);
    // mean square 51² / 6, 255 = 5 · 51: 10 log10(25 · 6)
    QVERIFY(std::abs(difference.psnr_db - 10 * std::log10(150.0)) < 1e-9);
  }

  void otherSizesAreRefused() {
    const TestFolder folder;
    QCOMPARE(folder.sentence([] { compare_pictures(seeded_picture(1, 8), seeded_picture(1, 4)); }),
             QString("the pictures have different sizes: expected 8 x 8, got 4 x 4"));
  }
};

PENTIMENTO_TEST(PictureDifferenceTest)
#include "picture_difference_test.moc"
