#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/compare_samples.h"
#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/compare_canvas.h"
#include "widgets/views/compare_strip.h"
#include "widgets/views/compare_view.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

struct View : CompareView {
  View() {
    resize(926, 820);
    setHeading("cat", "a photo of a cat", 42);
    setStates(sampleStates());
    setSides(0, 2);
    ensurePolished();
    layout()->activate();
  }
};

} // namespace

class CompareViewTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void keys() {
    View view;
    view.show();
    QSignalSpy modes(&view, &CompareView::modeChanged), closed(&view, &CompareView::closeRequested),
        next(&view, &CompareView::nextRequested), previous(&view, &CompareView::previousRequested);
    for (const CompareMode mode : {CompareMode::SideBySide, CompareMode::Blink, CompareMode::Blend,
                                   CompareMode::Difference, CompareMode::Split}) {
      QTest::keyClick(&view, Qt::Key_C);
      QCOMPARE(view.mode(), mode);
    }
    QTest::keyClick(&view, Qt::Key_D);
    QCOMPARE(view.mode(), CompareMode::Difference);
    QTest::keyClick(&view, Qt::Key_D);
    QCOMPARE(view.mode(), CompareMode::Split);
    QCOMPARE(modes.count(), 7);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Escape);
    QCOMPARE(next.count() + previous.count() + closed.count(), 3);
  }

  void holdingBBlinks() {
    View view;
    view.show();
    const QImage split = view.canvas()->grab().toImage();
    QTest::keyPress(&view, Qt::Key_B);
    QVERIFY(view.canvas()->grab().toImage() != split);
    QTest::keyRelease(&view, Qt::Key_B);
    QCOMPARE(view.canvas()->grab().toImage(), split);
  }

  void threeAndFourStandSideBySide() {
    View view;
    view.show();
    for (const int count : {3, 4, 2}) {
      QTest::keyClick(&view, static_cast<Qt::Key>(Qt::Key_0 + count));
      QCOMPARE(view.mode(), CompareMode::SideBySide);
      QCOMPARE(view.canvas()->paneCount(), count);
      QApplication::processEvents();
      shot(view, QString("compare_panes_%1").arg(count));
    }
    view.setStates({sampleStates()[0], sampleStates()[1]});
    QTest::keyClick(&view, Qt::Key_4);
    QCOMPARE(view.canvas()->paneCount(), 2); // there are no more
  }

  void theKeyboardZoomsPansBlendsAndSwaps() {
    View view;
    view.show();
    const double scale = view.canvas()->scale();
    QTest::keyClick(&view, Qt::Key_Plus);
    QCOMPARE(view.canvas()->scale(), scale + 1);
    QTest::keyClick(&view, Qt::Key_Minus);
    QTest::keyClick(&view, Qt::Key_Minus);
    QCOMPARE(view.canvas()->scale(), scale - 1);
    const QRect middle = view.canvas()->pictureRect();
    QTest::keyClick(&view, Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(view.canvas()->pictureRect().left(), middle.left() + 32);
    QTest::keyClick(&view, Qt::Key_0);
    QVERIFY(view.canvas()->isFit());
    QTest::keyClick(&view, Qt::Key_BracketRight);
    QCOMPARE(view.canvas()->split(), 0.55);
    QTest::keyClick(&view, Qt::Key_O);
    QCOMPARE(view.mode(), CompareMode::Blend);
    QTest::keyClick(&view, Qt::Key_BracketLeft);
    QCOMPARE(view.canvas()->blend(), 0.45);
    QApplication::processEvents();
    shot(view, "compare_blend");
    QTest::keyClick(&view, Qt::Key_X);
    QCOMPARE(view.strip()->left(), 2);
  }

  void aPickedStateTakesItsSide() {
    View view;
    QSignalSpy picked(&view, &CompareView::statePicked);
    QTest::mouseClick(view.strip(), Qt::LeftButton, {}, view.strip()->tileRect(1).center());
    QCOMPARE(view.strip()->right(), 1);
    QTest::mouseClick(view.strip(), Qt::LeftButton, Qt::ShiftModifier, view.strip()->tileRect(2).center());
    QCOMPARE(view.strip()->left(), 2);
    QCOMPARE(picked.count(), 2);
    view.swapSides();
    QCOMPARE(view.strip()->left(), 1);
    view.setStates({sampleStates()[0], sampleStates()[1]}); // two states less
    QCOMPARE(view.strip()->right(), 1);
  }

  void everyIconHasAName() {
    View view;
    for (const auto* button : view.findChildren<QToolButton*>())
      QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
               qPrintable(button->toolTip()));
  }

  void neighboursSwitchTheArrows() {
    View view;
    view.show();
    view.setNeighbours(false, true);
    QSignalSpy next(&view, &CompareView::nextRequested), previous(&view, &CompareView::previousRequested);
    for (auto* button : view.findChildren<QToolButton*>()) {
      if (button->accessibleName() == "Next cell") button->click();
      if (button->accessibleName() == "Previous cell") button->click();
    }
    QCOMPARE(next.count(), 1);
    QCOMPARE(previous.count(), 0);
  }

  void toolsFollowTheMode() {
    View view;
    view.show();
    const auto visible = [&](const QString& text) {
      for (auto* button : view.findChildren<QAbstractButton*>())
        if (button->text() == text) return button->isVisible();
      return false;
    };
    QVERIFY(visible("Swap"));
    QVERIFY(visible("8×"));
    QVERIFY(!visible("Over picture"));
    view.setMode(CompareMode::Difference);
    QVERIFY(!visible("Swap"));
    QVERIFY(visible("Over picture"));
  }

  void fitsTheSmallestWindow() {
    View view;
    view.show();
    view.resize(502, 560);
    QApplication::processEvents();
    QApplication::processEvents();
    QCOMPARE(view.width(), 502);
    shot(view, "compare_small");
    for (auto* button : view.findChildren<QAbstractButton*>())
      if (button->isVisible())
        QVERIFY2(button->mapTo(&view, button->rect().bottomRight()).x() < 502, qPrintable(button->text()));
  }

  void looksLikeTheDesign() {
    const std::pair<CompareMode, const char*> modes[] = {{CompareMode::Split, "split"},
                                                         {CompareMode::SideBySide, "side"},
                                                         {CompareMode::Difference, "difference"}};
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      for (const auto& [mode, name] : modes) {
        View view;
        view.show();
        view.setMode(mode);
        QApplication::processEvents();
        shot(view, QString("compare_%1_%2").arg(name, dark ? "dark" : "light"));
        QVERIFY(view.canvas()->pictureRect().top() >= 48);
      }
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(CompareViewTest)
#include "compare_view_test.moc"
