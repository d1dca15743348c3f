#pragma once

#include <array>
#include <map>
#include <set>
#include <vector>

#include <QAbstractTableModel>
#include <QTimer>

#include "core/values/grid_cell.h"
#include "core/values/prompt_case.h"
#include "widgets/models/grid_shown_cell.h"

namespace pentimento {

/// How many after pictures have each verdict, by `static_cast<int>(Verdict)`.
using VerdictCounts = std::array<int, 5>;

/// Prompts (rows) × seeds (columns) with the pictures before and after. Changes are told 30 times a second at
/// most.
class GridModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Roles {
    ShownRole = Qt::UserRole + 1, ///< ShownCell
    SeedRole,                     ///< quint64, also of the horizontal header
    CaseRole,                     ///< int, index into the suite
    GroupRole,                    ///< int(Role) of the prompt
    WordRole,
    PromptRole,
    VerdictRole, ///< int(Verdict)
    SensitiveRole,
    NoteRole,    ///< Of the horizontal header: what stands over the after pictures, or nothing.
    BadnessRole, ///< double; the larger, the worse the row: what folding sorts by
    LastRole
  };

  explicit GridModel(QObject* parent = nullptr);

  void setSuite(const Suite& suite, const std::vector<std::uint64_t>& seeds);
  /// What the columns are called when they are no seeds, and what is said over their after pictures; another
  /// suite forgets it.
  void setColumnNames(std::vector<QString> names, std::vector<QString> notes);
  void setBefore(const DrawnPicture& picture);
  void setAfter(const DrawnPicture& picture);
  /// The pictures at `keys` are being drawn; steps = 0 means they wait for their turn.
  void setProgress(const std::vector<CellKey>& keys, bool before, int step, int steps);
  /// What the pictures at `keys` look like so far, until they are there. @param rough one a key.
  void setPreviews(const std::vector<CellKey>& keys, bool before, const std::vector<ImagePtr>& rough);
  void clearPreviews();
  /// The job is over: nothing waits or is being drawn any more.
  void clearProgress();
  void setFailed(const CellKey& key, const QString& why);
  /// Pictures that the label queue asks the user about.
  void setAsked(const std::set<CellKey>& keys);
  /// Forgets every after picture: the model is as it was.
  void clearAfter();
  /// The state the grid is about; pictures of another one are shown as old. Empty = no edit.
  void setState(const QString& hash);
  void setRevealed(bool revealed);
  /// Takes over which prompts `suite`, the one shown with other marks, calls sensitive.
  void setMarks(const Suite& suite);

  const Suite& suite() const { return suite_; }
  const std::vector<std::uint64_t>& seeds() const { return seeds_; }
  /// The cell of `key`, or nullptr when the grid has no such place.
  const GridCell* cell(const CellKey& key) const;
  CellKey keyAt(const QModelIndex& index) const;
  QModelIndex indexOf(const CellKey& key) const;
  VerdictCounts counts() const;
  bool anyAfter() const;
  bool isRevealed() const { return revealed_; }
  /// Tells what has changed now instead of at the next tick.
  void flush();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void countsChanged();

 private:
  /// How far a before picture has come; GridCell counts the after picture only.
  struct BeforeProgress {
    bool waiting = false;
    int step = 0;
    int steps = 0;
  };
  /// What is being drawn. Apart from the cells: no one who counts, judges or keeps pictures meets it.
  struct Previews {
    ImagePtr before, after;
  };

  GridCell* find(const CellKey& key);
  void touch(const CellKey& key);
  void touchAll();
  void addPreviews(ShownCell& shown, const GridCell& cell, const CellKey& key) const;
  ShownCell shown(int row, int column) const;
  bool isStale(const DrawnPicture& picture) const;
  double badness(int row) const;
  QString columnText(int column) const;
  QString accessibleText(const QModelIndex& index) const;

  Suite suite_;
  std::vector<std::uint64_t> seeds_;
  std::vector<QString> names_;                 ///< of the columns; empty = the seeds
  std::vector<QString> notes_;                 ///< as names_
  std::vector<GridCell> cells_;                ///< row-major
  std::vector<BeforeProgress> beforeProgress_; ///< as cells_
  std::map<CellKey, Previews> previews_;
  std::set<CellKey> asked_;
  std::set<std::pair<int, int>> dirty_; ///< row, column
  QString state_;
  bool revealed_ = false;
  QTimer tick_;
};

} // namespace pentimento
