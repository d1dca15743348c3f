#include "widgets/style/colour_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace pentimento {
namespace {

// clang-format off
constexpr std::array<QRgb, 256> kMagma = {
    0x000004, 0x010005, 0x010106, 0x010108, 0x020109, 0x02020B, 0x02020D, 0x03030F, 0x030312, 0x040414,
    0x050416, 0x060518, 0x06051A, 0x07061C, 0x08071E, 0x090720, 0x0A0822, 0x0B0924, 0x0C0926, 0x0D0A29,
    0x0E0B2B, 0x100B2D, 0x110C2F, 0x120D31, 0x130D34, 0x140E36, 0x150E38, 0x160F3B, 0x180F3D, 0x19103F,
    0x1A1042, 0x1C1044, 0x1D1147, 0x1E1149, 0x20114B, 0x21114E, 0x221150, 0x241253, 0x251255, 0x271258,
    0x29115A, 0x2A115C, 0x2C115F, 0x2D1161, 0x2F1163, 0x311165, 0x331067, 0x341069, 0x36106B, 0x38106C,
    0x390F6E, 0x3B0F70, 0x3D0F71, 0x3F0F72, 0x400F74, 0x420F75, 0x440F76, 0x451077, 0x471078, 0x491078,
    0x4A1079, 0x4C117A, 0x4E117B, 0x4F127B, 0x51127C, 0x52137C, 0x54137D, 0x56147D, 0x57157E, 0x59157E,
    0x5A167E, 0x5C167F, 0x5D177F, 0x5F187F, 0x601880, 0x621980, 0x641A80, 0x651A80, 0x671B80, 0x681C81,
    0x6A1C81, 0x6B1D81, 0x6D1D81, 0x6E1E81, 0x701F81, 0x721F81, 0x732081, 0x752181, 0x762181, 0x782281,
    0x792282, 0x7B2382, 0x7C2382, 0x7E2482, 0x802582, 0x812581, 0x832681, 0x842681, 0x862781, 0x882781,
    0x892881, 0x8B2981, 0x8C2981, 0x8E2A81, 0x902A81, 0x912B81, 0x932B80, 0x942C80, 0x962C80, 0x982D80,
    0x992D80, 0x9B2E7F, 0x9C2E7F, 0x9E2F7F, 0xA02F7F, 0xA1307E, 0xA3307E, 0xA5317E, 0xA6317D, 0xA8327D,
    0xAA337D, 0xAB337C, 0xAD347C, 0xAE347B, 0xB0357B, 0xB2357B, 0xB3367A, 0xB5367A, 0xB73779, 0xB83779,
    0xBA3878, 0xBC3978, 0xBD3977, 0xBF3A77, 0xC03A76, 0xC23B75, 0xC43C75, 0xC53C74, 0xC73D73, 0xC83E73,
    0xCA3E72, 0xCC3F71, 0xCD4071, 0xCF4070, 0xD0416F, 0xD2426F, 0xD3436E, 0xD5446D, 0xD6456C, 0xD8456C,
    0xD9466B, 0xDB476A, 0xDC4869, 0xDE4968, 0xDF4A68, 0xE04C67, 0xE24D66, 0xE34E65, 0xE44F64, 0xE55064,
    0xE75263, 0xE85362, 0xE95462, 0xEA5661, 0xEB5760, 0xEC5860, 0xED5A5F, 0xEE5B5E, 0xEF5D5E, 0xF05F5E,
    0xF1605D, 0xF2625D, 0xF2645C, 0xF3655C, 0xF4675C, 0xF4695C, 0xF56B5C, 0xF66C5C, 0xF66E5C, 0xF7705C,
    0xF7725C, 0xF8745C, 0xF8765C, 0xF9785D, 0xF9795D, 0xF97B5D, 0xFA7D5E, 0xFA7F5E, 0xFA815F, 0xFB835F,
    0xFB8560, 0xFB8761, 0xFC8961, 0xFC8A62, 0xFC8C63, 0xFC8E64, 0xFC9065, 0xFD9266, 0xFD9467, 0xFD9668,
    0xFD9869, 0xFD9A6A, 0xFD9B6B, 0xFE9D6C, 0xFE9F6D, 0xFEA16E, 0xFEA36F, 0xFEA571, 0xFEA772, 0xFEA973,
    0xFEAA74, 0xFEAC76, 0xFEAE77, 0xFEB078, 0xFEB27A, 0xFEB47B, 0xFEB67C, 0xFEB77E, 0xFEB97F, 0xFEBB81,
    0xFEBD82, 0xFEBF84, 0xFEC185, 0xFEC287, 0xFEC488, 0xFEC68A, 0xFEC88C, 0xFECA8D, 0xFECC8F, 0xFECD90,
    0xFECF92, 0xFED194, 0xFED395, 0xFED597, 0xFED799, 0xFED89A, 0xFDDA9C, 0xFDDC9E, 0xFDDEA0, 0xFDE0A1,
    0xFDE2A3, 0xFDE3A5, 0xFDE5A7, 0xFDE7A9, 0xFDE9AA, 0xFDEBAC, 0xFCECAE, 0xFCEEB0, 0xFCF0B2, 0xFCF2B4,
    0xFCF4B6, 0xFCF6B8, 0xFCF7B9, 0xFCF9BB, 0xFCFBBD, 0xFCFDBF};
// clang-format on

} // namespace

