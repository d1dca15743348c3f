#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/grid_samples.h"
#include "support/test_registry.h"
#include "widgets/delegates/thumbnail_cache.h"

using namespace pentimento;
using namespace pentimento::testing;

class ThumbnailCacheTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void scalesAtOnceUntilFramesAreCounted() {
    ThumbnailCache cache;
    const QPixmap scaled = cache.pixmap(plain(200, 40, 40), {96, 96});
    QCOMPARE(scaled.size(), QSize(96, 96));
    QCOMPARE(scaled.toImage().pixelColor(48, 48), QColor(200, 40, 40));
    QCOMPARE(cache.bytes(), 96 * 96 * 4);
  }

  void whatAFrameCannotAffordArrivesLater() {
    ThumbnailCache cache;
    QSignalSpy arrived(&cache, &ThumbnailCache::arrived);
    std::vector<ImagePtr> pictures;
    for (int i = 0; i < 200; ++i) pictures.push_back(plain(std::uint8_t(i), 0, 0));
    cache.beginFrame();
    int now = 0;
    for (const auto& picture : pictures) now += !cache.pixmap(picture, {96, 96}).isNull();
    QVERIFY2(now > 5 && now < 100, qPrintable(QString::number(now)));
    const auto all = [&] {
      cache.beginFrame();
      for (const auto& picture : pictures)
        if (cache.pixmap(picture, {96, 96}).isNull()) return false;
      return true;
    };
    QTRY_VERIFY(all());
    QVERIFY(arrived.count() > 0);
    QCOMPARE(cache.pixmap(pictures[150], {96, 96}).toImage().pixelColor(5, 5), QColor(150, 0, 0));
  }

  void neverKeepsMoreThanItsBound() {
    ThumbnailCache cache(nullptr, 10 * 96 * 96 * 4);
    for (int i = 0; i < 40; ++i) cache.pixmap(plain(std::uint8_t(i), 0, 0), {96, 96});
    QVERIFY(cache.bytes() <= 10 * 96 * 96 * 4);
    QVERIFY(cache.bytes() > 8 * 96 * 96 * 4);
  }

  void whatNobodyHasIsLetGoOf() {
    ThumbnailCache cache;
    const ImagePtr held = plain(1, 0, 0);
    cache.pixmap(held, {8, 8});
    for (int i = 0; i < 1000; ++i) cache.pixmap(plain(std::uint8_t(i), 0, 0), {8, 8});
    QVERIFY(cache.bytes() <= 65 * 8 * 8 * 4);
    QVERIFY(!cache.pixmap(held, {8, 8}).isNull());
  }

  void anotherPictureAtTheSameAddressIsAnotherPicture() {
    ThumbnailCache cache;
    Image place = *plain(10, 0, 0);
    const auto nobody = [](const Image*) {};
    {
      const ImagePtr first(&place, nobody);
      QCOMPARE(cache.pixmap(first, {8, 8}).toImage().pixelColor(1, 1), QColor(10, 0, 0));
    }
    place = *plain(90, 0, 0);
    const ImagePtr second(&place, nobody);
    QCOMPARE(cache.pixmap(second, {8, 8}).toImage().pixelColor(1, 1), QColor(90, 0, 0));
  }

  void aBrokenPictureIsNone() {
    ThumbnailCache cache;
    QVERIFY(cache.pixmap(std::make_shared<Image>(Image{64, 64, {1, 2, 3}}), {96, 96}).isNull());
    QVERIFY(cache.pixmap(nullptr, {96, 96}).isNull());
  }

  void endsWhileItStillScales() {
    for (int round = 0; round < 5; ++round) {
      ThumbnailCache cache;
      cache.beginFrame();
      for (int i = 0; i < 300; ++i) cache.pixmap(plain(std::uint8_t(i), 0, 0), {96, 96});
      if (round % 2) cache.clear();
    }
    QCoreApplication::processEvents(); // nothing was posted to one that is gone
  }
};

PENTIMENTO_TEST(ThumbnailCacheTest)
#include "thumbnail_cache_test.moc"
