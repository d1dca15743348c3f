#include "core/export/evidence_sheet.h"

#include <QtTest>

#include "core/base/error.h"
#include "support/test_registry.h"

using namespace pentimento;

/// Before/after pairs on one picture.
class EvidenceSheetTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void showsBothPictures();
  void leavesSlotsForMissingPictures();
  void needsARow();
};

namespace {

DrawnPicture picture(std::uint8_t red, Verdict verdict) {
  DrawnPicture drawn;
  Image image{32, 32, std::vector<std::uint8_t>(32 * 32 * 3, 0)};
  for (std::size_t i = 0; i < image.rgb.size(); i += 3) image.rgb[i] = red;
  drawn.image = std::make_shared<Image>(image);
  drawn.verdict = verdict;
  return drawn;
}

int count(const Image& image, std::uint8_t r, std::uint8_t g, std::uint8_t b) {
  int found = 0;
  for (std::size_t i = 0; i < image.rgb.size(); i += 3)
    found += image.rgb[i] == r && image.rgb[i + 1] == g && image.rgb[i + 2] == b;
  return found;
}

} // namespace

void EvidenceSheetTest::showsBothPictures() {
  GridCell cell;
  cell.before = picture(200, Verdict::NotScored);
  cell.after = picture(100, Verdict::Leak);
  const Image sheet = evidence_sheet("cat", {41}, {{"target: a cat", {cell}}});
  QCOMPARE(count(sheet, 200, 0, 0), 96 * 96); // enlarged three times
  QCOMPARE(count(sheet, 100, 0, 0), 96 * 96);
  QVERIFY(count(sheet, 0xbb, 0x2f, 0x25) > 20); // "leak" in its colour
}

void EvidenceSheetTest::leavesSlotsForMissingPictures() {
  GridCell cell;
  cell.before = picture(200, Verdict::NotScored);
  const Image sheet = evidence_sheet("cat", {41}, {{"target: a cat", {cell}}});
  QCOMPARE(count(sheet, 0xde, 0xde, 0xe1), 96 * 96);
}

void EvidenceSheetTest::needsARow() {
  QVERIFY_THROWS_EXCEPTION(Error, evidence_sheet("cat", {41}, {}));
}

PENTIMENTO_TEST(EvidenceSheetTest)
#include "evidence_sheet_test.moc"
