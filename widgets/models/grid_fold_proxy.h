#pragma once

#include <map>
#include <set>

#include <QSortFilterProxyModel>

#include "widgets/models/grid_model.h"

namespace pentimento {

/// The grid folded to the worst prompt of each role, in the order of the roles or the worst leak first;
/// filtered by verdict and by role; pinned rows on top, whatever is filtered. Nothing moves while a run goes
/// on: the worst is chosen and sorted again only when snapshotComplete() says so.
class GridFoldProxy : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  enum Roles {
    GroupSizeRole = GridModel::LastRole + 1, ///< int: prompts of this role
    GroupHeadRole,                           ///< bool: the row that carries "4 prompts ›"
    UnfoldedRole,                            ///< bool
    PinnedRole,                              ///< bool
  };

  explicit GridFoldProxy(QObject* parent = nullptr);

  void setSourceModel(QAbstractItemModel* model) override;
  GridModel* grid() const;

  void setUnfolded(Role role, bool unfolded);
  void setAllUnfolded(bool unfolded);
  bool isUnfolded(Role role) const { return unfolded_.count(role) > 0; }
  /// Hides or shows the cells with this verdict; a row without any other cell goes.
  void setVerdictShown(Verdict verdict, bool shown);
  bool isVerdictShown(Verdict verdict) const { return hidden_.count(verdict) == 0; }

  /// Hides or shows all prompts of a role.
  void setRoleShown(Role role, bool shown);
  bool isRoleShown(Role role) const { return hiddenRoles_.count(role) == 0; }
  void showOnly(Role role);
  /// Switches every filter off; folds, order and pins stay.
  void showEverything();
  /// There are prompts, and the filters leave none of them.
  bool isFilteredEmpty() const;

  /// Rows that ask for the target by their leaks, the worst first; then what else broke.
  void setWorstFirst(bool worst);
  bool isWorstFirst() const { return worstFirst_; }

  /// Keeps a prompt (a row of the source) on top until it is unpinned; another suite forgets it.
  void setPinned(int sourceRow, bool pinned);
  bool isPinned(int sourceRow) const { return pinned_.count(sourceRow) > 0; }
  bool anyPinned() const { return !pinned_.empty(); }
  void unpinAll();

  QVariant data(const QModelIndex& index, int role) const override;

 public Q_SLOTS:
  /// All pictures of a snapshot are there: choose the worst of each role again.
  void snapshotComplete();

 Q_SIGNALS:
  void foldsChanged();

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  void chooseWorst();
  void refresh();
  void rank();
  bool belongs(int sourceRow) const;
  Role roleOf(int sourceRow) const;

  std::map<Role, int> worst_; ///< source row
  std::map<Role, int> sizes_;
  std::vector<double> badness_; ///< of each source row, at the last complete snapshot
  std::vector<int> rank_;       ///< place of each source row among all
  std::set<int> heads_;         ///< source rows that are the first shown of their role
  std::set<int> pinned_;        ///< source rows
  std::set<int>
      accepted_; ///< source rows; fixed between refreshes, so that a streaming picture never moves a row
  std::set<Role> unfolded_;
  std::set<Verdict> hidden_;
  std::set<Role> hiddenRoles_;
  bool worstFirst_ = false;
};

} // namespace pentimento
