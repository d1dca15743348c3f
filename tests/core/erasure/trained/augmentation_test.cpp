#include <QtTest>

#include "core/base/rng.h"
#include "core/erasure/trained/augmentation.h"
#include "support/test_registry.h"

using namespace pentimento;

class AugmentationTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void placesThePictureAndSaysWhere() {
    const auto image = torch::ones({1, 3, 64, 64}); // white, on grey
    auto generator = make_generator(3);
    int shrunk = 0, enlarged = 0;
    std::set<std::string> prefixes;
    for (int i = 0; i < 200; ++i) {
      const auto made = augment(image, 4, generator);
      QVERIFY((made.image.sizes() == at::IntArrayRef{1, 3, 64, 64}));
      QVERIFY((made.mask.sizes() == at::IntArrayRef{1, 1, 16, 16}));
      prefixes.insert(made.prefix);
      const double white = made.image.gt(0.9).to(torch::kFloat32).mean().item<double>();
      const auto inside = made.mask.repeat_interleave(4, 2).repeat_interleave(4, 3).expand_as(made.image);
      QVERIFY(made.image.masked_select(inside.gt(0)).gt(0.9).all().item<bool>()); // nothing but the picture
      if (made.prefix == "zoomed in " || made.prefix == "close up ") {
        ++enlarged;
        QVERIFY(white == 1.0 && made.mask.eq(1).all().item<bool>());
      } else {
        ++shrunk;
        QVERIFY(white >= 0.09);
        QCOMPARE(made.prefix.empty(), white >= 0.36 - 1e-3);
      }
    }
    QVERIFY(shrunk > 100 && enlarged > 40);
    QCOMPARE(prefixes.size(), std::size_t(5));
  }

  void sameDrawSamePicture() {
    const auto image = torch::rand({1, 3, 32, 32});
    auto one = make_generator(4), two = make_generator(4);
    QVERIFY(augment(image, 8, one).image.equal(augment(image, 8, two).image));
  }
};

PENTIMENTO_TEST(AugmentationTest)
#include "augmentation_test.moc"
