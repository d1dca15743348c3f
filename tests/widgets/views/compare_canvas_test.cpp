#include <QtTest>
#include <QtWidgets>

#include "support/grid_samples.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/compare_canvas.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

const QColor kRed(200, 0, 0), kBlue(0, 0, 200);

CompareState state(const ImagePtr& image) {
  CompareState made;
  made.label = "State";
  made.image = image;
  return made;
}

/// A canvas of 928 × 560 with red on the left and blue on the right, 8 ×.
struct Canvas : CompareCanvas {
  Canvas() {
    resize(928, 560);
    setPictures(state(plain(200, 0, 0)), state(plain(0, 0, 200)));
  }
  QColor at(QPoint point) { return grab().toImage().pixelColor(point); }
};

} // namespace

class CompareCanvasTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void takesTheLargestWholeMultiple() {
    Canvas canvas;
    QCOMPARE(canvas.scale(), 8.0);
    QCOMPARE(canvas.pictureRect(), QRect(208, 48, 512, 512));
    canvas.resize(928, 520);
    QCOMPARE(canvas.scale(), 7.0);
    canvas.setFit(true);
    QCOMPARE(canvas.scale(), 472.0 / 64.0);
    canvas.setPictures(state(plain(1, 1, 1, 1024)), state(plain(2, 2, 2, 1024)));
    canvas.setFit(false);
    QVERIFY(canvas.scale() < 1.0); // larger than the room: shrunk, not cut
  }

  void theLineMovesWithADrag() {
    Canvas canvas;
    const int y = 100;
    QCOMPARE(canvas.at({400, y}), kRed);
    QCOMPARE(canvas.at({500, y}), kBlue);
    QTest::mousePress(&canvas, Qt::LeftButton, {}, QPoint(464, 300));
    QMouseEvent move(QEvent::MouseMove, QPointF(620, 300), QPointF(620, 300), Qt::NoButton, Qt::LeftButton,
                     {});
    QApplication::sendEvent(&canvas, &move);
    QCOMPARE(canvas.at({600, y}), kRed);
    QCOMPARE(canvas.at({640, y}), kBlue);
    QCOMPARE(canvas.at({620, y}), QColor(Qt::white));
    QMouseEvent far(QEvent::MouseMove, QPointF(5000, 300), QPointF(5000, 300), Qt::NoButton, Qt::LeftButton,
                    {});
    QApplication::sendEvent(&canvas, &far);
    QCOMPARE(canvas.split(), 1.0);
    QCOMPARE(canvas.at({700, y}), kRed);
  }

  void shiftTurnsTheLine() {
    Canvas canvas;
    QTest::mousePress(&canvas, Qt::LeftButton, Qt::ShiftModifier,
                      QPoint(700, 304)); // beside the middle: a level line
    QVERIFY(canvas.at({300, 100}) != canvas.at({300, 500}));
    QCOMPARE(canvas.at({300, 100}), canvas.at({650, 100}));
  }

  void sideBySideShowsBothAndShiftMovesOne() {
    Canvas canvas;
    canvas.setMode(CompareMode::SideBySide);
    QCOMPARE(canvas.scale(), 6.0);
    QCOMPARE(canvas.at({260, 300}), kRed);
    QCOMPARE(canvas.at({660, 300}), kBlue);
    const QRect before = canvas.pictureRect();
    QTest::mousePress(&canvas, Qt::LeftButton, {}, QPoint(260, 300));
    QMouseEvent move(QEvent::MouseMove, QPointF(290, 300), QPointF(290, 300), Qt::NoButton, Qt::LeftButton,
                     {});
    QApplication::sendEvent(&canvas, &move);
    QTest::mouseRelease(&canvas, Qt::LeftButton);
    QVERIFY(canvas.pictureRect().left() > before.left());
    QCOMPARE(canvas.at({482, 300}), theme().canvas); // the right one moved as well
    QTest::mousePress(&canvas, Qt::LeftButton, Qt::ShiftModifier, QPoint(260, 300));
    QMouseEvent back(QEvent::MouseMove, QPointF(230, 300), QPointF(230, 300), Qt::NoButton, Qt::LeftButton,
                     Qt::ShiftModifier);
    QApplication::sendEvent(&canvas, &back);
    QCOMPARE(canvas.pictureRect(), before);
    QCOMPARE(canvas.at({482, 300}), theme().canvas); // and stayed
  }

  void fourPanesShareZoomAndPanAndShiftMovesTheOneUnderThePointer() {
    Canvas canvas;
    canvas.setStates({state(plain(200, 0, 0)), state(plain(0, 0, 200)), state(plain(0, 200, 0)),
                      state(plain(200, 200, 0))});
    canvas.setMode(CompareMode::SideBySide);
    QCOMPARE(canvas.paneCount(), 4);
    const ComparePanes panes = ComparePanes::of(canvas.rect().adjusted(64, 48, -64, 0), 4, {64, 64});
    const auto centre = [&](int index) {
      const QRect pane = panes.pane(index);
      const int half = int(32 * canvas.scale());
      return QPoint(index % 2 ? pane.left() + half : pane.right() - half, pane.center().y());
    };
    QCOMPARE(panes.columns, 2);
    const QColor colours[] = {kRed, kBlue, QColor(0, 200, 0), QColor(200, 200, 0)};
    for (int index = 0; index < 4; ++index) QCOMPARE(canvas.at(centre(index)), colours[index]);
    const auto edge = [&](int index) { return centre(index) - QPoint(int(32 * canvas.scale()) - 3, 0); };
    canvas.pan({10, 0}, false);
    for (int index = 0; index < 4; ++index) QCOMPARE(canvas.at(edge(index)), theme().canvas);
    canvas.pan({-10, 0}, false);
    QTest::mousePress(&canvas, Qt::LeftButton, Qt::ShiftModifier, centre(3));
    QMouseEvent move(QEvent::MouseMove, centre(3) + QPointF(10, 0), centre(3) + QPointF(10, 0), Qt::NoButton,
                     Qt::LeftButton, Qt::ShiftModifier);
    QApplication::sendEvent(&canvas, &move);
    QTest::mouseRelease(&canvas, Qt::LeftButton);
    for (int index = 0; index < 3; ++index) QCOMPARE(canvas.at(edge(index)), colours[index]);
    QCOMPARE(canvas.at(edge(3)), theme().canvas);
  }

  void blendMixesBothByItsPart() {
    Canvas canvas;
    canvas.setMode(CompareMode::Blend);
    canvas.setBlend(0.25);
    const QColor mixed = canvas.at({464, 300});
    QVERIFY(std::abs(mixed.red() - 150) <= 2 && std::abs(mixed.blue() - 50) <= 2);
    canvas.setBlend(1.0);
    QCOMPARE(canvas.at({464, 300}), kBlue);
  }

  void differenceOfEqualPicturesIsBlack() {
    Canvas canvas;
    const ImagePtr same = plain(90, 120, 30);
    canvas.setPictures(state(same), state(plain(90, 120, 30)));
    canvas.setMode(CompareMode::Difference);
    const QImage image = canvas.grab().toImage();
    for (int x = 208; x < 720; x += 7)
      for (int y = 48; y < 560; y += 7) QCOMPARE(image.pixelColor(x, y), QColor(Qt::black));
    QCOMPARE(canvas.difference().largest, 0.0);
  }

  void differenceUsesTheFixedRange() {
    Canvas canvas; // 200 of 255 in red and in blue
    canvas.setMode(CompareMode::Difference);
    QCOMPARE(canvas.at({460, 300}), QColor(magma(200 / 255.0)));
    QCOMPARE(canvas.difference().mean, 200 / 255.0);
    canvas.setPictures(state(plain(1, 1, 1)), state(nullptr));
    QCOMPARE(canvas.at({220, 60}), theme().slot); // nothing to compare with: no heat
  }

  void blinkAlternates() {
    Canvas canvas;
    canvas.setMode(CompareMode::Blink);
    QCOMPARE(canvas.at({600, 300}), kRed);
    QTRY_COMPARE_WITH_TIMEOUT(canvas.at({600, 300}), kBlue, 1500);
    canvas.setMode(CompareMode::Split);
    canvas.setBlinking(true);
    QCOMPARE(canvas.at({600, 300}), kRed);
    canvas.setBlinking(false);
    QCOMPARE(canvas.at({600, 300}), kBlue);
  }

  void pixelsAreSharp() {
    auto chess = std::make_shared<Image>(Image{2, 2, {255, 255, 255, 0, 0, 0, 0, 0, 0, 255, 255, 255}});
    Canvas canvas;
    canvas.setPictures(state(chess), state(chess));
    canvas.setMode(CompareMode::Blink);
    canvas.setSmooth(false);
    const QImage image = canvas.grab().toImage();
    const QRect place = canvas.pictureRect();
    QCOMPARE(image.pixelColor(place.center().x() - 2, place.top() + 20), QColor(Qt::white));
    QCOMPARE(image.pixelColor(place.center().x() + 3, place.top() + 20), QColor(Qt::black));
    canvas.setSmooth(true);
    const QColor between = canvas.at({place.center().x(), place.top() + 20});
    QVERIFY(between.red() > 60 && between.red() < 200);
  }

  void theWheelStepsWholeMultiples() {
    Canvas canvas;
    QWheelEvent wheel(QPointF(464, 304), QPointF(464, 304), {}, {0, 120}, Qt::NoButton, {}, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&canvas, &wheel);
    QCOMPARE(canvas.scale(), 9.0);
    QCOMPARE(canvas.pictureRect().height(), 512); // cut by the room, never over the label
  }

  void aStateNotDrawnYetShowsTheGhost() {
    Canvas canvas;
    canvas.setPictures(state(plain(200, 0, 0)), state(nullptr));
    const QColor ghost = canvas.at({600, 100});
    QVERIFY(ghost != theme().slot);
    QVERIFY(ghost.red() < 80);
  }
};

PENTIMENTO_TEST(CompareCanvasTest)
#include "compare_canvas_test.moc"
