#include <QtTest>
#include <QtWidgets>

#include "support/grid_samples.h"
#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/film.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

QList<FilmFrame> frames() {
  return {{plain(200, 0, 0), "before", "cat 0.98", Verdict::NotScored, false},
          {plain(0, 200, 0), "step 40", "cat 0.71", Verdict::Leak, true},
          {plain(0, 0, 200), "step 80", "cat 0.02", Verdict::Erased, true}};
}

} // namespace

class FilmTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void theStripHasEveryMomentInOrder() {
    const QImage strip = filmStrip(frames(), "cat, seed 41", 96, 12);
    QCOMPARE(strip.pixelColor(16 + 48, 44 + 48), QColor(200, 0, 0));
    QCOMPARE(strip.pixelColor(16 + 104 + 48, 44 + 48), QColor(0, 200, 0));
    QCOMPARE(strip.pixelColor(16 + 208 + 48, 44 + 48), QColor(0, 0, 200));
    testing::shot(strip, "film_strip");
  }

  void longRunsBreakIntoRows() {
    const QImage wide = filmStrip(frames(), "cat", 96, 12), tall = filmStrip(frames(), "cat", 96, 2);
    QVERIFY(tall.width() < wide.width() && tall.height() > wide.height());
    QCOMPARE(tall.pixelColor(16 + 48, 44 + 136 + 48), QColor(0, 0, 200));
  }

  void framesAreOfOneSizeAndAMissingOneKeepsItsPlace() {
    auto some = frames();
    some[1].image = nullptr;
    const auto images = filmFrames(some, "cat, seed 41", 256);
    QCOMPARE(images.size(), 3);
    for (const auto& image : images) QCOMPARE(image.size(), images[0].size());
    QCOMPARE(images[1].pixelColor(100, 100), theme().slot);
    QVERIFY(filmStrip({}, "cat", 96, 4).isNull());
  }
};

PENTIMENTO_TEST(FilmTest)
#include "film_test.moc"
