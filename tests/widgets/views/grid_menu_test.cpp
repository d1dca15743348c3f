#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/grid_scene.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/grid_menu.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

QAction* find(const QMenu& menu, const QString& text) {
  for (auto* action : menu.actions())
    if (action->text() == text) return action;
  return nullptr;
}

} // namespace

class GridMenuTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void opensDrawsAgainAndPins() {
    GridScene scene;
    scene.drawBefore();
    QSignalSpy opened(scene.view, &GridView::cellActivated), again(scene.view, &GridView::retryRequested);
    QMenu menu;
    fillGridMenu(menu, *scene.view, scene.fold.index(1, 2));
    find(menu, "Open in Compare")->trigger();
    QCOMPARE(opened.at(0).at(0).value<CellKey>(), (CellKey{4, 43}));
    find(menu, "Draw again")->trigger();
    QCOMPARE(again.at(0).at(0).value<CellKey>(), (CellKey{4, 43}));
    find(menu, "Pin this row on top")->trigger();
    QVERIFY(scene.fold.isPinned(4));
    QCOMPARE(scene.view->promptAt(scene.fold.index(0, 0)), 4);
  }

  void filtersByGroupAndSorts() {
    GridScene scene;
    scene.drawBefore();
    scene.drawAfter();
    QMenu menu;
    fillGridMenu(menu, *scene.view, scene.fold.index(1, 0));
    find(menu, "Only the group: Synonym")->trigger();
    QCOMPARE(scene.fold.rowCount(), 4);
    auto* groups = find(menu, "Groups")->menu();
    groups->actions().first()->trigger(); // it was made before: Target is ticked there, and goes
    find(*groups, "Show everything")->trigger();
    QCOMPARE(scene.fold.rowCount(), 8); // the synonyms stay unfolded
    find(menu, "Worst leak first")->trigger();
    QVERIFY(scene.fold.isWorstFirst());
  }

  void theHeadSaysWhatIsShown() {
    GridScene scene;
    scene.drawBefore();
    scene.drawAfter();
    scene.window.show();
    QToolButton* fold = nullptr;
    for (auto* button : scene.head->findChildren<QToolButton*>())
      if (button->accessibleName() == "Which prompts are shown") fold = button;
    QVERIFY(fold);
    scene.fold.setWorstFirst(true);
    QCOMPARE(fold->text(), QString("Worst leak first"));
    scene.fold.setRoleShown(Role::Kept, false);
    QCOMPARE(fold->text(), QString("Some groups only"));
    scene.fold.setVerdictShown(Verdict::Leak, false);
    const auto filters = scene.head->findChildren<VerdictFilter*>();
    QVERIFY(std::any_of(filters.begin(), filters.end(), [](auto* filter) { return !filter->isChecked(); }));
    scene.fold.showEverything();
    QVERIFY(std::all_of(filters.begin(), filters.end(), [](auto* filter) { return filter->isChecked(); }));
  }
};

PENTIMENTO_TEST(GridMenuTest)
#include "grid_menu_test.moc"
