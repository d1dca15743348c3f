#include "widgets/views/bars/caption_strip.h"

#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"

using namespace pentimento;
using namespace pentimento::testing;

/// It says a sentence, how far the story is, and can be stopped.
class CaptionStripTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void saysWhatIsToBeSeen() {
    CaptionStrip strip;
    strip.say("Undo takes the edit off: the model is the original again, to the bit.", 7, 9);
    QCOMPARE(strip.accessibleName(), strip.caption());
    QCOMPARE(strip.height(), CaptionStrip::kHeight);
    const QSignalSpy stopped(&strip, &CaptionStrip::stopRequested);
    QTest::mouseClick(strip.findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(stopped.count(), 1);
  }

  void theLineAtItsTopIsAsLongAsTheStory() {
    CaptionStrip strip;
    strip.resize(1000, CaptionStrip::kHeight);
    strip.say("Half way", 1, 2);
    settledShot(strip, "caption_strip");
    const QImage image = strip.grab().toImage();
    QCOMPARE(image.pixelColor(490, 1), theme().accent);
    QCOMPARE(image.pixelColor(510, 1), theme().panel);
  }
};

PENTIMENTO_TEST(CaptionStripTest)
#include "caption_strip_test.moc"
