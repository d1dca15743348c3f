#include <QtTest>

#include "core/io/io_fixture.h"
#include "core/io/png.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

Image gradient(int width, int height) {
  Image image{width, height, {}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (const int value : {x * 5, y * 7, x * y}) image.rgb.push_back(static_cast<std::uint8_t>(value));
  return image;
}

} // namespace

class PngTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void pixelsComeBack() {
    const TestFolder folder;
    for (const auto& [width, height] : {std::pair(1, 1), std::pair(7, 5), std::pair(64, 64)}) {
      const Image image = gradient(width, height);
      write_png(folder.path() / "x.png", image, {{"a", "b"}});
      QVERIFY(read_picture(folder.path() / "x.png") == image);
    }
    QCOMPARE(folder.files(), 1);
  }

  void textsAreChunks() { // by hand: length, name, keyword, text, checksum (zlib's crc32 of the three)
    const std::string bytes = encode_png(gradient(3, 2), {{"Title", "cat"}, {"prompt", "猫"}});
    QCOMPARE(bytes.substr(33, 21), std::string("\0\0\0\x09tEXtTitle\0cat\x57\xE0\x7B\x87", 21));
    QCOMPARE(bytes.substr(54, 12 + 14), std::string("\0\0\0\x0EiTXtprompt\0\0\0\0\0猫\xA6\x7E\x02\xDD", 26));
    QCOMPARE(bytes.substr(80 + 4, 4), std::string("IDAT"));
    QCOMPARE(bytes, encode_png(gradient(3, 2), {{"Title", "cat"}, {"prompt", "猫"}}));
  }

  void textsGoAndThePictureStays() {
    const auto bare = encode_png(gradient(3, 2));
    QCOMPARE(without_texts(encode_png(gradient(3, 2), {{"Title", "cat"}, {"prompt", "猫"}})), bare);
    QCOMPARE(without_texts(bare), bare);
    QCOMPARE(without_texts("GIF89a"), std::string("GIF89a"));
    const auto cut = bare.substr(0, bare.size() - 3);
    QCOMPARE(without_texts(cut), cut); // what is broken is not broken further
    QCOMPARE(
        without_texts(bare.substr(0, 8) + std::string("\xFF\xFF\xFF\xFFtEXt", 8) + bare.substr(8)).size(),
        bare.size() + 8);
  }

  void refusesWithOneSentence() {
    const TestFolder folder;
    QCOMPARE(folder.sentence([] { encode_png({}); }),
             QString("a picture without pixels cannot be written: expected width x height x 3 bytes, got 0 x "
                     "0, 0 bytes"));
    QCOMPARE(folder.sentence([] {
      encode_png({2, 2, {1, 2, 3}});
    }),
             QString("a picture without pixels cannot be written: expected width x height x 3 bytes, got 2 x "
                     "2, 3 bytes"));
    QCOMPARE(folder.sentence([] {
      encode_png(gradient(1, 1), {{"", "x"}});
    }),
             QString("a PNG keyword is malformed: expected 1 to 79 printable characters, got \"\""));
    QCOMPARE(
        folder.sentence([&] { read_picture(folder.write("x", "hello")); }),
        QString(
            "DIR/x is not a picture that can be read: expected PNG, JPEG or BMP, got unknown image type"));
    QCOMPARE(folder.sentence([&] { write_png(folder.path() / "no" / "x.png", gradient(1, 1)); }),
             QString("DIR/no/x.png could not be written: got No such file or directory; make the folder "
                     "DIR/no first"));
  }
};

PENTIMENTO_TEST(PngTest)
#include "png_test.moc"
