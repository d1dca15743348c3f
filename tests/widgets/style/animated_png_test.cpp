#include <QtTest>
#include <QtWidgets>

#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/style/animated_png.h"

using namespace pentimento;

namespace {

struct Chunk {
  QByteArray name, body;
};

/// The chunks of a file; none when a length or a check sum is wrong.
QList<Chunk> chunksOf(const QByteArray& png) {
  QList<Chunk> chunks;
  qsizetype at = 8;
  while (at + 12 <= png.size()) {
    const auto length = qFromBigEndian<quint32>(png.constData() + at);
    if (at + 12 + qsizetype(length) > png.size()) return {};
    chunks << Chunk{png.mid(at + 4, 4), png.mid(at + 8, length)};
    at += 12 + length;
  }
  return at == png.size() ? chunks : QList<Chunk>();
}

QImage plainImage(QColor colour, QSize size = {32, 24}) {
  QImage image(size, QImage::Format_RGB32);
  image.fill(colour);
  return image;
}

/// A PNG of its own with the head of `file` and this image data: what a player shows for a frame.
QImage decoded(const QByteArray& head, const QByteArray& data) {
  QByteArray png = QByteArray::fromHex("89504e470d0a1a0a");
  for (const auto& [name, body] : QList<Chunk>{{"IHDR", head}, {"IDAT", data}, {"IEND", {}}}) {
    QByteArray length(4, '\0');
    qToBigEndian(quint32(body.size()), length.data());
    quint32 crc = 0xffffffffU;
    for (const char byte : name + body) {
      crc ^= quint8(byte);
      for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xedb88320U & (0 - (crc & 1)));
    }
    QByteArray sum(4, '\0');
    qToBigEndian(crc ^ 0xffffffffU, sum.data());
    png += length + name + body + sum;
  }
  return QImage::fromData(png, "PNG");
}

} // namespace

class AnimatedPngTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aReaderWithoutAnimationSeesTheFirstFrame() {
    const QByteArray file =
        animatedPng({plainImage(Qt::red), plainImage(Qt::blue), plainImage(Qt::green)}, 250, 1500);
    const QImage first = QImage::fromData(file, "PNG"); // checks the sums of what it reads
    QCOMPARE(first.size(), QSize(32, 24));
    QCOMPARE(first.pixelColor(3, 3), QColor(Qt::red));
  }

  void everyFrameIsThereInOrderWithItsTime() {
    const QByteArray file =
        animatedPng({plainImage(Qt::red), plainImage(Qt::blue), plainImage(Qt::green)}, 250, 1500);
    const auto chunks = chunksOf(file);
    QStringList names;
    for (const auto& chunk : chunks) names << chunk.name;
    QCOMPARE(names, (QStringList{"IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"}));
    QCOMPARE(qFromBigEndian<quint32>(chunks[1].body.constData()), 3U);
    quint32 sequence = 0;
    QList<int> times;
    for (const auto& chunk : chunks) {
      if (chunk.name != "fcTL" && chunk.name != "fdAT") continue;
      QCOMPARE(qFromBigEndian<quint32>(chunk.body.constData()), sequence++);
      if (chunk.name == "fcTL") times << qFromBigEndian<quint16>(chunk.body.constData() + 20);
    }
    QCOMPARE(times, (QList<int>{250, 250, 1500}));
    QCOMPARE(decoded(chunks[0].body, chunks[5].body.mid(4)).pixelColor(3, 3), QColor(Qt::blue));
    QCOMPARE(decoded(chunks[0].body, chunks[7].body.mid(4)).pixelColor(3, 3), QColor(Qt::green));
  }

  void framesOfDifferentSizesAreRefused() {
    QVERIFY(animatedPng({}, 250, 250).isEmpty());
    QVERIFY(animatedPng({plainImage(Qt::red), plainImage(Qt::red, {8, 8})}, 250, 250).isEmpty());
    QVERIFY(animatedPng({plainImage(Qt::red), QImage()}, 250, 250).isEmpty());
  }
};

PENTIMENTO_TEST(AnimatedPngTest)
#include "animated_png_test.moc"
