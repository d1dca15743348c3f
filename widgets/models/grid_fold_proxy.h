#pragma once

#include <map>
#include <set>

#include <QSortFilterProxyModel>

#include "widgets/models/grid_model.h"

namespace pentimento {

/// The grid folded to the worst prompt of each role, in the order of the roles. Nothing moves while a run
/// goes on: the worst is chosen again only when snapshotComplete() says so.
class GridFoldProxy : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  enum Roles {
    GroupSizeRole = GridModel::LastRole + 1, ///< int: prompts of this role
    GroupHeadRole,                           ///< bool: the row that carries "4 prompts ›"
    UnfoldedRole,                            ///< bool
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
  bool belongs(int sourceRow) const;
  Role roleOf(int sourceRow) const;

  std::map<Role, int> worst_; ///< source row
  std::map<Role, int> sizes_;
  std::set<int>
      accepted_; ///< source rows; fixed between refreshes, so that a streaming picture never moves a row
  std::set<Role> unfolded_;
  std::set<Verdict> hidden_;
};

} // namespace pentimento
