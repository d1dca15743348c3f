#include "widgets/views/present/present_view.h"

#include <QSignalSpy>
#include <QtTest>

#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/present/present_samples.h"

using namespace pentimento;
using namespace pentimento::testing;

class PresentViewTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void looksLikeTheMock() {
    PresentView view;
    view.resize(1920, 1080);
    view.setScene(presentSample());
    const QImage wall = view.grab().toImage();
    // the first before picture at (248, 112), the meter's track right of 1432
    QVERIFY(wall.pixelColor(248 + 88, 112 + 88) != theme().window);
    QCOMPARE(wall.pixelColor(20, 20), theme().window);
    shot(wall, "present_dark");
  }

  void hiddenPicturesAreNotPainted() {
    PresentView view;
    view.resize(1920, 1080);
    auto scene = presentSample();
    for (auto& cell : scene.rows[0].cells) cell.hidden = true;
    view.setScene(scene);
    QCOMPARE(view.grab().toImage().pixelColor(248 + 20, 112 + 20), theme().slot);
  }

  void keysSayWhatIsWanted() {
    PresentView view;
    QSignalSpy closed(&view, &PresentView::closeRequested), reveal(&view, &PresentView::revealToggled),
        step(&view, &PresentView::snapshotStepped), pause(&view, &PresentView::pauseToggled);
    QTest::keyClick(&view, Qt::Key_Escape);
    QTest::keyClick(&view, Qt::Key_F11);
    QTest::keyClick(&view, Qt::Key_H);
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Space);
    QCOMPARE(closed.size(), 2);
    QCOMPARE(reveal.size(), 1);
    QCOMPARE(step.first().first().toInt(), -1);
    QCOMPARE(step.last().first().toInt(), 1);
    QCOMPARE(pause.size(), 1);
  }

  void pointerAndHintsRestAfterThreeSeconds() {
    PresentView view;
    view.resize(960, 540);
    view.show();
    QVERIFY(view.hintsShown());
    QTRY_VERIFY_WITH_TIMEOUT(!view.hintsShown(), 4000);
    QCOMPARE(view.cursor().shape(), Qt::BlankCursor);
    QTest::mouseMove(&view, {100, 100});
    QTest::mouseMove(&view, {120, 100});
    QTRY_VERIFY(view.hintsShown());
  }
};

PENTIMENTO_TEST(PresentViewTest)
#include "present_view_test.moc"
