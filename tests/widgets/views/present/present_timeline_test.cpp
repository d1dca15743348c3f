#include "widgets/views/present/present_timeline.h"

#include <QtTest>

#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/present/present_samples.h"

using namespace pentimento;
using namespace pentimento::testing;

class PresentTimelineTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void snapshotsToComeHaveTheirPlace() {
    const QImage line = paint(presentSample());
    QVERIFY(line.pixelColor(248 + 52, 52) != theme().slot);           // before
    QCOMPARE(line.pixelColor(248 + 10 * 150 + 52, 52), theme().slot); // the last, not taken yet
    QCOMPARE(line.pixelColor(248 + 7 * 150 - 4, 52), theme().accent); // the frame of the seventh
  }

  void manySnapshotsStayInTheirRoom() {
    auto scene = presentSample();
    scene.slotCount = 200;
    const QImage line = paint(scene);
    for (int x = 1860; x < 1920; ++x) QCOMPARE(line.pixelColor(x, 52), theme().window);
  }

 private:
  static QImage paint(const PresentScene& scene) {
    QImage image(1920, 240, QImage::Format_RGB32);
    image.fill(theme().window);
    QPainter painter(&image);
    paintPresentTimeline(painter, scene, 64, 248, 1856, 0);
    return image;
  }
};

PENTIMENTO_TEST(PresentTimelineTest)
#include "present_timeline_test.moc"
