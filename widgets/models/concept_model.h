#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QImage>

#include "core/values/concept.h"
#include "core/values/image.h"

namespace pentimento {

/// The plan's table of target and anchor. Rows can be edited, removed and pasted; every change by hand says
/// pairsEdited.
class ConceptModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Target, Anchor, ColumnCount };
  enum Roles { ThumbnailRole = Qt::UserRole + 1, NoteRole, SuggestionsRole };

  explicit ConceptModel(QObject* parent = nullptr);

  /// Replaces all rows without saying pairsEdited; notes stay with rows whose target did not change.
  void setPairs(const std::vector<ConceptPair>& pairs);
  std::vector<ConceptPair> pairs() const; ///< Only the rows with a target.

  /// Adds an empty row at the end and returns its number.
  int addRow();

  /// Puts the concepts of `text` at `row` (an empty row is filled, else they go below it); returns how many.
  int paste(int row, const QString& text);

  /// The picture shown beside every cell that says `word`.
  void setThumbnail(const QString& word, const ImagePtr& image);

  /// A line under a row, such as "82 tokens, the last 5 are cut"; empty takes it away.
  void setTokenNote(int row, const QString& note);

  /// What could be drawn instead in a row; forgotten when its target changes.
  void setAnchorSuggestions(int row, const QStringList& words);

  /// "cat → dog; moon" and the like as pairs: one each ';' or line, target and anchor parted by →, -> or a
  /// tab.
  static std::vector<ConceptPair> pairsFromText(const QString& text);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  bool removeRows(int row, int count, const QModelIndex& parent = {}) override;
  QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void pairsEdited();

 private:
  struct Row {
    QString target;
    QString anchor;
    QString note;
    QStringList suggestions;
  };
  QString& cell(const QModelIndex& index);
  const QString& cell(const QModelIndex& index) const;

  QList<Row> rows_;
  QHash<QString, QImage> thumbnails_;
};

} // namespace pentimento
