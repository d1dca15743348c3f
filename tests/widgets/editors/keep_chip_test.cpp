#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/keep_chip.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// A concept that is kept, or suggested.
class KeepChipTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void delete_clicks_only_what_is_kept() {
    KeepChip kept("fox", false), suggested("butterfly", true);
    const QSignalSpy let_go(&kept, &KeepChip::clicked), taken(&suggested, &KeepChip::clicked);
    QTest::keyClick(&kept, Qt::Key_Delete);
    QTest::keyClick(&suggested, Qt::Key_Delete);
    QCOMPARE(let_go.count(), 1);
    QCOMPARE(taken.count(), 0);
    QTest::keyClick(&suggested, Qt::Key_Space);
    QCOMPARE(taken.count(), 1);
  }

  void looks_filled_when_kept_and_open_when_suggested() {
    KeepChip kept("fox", false), suggested("butterfly", true);
    for (KeepChip* chip : {&kept, &suggested}) chip->resize(chip->sizeHint());
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(Qt::red);
    kept.setThumbnail(picture);
    const QImage image = kept.grab().toImage();
    QCOMPARE(image.pixelColor(kept.width() - 6, 12), theme().raised);
    QCOMPARE(image.pixelColor(12, 12), QColor(Qt::red));
    QVERIFY(suggested.grab().toImage().pixelColor(suggested.width() - 6, 12) != theme().raised);
    QVERIFY(kept.accessibleName() != suggested.accessibleName());
    QCOMPARE(kept.height(), 24);
  }
};

PENTIMENTO_TEST(KeepChipTest)
#include "keep_chip_test.moc"