QRgb magma(double value) {
  if (!(value > 0.0)) return qRgb(0, 0, 0);
  return 0xFF000000u | kMagma[static_cast<std::size_t>(std::lround(std::min(value, 1.0) * 255.0))];
}

QImage magmaStrip() {
  QImage strip(256, 1, QImage::Format_RGB32);
  for (int x = 0; x < 256; ++x) strip.setPixel(x, 0, magma(x / 255.0));
  return strip;
}

DifferenceHeat differenceHeat(const QImage& left, const QImage& right) {
  DifferenceHeat difference;
  if (left.isNull() || left.size() != right.size()) return difference;
  const QImage a = left.convertToFormat(QImage::Format_RGB32),
               b = right.convertToFormat(QImage::Format_RGB32);
  difference.heat = QImage(a.size(), QImage::Format_RGB32);
  std::array<QRgb, 256> colours{};
  for (int i = 0; i < 256; ++i) colours[static_cast<std::size_t>(i)] = magma(i / 255.0);
  double sum = 0.0;
  int largest = 0;
  for (int y = 0; y < a.height(); ++y) {
    const auto* p = reinterpret_cast<const QRgb*>(a.constScanLine(y));
    const auto* q = reinterpret_cast<const QRgb*>(b.constScanLine(y));
    auto* out = reinterpret_cast<QRgb*>(difference.heat.scanLine(y));
    for (int x = 0; x < a.width(); ++x) {
      const int change = std::max({std::abs(qRed(p[x]) - qRed(q[x])), std::abs(qGreen(p[x]) - qGreen(q[x])),
                                   std::abs(qBlue(p[x]) - qBlue(q[x]))});
      out[x] = colours[static_cast<std::size_t>(change)];
      sum += change;
      largest = std::max(largest, change);
    }
  }
  difference.mean = sum / 255.0 / (static_cast<double>(a.width()) * a.height());
  difference.largest = largest / 255.0;
  return difference;
}

std::pair<QImage, QImage> attentionPictures(const AttentionMap& before, const AttentionMap& after) {
  float most = 1e-12f;
  for (const auto* map : {&before, &after})
    for (const float value : map->values) most = std::max(most, value);
  const auto picture = [most](const AttentionMap& map) {
    if (map.empty() || map.values.size() != static_cast<std::size_t>(map.width) * map.height) return QImage();
    QImage image(map.width, map.height, QImage::Format_RGB32);
    for (int y = 0; y < map.height; ++y)
      for (int x = 0; x < map.width; ++x)
        image.setPixel(x, y, magma(map.values[static_cast<std::size_t>(y) * map.width + x] / most));
    return image;
  };
  return {picture(before), picture(after)};
}

} // namespace pentimento
