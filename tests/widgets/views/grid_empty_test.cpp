#include <QtTest>
#include <QtWidgets>

#include "support/grid_scene.h"
#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/grid_empty.h"

using namespace pentimento;
using namespace pentimento::testing;

class GridEmptyTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void saysWhatToDoWhenNothingIsLeftAndDoesIt() {
    GridScene scene;
    scene.drawBefore();
    scene.drawAfter();
    scene.window.show();
    auto* empty = scene.view->findChild<GridEmpty*>("gridEmpty");
    QVERIFY(empty && !empty->isVisible());
    for (const Role role : kAllRoles) scene.fold.setRoleShown(role, false);
    QCOMPARE(scene.fold.rowCount(), 0);
    QVERIFY(empty->isVisible());
    shot(scene.window, "grid_filtered_empty");
    auto* all = empty->findChild<QPushButton*>();
    QVERIFY(all->focusPolicy() & Qt::TabFocus);
    all->click();
    QCOMPARE(scene.fold.rowCount(), 5);
    QVERIFY(!empty->isVisible());
  }

  void isNotThereBeforeThereIsAnyPrompt() {
    GridScene scene;
    scene.model.setSuite({}, {});
    scene.window.show();
    QVERIFY(!scene.view->findChild<GridEmpty*>("gridEmpty")->isVisible());
  }
};

PENTIMENTO_TEST(GridEmptyTest)
#include "grid_empty_test.moc"
