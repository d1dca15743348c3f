#include "widgets/views/present/present_meter.h"

#include <QtTest>

#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/present/present_samples.h"

using namespace pentimento;
using namespace pentimento::testing;

class PresentMeterTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void theBarEndsAtTheRate() {
    const auto evidence = presentSample().evidence;
    const QImage meter = paint(evidence);
    const int end = qRound(424 * 13 / 61.0);
    QCOMPARE(meter.pixelColor(end - 2, 152), theme().leak);
    QVERIFY(meter.pixelColor(end + 8, 152) != theme().leak);
  }

  void nothingMeasuredHasNoBar() {
    const QImage meter = paint({});
    for (int x = 0; x < 424; ++x) QVERIFY(meter.pixelColor(x, 152) == theme().window);
  }

 private:
  static QImage paint(const EvidencePanel& evidence) {
    QImage image(424, 684, QImage::Format_RGB32);
    image.fill(theme().window);
    QPainter painter(&image);
    paintPresentMeter(painter, QRectF(0, 0, 424, 684), evidence);
    return image;
  }
};

PENTIMENTO_TEST(PresentMeterTest)
#include "present_meter_test.moc"
