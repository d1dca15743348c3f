#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/grid_scene.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/grid_headers.h"

using namespace pentimento;
using namespace pentimento::testing;

class GridHeadersTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void fourPromptsIsAButton() {
    GridScene scene;
    scene.window.show();
    auto* labels = qobject_cast<GridRowHeader*>(scene.view->verticalHeader());
    QVERIFY(labels);
    QCOMPARE(labels->width(), 98);
    const int caption = labels->sectionViewportPosition(1) + 4 + 96 + 9;
    QTest::mouseClick(labels->viewport(), Qt::LeftButton, {}, QPoint(40, caption));
    QVERIFY(scene.fold.isUnfolded(Role::Synonym));
    QTest::mouseClick(labels->viewport(), Qt::LeftButton, {}, QPoint(40, caption));
    QVERIFY(!scene.fold.isUnfolded(Role::Synonym));
    QTest::mouseClick(labels->viewport(), Qt::LeftButton, {}, QPoint(40, caption - 60)); // beside it: nothing
    QVERIFY(!scene.fold.isUnfolded(Role::Synonym));
  }

  void seedHeadsStandOverTheirPictures() {
    GridScene scene;
    scene.window.show();
    const QImage image = scene.view->horizontalHeader()->grab().toImage();
    const auto inked = [&](int from, int to) {
      for (int y = 0; y < image.height(); ++y)
        for (int x = from; x < to; ++x)
          if (image.pixelColor(x, y) == theme().text) return true;
      return false;
    };
    for (int column = 0; column < 4; ++column)
      QVERIFY(inked(98 + 202 * column - 98, 98 + 202 * column - 98 + 24));
    QVERIFY(!inked(60, 200)); // "before" and "after" are muted
  }

  void aHiddenRowDoesNotTellItsPrompt() {
    GridScene scene;
    Suite suite = smallSuite();
    scene.model.setSuite({"s", {suite.cases[5]}}, {41});
    scene.window.show();
    const QImage hidden = scene.view->verticalHeader()->grab().toImage();
    scene.model.setRevealed(true);
    scene.model.flush();
    QApplication::processEvents();
    QVERIFY(hidden != scene.view->verticalHeader()->grab().toImage());
  }
};

PENTIMENTO_TEST(GridHeadersTest)
#include "grid_headers_test.moc"
