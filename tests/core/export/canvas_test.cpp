#include "core/export/canvas.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

/// Drawing without a window system.
class CanvasTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fillsAndCutsAtTheEdges();
  void enlargesPixelsSharply();
  void writesText();
  void plainLettersStandForAccents();
};

namespace {

Rgb pixel(const Image& image, int x, int y) {
  const auto* p = &image.rgb[(static_cast<std::size_t>(y) * image.width + x) * 3];
  return static_cast<Rgb>(p[0]) << 16 | static_cast<Rgb>(p[1]) << 8 | p[2];
}

} // namespace

void CanvasTest::fillsAndCutsAtTheEdges() {
  Canvas canvas(4, 3, 0xffffff);
  canvas.fill(-5, 1, 7, 100, 0x102030);
  QCOMPARE(pixel(canvas.image(), 1, 0), 0xffffffu);
  QCOMPARE(pixel(canvas.image(), 1, 2), 0x102030u);
  QCOMPARE(pixel(canvas.image(), 2, 2), 0xffffffu);
}

void CanvasTest::enlargesPixelsSharply() {
  Canvas canvas(4, 2, 0);
  canvas.place(0, 0, Image{2, 1, {255, 0, 0, 0, 255, 0}}, 2);
  QCOMPARE(pixel(canvas.image(), 1, 1), 0xff0000u);
  QCOMPARE(pixel(canvas.image(), 2, 0), 0x00ff00u);
}

void CanvasTest::writesText() {
  Canvas canvas(200, 20, 0xffffff);
  canvas.write(0, 0, "leak", 0);
  int inked = 0, beyond = 0;
  for (int y = 0; y < 20; ++y)
    for (int x = 0; x < 200; ++x)
      if (pixel(canvas.image(), x, y) == 0) ++(x <= Canvas::text_width("leak") ? inked : beyond);
  QVERIFY(inked > 50);
  QCOMPARE(beyond, 0);
}

void CanvasTest::plainLettersStandForAccents() {
  Canvas plain(100, 20, 0xffffff), accented(100, 20, 0xffffff), other(100, 20, 0xffffff);
  plain.write(0, 0, "bar ?", 0);
  accented.write(0, 0, "bär 犬", 0);
  other.write(0, 0, "bor ?", 0);
  QVERIFY(plain.image() == accented.image());
  QVERIFY(plain.image() != other.image());
}

PENTIMENTO_TEST(CanvasTest)
#include "canvas_test.moc"
