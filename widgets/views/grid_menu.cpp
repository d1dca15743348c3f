#include "widgets/views/grid_menu.h"

#include <QMenu>

#include "widgets/models/grid_fold_proxy.h"
#include "widgets/style/verdict_mark.h"
#include "widgets/views/grid_view.h"

namespace pentimento {
namespace {

QAction* addCheck(QMenu& menu, const QString& text, bool on) {
  auto* action = menu.addAction(text);
  action->setCheckable(true);
  action->setChecked(on);
  return action;
}

} // namespace

void addGroupFilters(QMenu& menu, GridFoldProxy& fold) {
  for (const Role role : kAllRoles) {
    auto* action = addCheck(menu, roleText(role), fold.isRoleShown(role));
    action->setData(static_cast<int>(role));
    QObject::connect(action, &QAction::toggled, &fold,
                     [&fold, role](bool on) { fold.setRoleShown(role, on); });
  }
  menu.addSeparator();
  menu.addAction(GridView::tr("Show everything"), &fold, [&fold] { fold.showEverything(); });
}

void fillGridMenu(QMenu& menu, GridView& view, const QModelIndex& index) {
  GridFoldProxy& fold = *view.fold();
  const CellKey key = fold.grid()->keyAt(fold.mapToSource(index));
  const int prompt = view.promptAt(index);
  const auto role = static_cast<Role>(index.data(GridModel::GroupRole).toInt());
  menu.addAction(GridView::tr("Open in Compare"), &view,
                 [&view, at = QPersistentModelIndex(index)] { view.activate(at); })
      ->setShortcut(Qt::Key_Return);
  menu.addAction(GridView::tr("Draw again"), &view, [&view, key] { Q_EMIT view.retryRequested(key); })
      ->setShortcut(Qt::Key_R);
  auto* pin = addCheck(menu, GridView::tr("Pin this row on top"), fold.isPinned(prompt));
  pin->setShortcut(Qt::Key_P);
  QObject::connect(pin, &QAction::toggled, &fold, [&fold, prompt](bool on) { fold.setPinned(prompt, on); });
  menu.addSeparator();
  menu.addAction(GridView::tr("Only the group: %1").arg(roleText(role)), &fold,
                 [&fold, role] { fold.showOnly(role); });
  addGroupFilters(*menu.addMenu(GridView::tr("Groups")), fold);
  QObject::connect(addCheck(menu, GridView::tr("Worst leak first"), fold.isWorstFirst()), &QAction::toggled,
                   &fold, &GridFoldProxy::setWorstFirst);
}

} // namespace pentimento
