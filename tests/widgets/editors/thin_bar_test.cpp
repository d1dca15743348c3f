#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/thin_bar.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// Four pixels of progress.
class ThinBarTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void fills_by_what_is_done() {
    ThinBar bar;
    bar.resize(100, 4);
    bar.setProgress(70, 100);
    const QImage image = bar.grab().toImage();
    QCOMPARE(image.pixelColor(60, 2), theme().accent);
    QCOMPARE(image.pixelColor(80, 2), theme().track);
    bar.setProgress(900, 100);
    QCOMPARE(bar.grab().toImage().pixelColor(95, 2), theme().accent);
  }

  void wanders_when_nobody_knows_how_much() {
    ThinBar bar;
    bar.resize(100, 4);
    bar.show();
    bar.setProgress(0, 0);
    const QImage first = bar.grab().toImage();
    QTRY_VERIFY_WITH_TIMEOUT(bar.grab().toImage() != first, 2000);
  }
};

PENTIMENTO_TEST(ThinBarTest)
#include "thin_bar_test.moc"
