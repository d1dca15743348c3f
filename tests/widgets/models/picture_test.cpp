#include <QtTest>

#include "support/test_registry.h"
#include "widgets/models/picture.h"

using namespace pentimento;

/// Pictures cross into Qt without a copy and outlive who made them.
class PictureTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void pixels_are_the_same_and_stay() {
    auto made = std::make_shared<const Image>(Image{3, 1, {255, 0, 0, 0, 255, 0, 0, 0, 255}});
    const std::weak_ptr<const Image> watched = made;
    {
      const QImage shown = toQImage(made);
      made.reset();
      QVERIFY(!watched.expired());
      QCOMPARE(shown.pixelColor(0, 0), QColor(Qt::red));
      QCOMPARE(shown.pixelColor(2, 0), QColor(Qt::blue));
    }
    QVERIFY(watched.expired());
  }

  void no_picture_is_a_null_image() {
    QVERIFY(toQImage(nullptr).isNull());
    QVERIFY(toQImage(std::make_shared<const Image>()).isNull());
  }
};

PENTIMENTO_TEST(PictureTest)
#include "picture_test.moc"
