#include "core/pipelines/latent_size.h"

#include <QtTest>

#include "core/base/error.h"
#include "support/test_registry.h"

using namespace pentimento;

class LatentSizeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { model_ = DiffusionModel::open("miniature", {}); }

  void isThePicturesOverTheVaesScale() {
    const int scale = model_->latent_scale(), own = model_->image_size();
    QCOMPARE(latent_size(*model_, {}), std::pair(int64_t{own / scale}, int64_t{own / scale}));
    SamplingSettings wide;
    wide.width = 2 * own;
    QCOMPARE(latent_size(*model_, wide), std::pair(int64_t{own / scale}, int64_t{2 * own / scale}));
    wide.height = own + 1;
    QVERIFY_THROWS_EXCEPTION(Error, latent_size(*model_, wide));
  }

  void onlyVeryLargePicturesAreTiledFromTheStart() {
    const int64_t whole = 1280 / model_->latent_scale();
    QCOMPARE(first_tile(*model_, whole, whole), whole);
    QCOMPARE(first_tile(*model_, whole, whole + 1), int64_t{96});
  }

 private:
  std::shared_ptr<DiffusionModel> model_;
};

PENTIMENTO_TEST(LatentSizeTest)
#include "latent_size_test.moc"
