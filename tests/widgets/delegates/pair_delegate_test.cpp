#include <QtTest>
#include <QtWidgets>

#include "support/grid_samples.h"
#include "support/sample_pictures.h"
#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/delegates/pair_delegate.h"
#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

const QColor kRed(200, 40, 40), kBlue(40, 40, 200);

ShownCell drawnCell(Verdict verdict) {
  ShownCell cell;
  cell.before = plain(200, 40, 40);
  cell.after = plain(40, 40, 200);
  cell.beforeScore = "0.98";
  cell.afterScore = "0.94";
  cell.hash = "7c1f";
  cell.verdict = verdict;
  cell.progress = CellProgress::Drawn;
  return cell;
}

QImage painted(const ShownCell& cell, bool selected = false, qreal ratio = 1.0) {
  PairDelegate delegate;
  const QSize size = PairGeometry::cellSize(96);
  QImage image(size * ratio, QImage::Format_RGB32);
  image.setDevicePixelRatio(ratio);
  image.fill(theme().canvas);
  QPainter painter(&image);
  delegate.paintCell(painter, QRect(QPoint(0, 0), size), cell, selected);
  return image;
}

const PairGeometry kPlace = PairGeometry::of(QRect(QPoint(0, 0), PairGeometry::cellSize(96)), 96);

bool holds(const QImage& image, const QRect& rect, const QColor& colour) {
  for (int y = rect.top(); y <= rect.bottom(); ++y)
    for (int x = rect.left(); x <= rect.right(); ++x)
      if (image.pixelColor(x, y) == colour) return true;
  return false;
}

QColor mixed(const QColor& over, const QColor& under, double opacity) {
  const auto part = [&](int a, int b) { return int(std::lround(a * opacity + b * (1 - opacity))); };
  return {part(over.red(), under.red()), part(over.green(), under.green()), part(over.blue(), under.blue())};
}

bool close(const QColor& a, const QColor& b) {
  return std::abs(a.red() - b.red()) <= 2 && std::abs(a.green() - b.green()) <= 2 &&
         std::abs(a.blue() - b.blue()) <= 2;
}

} // namespace

class PairDelegateTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { loadFonts(); }

  void sizesAreTheTokens() {
    QCOMPARE(PairGeometry::cellSize(96), QSize(202, 124));
    QCOMPARE(kPlace.after.left() - kPlace.before.right(), 3); // 2 px between
    QCOMPARE(kPlace.before.size(), QSize(96, 96));
  }

  void everyVerdictHasItsMarkUnderTheAfterPicture() {
    const QPoint mark(kPlace.afterCaption.left() + 5, kPlace.afterCaption.center().y() + 1);
    const QImage leak = painted(drawnCell(Verdict::Leak));
    QCOMPARE(leak.pixelColor(mark), theme().leak);
    QVERIFY(holds(leak, kPlace.afterCaption.adjusted(14, 0, -40, 0), theme().leak)); // the score shouts too
    QCOMPARE(painted(drawnCell(Verdict::Damaged)).pixelColor(mark), theme().damaged);
    const QImage kept = painted(drawnCell(Verdict::Kept));
    QCOMPARE(kept.pixelColor(mark), theme().canvas); // outlined: empty in the middle
    QVERIFY(holds(kept, kPlace.afterCaption.adjusted(0, 0, -80, 0), theme().kept));
    QVERIFY(!holds(kept, kPlace.afterCaption.adjusted(14, 0, -40, 0), theme().kept));
  }

  void nothingIsPaintedOverAPicture() {
    const QImage image = painted(drawnCell(Verdict::Leak), true);
    for (int i = 0; i < 96; ++i) {
      QCOMPARE(image.pixelColor(kPlace.before.left() + i, kPlace.before.top() + i), kRed);
      QCOMPARE(image.pixelColor(kPlace.after.left() + i, kPlace.after.top() + i), kBlue);
    }
    QCOMPARE(image.pixelColor(kPlace.before.right() + 1, 50), theme().canvas);
  }

  void theFrameOfTheSelectionIsOnePixelAway() {
    const QImage image = painted(drawnCell(Verdict::Leak), true);
    QCOMPARE(image.pixelColor(kPlace.before.left() - 1, 50), theme().canvas);
    QCOMPARE(image.pixelColor(kPlace.before.left() - 2, 50), theme().accent);
    QCOMPARE(image.pixelColor(kPlace.before.left() - 3, 50), theme().accent);
    QCOMPARE(image.pixelColor(kPlace.before.left() - 4, 50), theme().canvas);
    QCOMPARE(painted(drawnCell(Verdict::Leak)).pixelColor(kPlace.before.left() - 2, 50), theme().canvas);
  }

  void waitingShowsTheGhostOfTheBefore() {
    ShownCell cell = drawnCell(Verdict::NotScored);
    cell.after.reset();
    cell.progress = CellProgress::Waiting;
    const QColor ghost = painted(cell).pixelColor(kPlace.after.center());
    QVERIFY2(close(ghost, mixed(kRed, theme().slot, 0.13)), qPrintable(ghost.name()));
    cell.progress = CellProgress::Drawing;
    cell.step = 12;
    cell.steps = 20;
    const QImage drawing = painted(cell);
    QCOMPARE(drawing.pixelColor(kPlace.after.center() + QPoint(-10, 0)), theme().accent);
    QVERIFY(close(drawing.pixelColor(kPlace.after.center() + QPoint(15, 0)), theme().track));
  }

  void aPreviewTakesTheGhostsPlaceWithTheBarAtItsEdge() {
    ShownCell cell = drawnCell(Verdict::NotScored);
    cell.after.reset();
    cell.progress = CellProgress::Drawing;
    cell.step = 12;
    cell.steps = 20;
    const QImage without = painted(cell);
    cell.afterPreview = plain(10, 160, 10, 4);
    const QImage with = painted(cell);
    const QRect upper = kPlace.after.adjusted(0, 0, 0, -16);
    for (int x = upper.left(); x <= upper.right(); ++x) // its middle is free
      for (const int y : {upper.top(), kPlace.after.center().y(), upper.bottom()})
        QCOMPARE(with.pixelColor(x, y), QColor(10, 160, 10));
    QVERIFY(holds(with, kPlace.after, theme().accent));
    QCOMPARE(with.pixelColor(kPlace.after.right() + 1, 50), theme().canvas); // and nothing beside it
    for (const QRect& same : {kPlace.before, kPlace.beforeCaption, kPlace.afterCaption})
      QCOMPARE(with.copy(same), without.copy(same));
  }

  void aPreviewStandsForAnOlderPictureWithoutItsVerdict() {
    ShownCell cell = drawnCell(Verdict::Leak);
    cell.stale = true;
    cell.progress = CellProgress::Drawing;
    cell.steps = 20;
    cell.afterPreview = plain(10, 160, 10, 4);
    const QImage image = painted(cell);
    QCOMPARE(image.pixelColor(kPlace.after.topLeft()), QColor(10, 160, 10));
    QVERIFY(!holds(image, kPlace.afterCaption, theme().leak)); // that was said of the older one
    cell.filtered = true;                                      // its verdict is switched off: it stays away
    QVERIFY(!holds(painted(cell), kPlace.after, QColor(10, 160, 10)));
  }

  void aBeforePictureIsSeenComingToo() {
    ShownCell cell;
    cell.beforeWaiting = true;
    cell.beforeStep = 3;
    cell.beforeSteps = 20;
    cell.beforePreview = plain(10, 160, 10, 4);
    QCOMPARE(painted(cell).pixelColor(kPlace.before.topLeft()), QColor(10, 160, 10));
    QCOMPARE(painted(cell).pixelColor(kPlace.after.topLeft()), theme().slot);
  }

  void hiddenHasNoPreview() {
    ShownCell cell;
    cell.hidden = cell.beforeWaiting = true;
    cell.progress = CellProgress::Drawing;
    cell.steps = cell.beforeSteps = 20;
    cell.beforePreview = cell.afterPreview = plain(10, 160, 10, 4);
    QVERIFY(!holds(painted(cell), QRect(QPoint(0, 0), PairGeometry::cellSize(96)), QColor(10, 160, 10)));
  }

  void aPictureOfAnotherStateIsFaintAndItsHashWarns() {
    ShownCell cell = drawnCell(Verdict::Erased);
    cell.stale = true;
    const QImage image = painted(cell);
    QVERIFY(close(image.pixelColor(kPlace.after.center()), mixed(kBlue, theme().canvas, 0.45)));
    QVERIFY(holds(image, kPlace.afterCaption.adjusted(60, 0, 0, 0), theme().damaged));
  }

  void hiddenShowsNeitherPictureButKeepsTheVerdict() {
    ShownCell cell = drawnCell(Verdict::Leak);
    cell.hidden = true;
    const QImage image = painted(cell);
    QVERIFY(!holds(image, kPlace.before, kRed));
    QVERIFY(!holds(image, kPlace.after, kBlue));
    QCOMPARE(image.pixelColor(kPlace.after.left() + 4, kPlace.after.top() + 4), theme().slot);
    QVERIFY(holds(image, kPlace.afterCaption, theme().leak));
    cell.after.reset(); // and no ghost of it either
    QCOMPARE(painted(cell).pixelColor(kPlace.after.left() + 4, kPlace.after.top() + 4), theme().slot);
  }

  void failedOffersToRunAgain() {
    ShownCell cell = drawnCell(Verdict::NotScored);
    cell.after.reset();
    cell.progress = CellProgress::Failed;
    const QImage image = painted(cell);
    QVERIFY(holds(image, kPlace.after, theme().leak));
    QVERIFY(holds(image, kPlace.afterCaption, theme().accent));
  }

  void aNewPictureAtAnOldAddressIsNotTheOldOne() {
    PairDelegate delegate;
    for (int i = 0; i < 20; ++i) { // the allocator likes to hand out the same address
      ShownCell cell = drawnCell(Verdict::Kept);
      cell.after = plain(std::uint8_t(10 * i), 0, 0);
      QImage image(PairGeometry::cellSize(96), QImage::Format_RGB32);
      QPainter painter(&image);
      delegate.paintCell(painter, image.rect(), cell, false);
      painter.end();
      QCOMPARE(image.pixelColor(kPlace.after.center()), QColor(10 * i, 0, 0));
    }
  }

  void sharpAtTwice() {
    const QImage image = painted(drawnCell(Verdict::Leak), false, 2.0);
    QCOMPARE(image.pixelColor(kPlace.before.right() * 2 + 1, 100), kRed);
    QCOMPARE(image.pixelColor(kPlace.before.right() * 2 + 2, 100), theme().canvas);
  }

  void allStatesForTheEye() {
    PairDelegate delegate;
    QList<ShownCell> cells;
    for (const Verdict v :
         {Verdict::Leak, Verdict::Erased, Verdict::Damaged, Verdict::Kept, Verdict::NotScored}) {
      cells << drawnCell(v);
      cells.last().before = samplePicture("cat", 41, false);
      cells.last().after = samplePicture("cat", 41, v != Verdict::Kept && v != Verdict::Leak);
    }
    cells[4].afterScore = "not scored";
    ShownCell asks = cells[4], waiting = cells[4], older = cells[1], hidden = cells[0];
    asks.afterScore = "asks you";
    waiting.after.reset();
    waiting.progress = CellProgress::Waiting;
    ShownCell drawing = waiting, failed = waiting;
    drawing.progress = CellProgress::Drawing;
    drawing.step = 12;
    drawing.steps = 20;
    failed.progress = CellProgress::Failed;
    older.stale = true;
    older.hash = "41a9";
    hidden.hidden = true;
    ShownCell coming = drawing;
    coming.afterPreview = samplePicture("cat", 41, true);
    cells << asks << waiting << drawing << older << failed << hidden << coming;
    QImage sheet(4 * 202 + 16, 3 * 124 + 16, QImage::Format_RGB32);
    sheet.fill(theme().canvas);
    QPainter painter(&sheet);
    for (int i = 0; i < cells.size(); ++i)
      delegate.paintCell(painter, QRect(8 + i % 4 * 202, 8 + i / 4 * 124, 202, 124), cells[i], i == 11);
    painter.end();
    shot(sheet, "cells");
    QCOMPARE(cells.size(), 12);
  }
};

PENTIMENTO_TEST(PairDelegateTest)
#include "pair_delegate_test.moc"
