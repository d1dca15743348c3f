#include "widgets/models/grid_fold_proxy.h"

#include <algorithm>
#include <numeric>

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
  pinned_.clear();
  QSortFilterProxyModel::setSourceModel(model);
  if (model)
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
      pinned_.clear(); // its rows are other prompts now
      snapshotComplete();
    });
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
  badness_.clear();
  if (!sourceModel() || sourceModel()->columnCount() == 0) return;
  std::map<Role, double> most;
  for (int row = 0; row < sourceModel()->rowCount(); ++row) {
    const Role role = roleOf(row);
    const double bad = sourceModel()->index(row, 0).data(GridModel::BadnessRole).toDouble();
    badness_.push_back(bad);
    ++sizes_[role];
    if (worst_.count(role) == 0 || bad > most[role]) { // the first of equals, so that it stays
      worst_[role] = row;
      most[role] = bad;
    }
  }
}

void GridFoldProxy::rank() {
  std::vector<int> order(badness_.size());
  std::iota(order.begin(), order.end(), 0);
  const auto before = [this](int a, int b) {
    if (isPinned(a) != isPinned(b)) return isPinned(a);
    const Role left = roleOf(a), right = roleOf(b);
    if (!worstFirst_) return left < right;
    if (asks_for_target(left) != asks_for_target(right)) return asks_for_target(left);
    return badness_[static_cast<std::size_t>(a)] > badness_[static_cast<std::size_t>(b)];
  };
  std::stable_sort(order.begin(), order.end(), before);
  rank_.assign(order.size(), 0);
  heads_.clear();
  std::set<Role> seen;
  for (std::size_t place = 0; place < order.size(); ++place) {
    rank_[static_cast<std::size_t>(order[place])] = static_cast<int>(place);
    if (accepted_.count(order[place]) && !isPinned(order[place]) && seen.insert(roleOf(order[place])).second)
      heads_.insert(order[place]);
  }
}

void GridFoldProxy::refresh() {
  accepted_.clear();
  for (int row = 0; sourceModel() && row < sourceModel()->rowCount(); ++row)
    if (belongs(row)) accepted_.insert(row);
  const auto was = rank_;
  rank();
  invalidateRowsFilter();
  if (was != rank_ && was.size() == rank_.size()) {
    sort(-1); // the same column again would change nothing
    sort(0);
  }
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

void GridFoldProxy::setRoleShown(Role role, bool shown) {
  if (shown == isRoleShown(role)) return;
  if (shown)
    hiddenRoles_.erase(role);
  else
    hiddenRoles_.insert(role);
  refresh();
}

void GridFoldProxy::showOnly(Role role) {
  hiddenRoles_ = {std::begin(kAllRoles), std::end(kAllRoles)};
  hiddenRoles_.erase(role);
  unfolded_.insert(role);
  refresh();
}

void GridFoldProxy::showEverything() {
  hidden_.clear();
  hiddenRoles_.clear();
  refresh();
}

bool GridFoldProxy::isFilteredEmpty() const {
  return rowCount() == 0 && sourceModel() && sourceModel()->rowCount() > 0;
}

void GridFoldProxy::setWorstFirst(bool worst) {
  if (worst == worstFirst_) return;
  worstFirst_ = worst;
  snapshotComplete(); // the user asked: sort by what is known now
}

void GridFoldProxy::setPinned(int sourceRow, bool pinned) {
  if (sourceRow < 0 || pinned == isPinned(sourceRow)) return;
  if (pinned)
    pinned_.insert(sourceRow);
  else
    pinned_.erase(sourceRow);
  refresh();
}

void GridFoldProxy::unpinAll() {
  if (pinned_.empty()) return;
  pinned_.clear();
  refresh();
}

bool GridFoldProxy::filterAcceptsRow(int row, const QModelIndex&) const {
  return accepted_.count(row) > 0;
}

bool GridFoldProxy::belongs(int row) const {
  if (sourceModel()->columnCount() == 0) return false;
  if (isPinned(row)) return true;
  const Role role = roleOf(row);
  if (!isRoleShown(role)) return false;
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
  const auto place = [this](int row) {
    return row < static_cast<int>(rank_.size()) ? rank_[static_cast<std::size_t>(row)] : row;
  };
  return place(left.row()) < place(right.row());
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
    return heads_.count(mapToSource(index).row()) > 0;
  case PinnedRole:
    return isPinned(mapToSource(index).row());
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
