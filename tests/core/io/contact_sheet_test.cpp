#include <QtTest>

#include "core/io/contact_sheet.h"
#include "core/io/io_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

Image plain(int width, int height, std::uint8_t value) {
  return {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height * 3), value)};
}

int pixel(const Image& image, int x, int y) {
  return image.rgb[static_cast<std::size_t>((y * image.width + x) * 3)];
}

} // namespace

class ContactSheetTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyPictureHasItsPlace() {
    const Image a = plain(4, 4, 10), b = plain(4, 4, 20), small = plain(2, 2, 30);
    const Image sheet = contact_sheet({&a, nullptr, &b, &small}, 3, 1, 99);
    QCOMPARE(sheet.width, 3 * 5 + 1);
    QCOMPARE(sheet.height, 2 * 5 + 1);
    QCOMPARE(sheet.rgb.size(), std::size_t(16 * 11 * 3));
    QCOMPARE(pixel(sheet, 0, 0), 99);
    QCOMPARE(pixel(sheet, 1, 1), 10);
    QCOMPARE(pixel(sheet, 4, 4), 10);
    QCOMPARE(pixel(sheet, 5, 1), 99);
    QCOMPARE(pixel(sheet, 7, 2), 99); // nothing in the second cell
    QCOMPARE(pixel(sheet, 11, 1), 20);
    QCOMPARE(pixel(sheet, 1, 6), 99); // a smaller one sits in the middle
    QCOMPARE(pixel(sheet, 2, 7), 30);
  }

  void fewerThanARowMakesANarrowSheet() {
    const Image a = plain(4, 3, 1);
    QCOMPARE(contact_sheet({&a}, 8, 2).width, 8);
    QVERIFY(contact_sheet({}, 3).empty());
    QVERIFY(contact_sheet({nullptr}, 3).empty());
  }

  void refusesWithOneSentence() {
    QCOMPARE(TestFolder().sentence([] { contact_sheet({}, 0); }),
             QString("a contact sheet needs columns: expected 1 or more columns, a gap of 0 or more, got 0 "
                     "columns, a gap of 4"));
  }
};

PENTIMENTO_TEST(ContactSheetTest)
#include "contact_sheet_test.moc"
