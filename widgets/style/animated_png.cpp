#include "widgets/style/animated_png.h"

#include <array>

#include <QBuffer>
#include <QtEndian>

namespace pentimento {
namespace {

constexpr int kSignature = 8;

/// A number as PNG has it: the most significant byte first.
template <class Number>
QByteArray big(Number value) {
  QByteArray bytes(sizeof(Number), '\0');
  qToBigEndian(value, bytes.data());
  return bytes;
}

quint32 crc(const QByteArray& bytes) {
  static const auto table = [] {
    std::array<quint32, 256> made{};
    for (quint32 n = 0; n < 256; ++n) {
      quint32 c = n;
      for (int bit = 0; bit < 8; ++bit) c = c & 1 ? 0xedb88320U ^ (c >> 1) : c >> 1;
      made[n] = c;
    }
    return made;
  }();
  quint32 c = 0xffffffffU;
  for (const char byte : bytes) c = table[(c ^ static_cast<quint8>(byte)) & 0xff] ^ (c >> 8);
  return c ^ 0xffffffffU;
}

QByteArray chunk(const char* name, const QByteArray& body) {
  const QByteArray named = QByteArray(name, 4) + body;
  return big(static_cast<quint32>(body.size())) + named + big(crc(named));
}

/// The bodies of all chunks called `name`, one after the other.
QByteArray bodies(const QByteArray& png, const char* name) {
  QByteArray all;
  for (qsizetype at = kSignature; at + 12 <= png.size();) {
    const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(png.constData() + at));
    if (length > png.size() - at - 12) break;
    if (png.mid(at + 4, 4) == name) all += png.mid(at + 8, length);
    at += length + 12;
  }
  return all;
}

QByteArray encoded(const QImage& frame) {
  QByteArray png;
  QBuffer buffer(&png);
  buffer.open(QIODevice::WriteOnly);
  frame.convertToFormat(QImage::Format_RGB888).save(&buffer, "PNG");
  return png;
}

QByteArray frameControl(quint32 sequence, QSize size, int delayMs) {
  return chunk("fcTL", big(sequence) + big(static_cast<quint32>(size.width())) +
                           big(static_cast<quint32>(size.height())) + big(quint32(0)) + big(quint32(0)) +
                           big(static_cast<quint16>(delayMs)) + big(quint16(1000)) + big(quint16(0)));
}

} // namespace

QByteArray animatedPng(const QList<QImage>& frames, int delayMs, int lastMs) {
  QByteArray file, body;
  quint32 sequence = 0;
  for (qsizetype i = 0; i < frames.size(); ++i) {
    if (frames[i].isNull() || frames[i].size() != frames[0].size()) return {};
    const QByteArray png = encoded(frames[i]);
    if (i == 0)
      file = png.left(kSignature) + chunk("IHDR", bodies(png, "IHDR")) +
             chunk("acTL", big(static_cast<quint32>(frames.size())) + big(quint32(0)));
    body += frameControl(sequence++, frames[i].size(), i + 1 == frames.size() ? lastMs : delayMs);
    const QByteArray data = bodies(png, "IDAT");
    body += i == 0 ? chunk("IDAT", data) : chunk("fdAT", big(sequence++) + data);
  }
  return frames.isEmpty() ? QByteArray() : file + body + chunk("IEND", {});
}

} // namespace pentimento
