#include "widgets/models/grid_fold_proxy.h"

namespace pentimento {

GridFoldProxy::GridFoldProxy(QObject* parent) : QSortFilterProxyModel(parent) {
  sort(0);
}

GridModel* GridFoldProxy::grid() const {
  return qobject_cast<GridModel*>(sourceModel());
}

void GridFoldProxy::setSourceModel(QAbstractItemModel* model) {
  if (sourceModel()) sourceModel()->disconnect(this);
  worst_.clear();
  QSortFilterProxyModel::setSourceModel(model);
  if (model) connect(model, &QAbstractItemModel::modelReset, this, &GridFoldProxy::snapshotComplete);
  snapshotComplete();
}

void GridFoldProxy::snapshotComplete() {
  chooseWorst();
  refresh();
}

Role GridFoldProxy::roleOf(int sourceRow) const {
  return static_cast<Role>(sourceModel()->index(sourceRow, 0).data(GridModel::GroupRole).toInt());
}

void GridFoldProxy::chooseWorst() {
  worst_.clear();
  sizes_.clear();
  if (!sourceModel() || sourceModel()->columnCount() == 0) return;
  std::map<Role, double> most;
  for (int row = 0; row < sourceModel()->rowCount(); ++row) {
    const Role role = roleOf(row);
    const double bad = sourceModel()->index(row, 0).data(GridModel::BadnessRole).toDouble();
    ++sizes_[role];
    if (worst_.count(role) == 0 || bad > most[role]) { // the first of equals, so that it stays
      worst_[role] = row;
      most[role] = bad;
    }
  }
}

void GridFoldProxy::refresh() {
  accepted_.clear();
  for (int row = 0; sourceModel() && row < sourceModel()->rowCount(); ++row)
    if (belongs(row)) accepted_.insert(row);
  invalidateRowsFilter();
  if (rowCount() > 0 && columnCount() > 0) {
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
  }
  Q_EMIT foldsChanged();
}

void GridFoldProxy::setUnfolded(Role role, bool unfolded) {
  if (unfolded == isUnfolded(role)) return;
  if (unfolded)
    unfolded_.insert(role);
  else
    unfolded_.erase(role);
  refresh();
}

void GridFoldProxy::setAllUnfolded(bool unfolded) {
  unfolded_.clear();
  if (unfolded) unfolded_.insert(std::begin(kAllRoles), std::end(kAllRoles));
  refresh();
}

void GridFoldProxy::setVerdictShown(Verdict verdict, bool shown) {
  if (shown == isVerdictShown(verdict)) return;
  if (shown)
    hidden_.erase(verdict);
  else
    hidden_.insert(verdict);
  refresh();
}

bool GridFoldProxy::filterAcceptsRow(int row, const QModelIndex&) const {
  return accepted_.count(row) > 0;
}

bool GridFoldProxy::belongs(int row) const {
  if (sourceModel()->columnCount() == 0) return false;
  const Role role = roleOf(row);
  if (!isUnfolded(role)) {
    const auto worst = worst_.find(role);
    if (worst == worst_.end() || worst->second != row) return false;
  }
  if (hidden_.empty()) return true;
  for (int column = 0; column < sourceModel()->columnCount(); ++column) {
    const auto cell = sourceModel()->index(row, column).data(GridModel::ShownRole).value<ShownCell>();
    if (!cell.after || isVerdictShown(cell.verdict)) return true;
  }
  return false;
}

bool GridFoldProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const Role a = roleOf(left.row()), b = roleOf(right.row());
  return a != b ? a < b : left.row() < right.row();
}

QVariant GridFoldProxy::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || !sourceModel()) return {};
  const auto group = [&] { return roleOf(mapToSource(index).row()); };
  switch (role) {
  case GroupSizeRole: {
    const auto size = sizes_.find(group());
    return size == sizes_.end() ? 0 : size->second;
  }
  case UnfoldedRole:
    return isUnfolded(group());
  case GroupHeadRole:
    return index.row() == 0 || roleOf(mapToSource(this->index(index.row() - 1, 0)).row()) != group();
  case GridModel::ShownRole: {
    auto cell = QSortFilterProxyModel::data(index, role).value<ShownCell>();
    cell.filtered = cell.after && !isVerdictShown(cell.verdict);
    return QVariant::fromValue(cell);
  }
  default:
    return QSortFilterProxyModel::data(index, role);
  }
}

} // namespace pentimento
