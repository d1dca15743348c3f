#include "widgets/models/concept_model.h"

#include <QRegularExpression>

#include "widgets/style/image_conversion.h"

namespace pentimento {

ConceptModel::ConceptModel(QObject* parent) : QAbstractTableModel(parent) {}

void ConceptModel::setPairs(const std::vector<ConceptPair>& pairs) {
  if (pairs == this->pairs() && static_cast<int>(pairs.size()) == rows_.size()) return;
  QHash<QString, QString> notes;
  for (const Row& row : rows_) notes.insert(row.target, row.note);
  beginResetModel();
  rows_.clear();
  for (const auto& pair : pairs) {
    const QString target = QString::fromStdString(pair.target);
    rows_.append({target, QString::fromStdString(pair.anchor), notes.value(target), {}});
  }
  endResetModel();
}

std::vector<ConceptPair> ConceptModel::pairs() const {
  std::vector<ConceptPair> all;
  for (const Row& row : rows_)
    if (!row.target.isEmpty()) all.push_back({row.target.toStdString(), row.anchor.toStdString()});
  return all;
}

int ConceptModel::addRow() {
  const int row = static_cast<int>(rows_.size());
  beginInsertRows({}, row, row);
  rows_.append(Row{});
  endInsertRows();
  return row;
}

int ConceptModel::paste(int row, const QString& text) {
  const auto pasted = pairsFromText(text);
  if (pasted.empty()) return 0;
  const auto line = [](const ConceptPair& pair) {
    return Row{QString::fromStdString(pair.target), QString::fromStdString(pair.anchor), {}, {}};
  };
  std::size_t next = 0;
  if (row >= 0 && row < rows_.size() && rows_[row].target.isEmpty()) {
    const QString anchor = rows_[row].anchor;
    rows_[row] = line(pasted[next++]);
    if (rows_[row].anchor.isEmpty()) rows_[row].anchor = anchor;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
  }
  if (next < pasted.size()) {
    const int at = row < 0 || row >= rows_.size() ? static_cast<int>(rows_.size()) : row + 1;
    const int last = at + static_cast<int>(pasted.size() - next) - 1;
    beginInsertRows({}, at, last);
    for (int i = at; i <= last; ++i) rows_.insert(i, line(pasted[next++]));
    endInsertRows();
  }
  Q_EMIT pairsEdited();
  return static_cast<int>(pasted.size());
}

void ConceptModel::setThumbnail(const QString& word, const ImagePtr& image) {
  thumbnails_.insert(word, toQImage(image));
  for (int row = 0; row < rows_.size(); ++row)
    for (int column = 0; column < ColumnCount; ++column) {
      const QModelIndex at = index(row, column);
      if (cell(at) == word) Q_EMIT dataChanged(at, at, {ThumbnailRole, Qt::DecorationRole});
    }
}

void ConceptModel::setTokenNote(int row, const QString& note) {
  if (row < 0 || row >= rows_.size() || rows_[row].note == note) return;
  rows_[row].note = note;
  Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1),
                     {NoteRole, Qt::ToolTipRole, Qt::SizeHintRole});
}

void ConceptModel::setAnchorSuggestions(int row, const QStringList& words) {
  if (row < 0 || row >= rows_.size() || rows_[row].suggestions == words) return;
  rows_[row].suggestions = words;
  Q_EMIT dataChanged(index(row, Anchor), index(row, Anchor), {SuggestionsRole});
}

std::vector<ConceptPair> ConceptModel::pairsFromText(const QString& text) {
  static const QRegularExpression between_rows(QStringLiteral("[;\\n\\r]+"));
  static const QRegularExpression between_words(QStringLiteral("→|->|\\t"));
  std::vector<ConceptPair> all;
  for (const QString& line : text.split(between_rows, Qt::SkipEmptyParts)) {
    const QStringList words = line.split(between_words);
    const QString target = words.value(0).simplified();
    if (!target.isEmpty()) all.push_back({target.toStdString(), words.value(1).simplified().toStdString()});
  }
  return all;
}

QString& ConceptModel::cell(const QModelIndex& index) {
  Row& row = rows_[index.row()];
  return index.column() == Target ? row.target : row.anchor;
}

const QString& ConceptModel::cell(const QModelIndex& index) const {
  const Row& row = rows_[index.row()];
  return index.column() == Target ? row.target : row.anchor;
}

int ConceptModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ConceptModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConceptModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  switch (role) {
  case Qt::DisplayRole:
  case Qt::EditRole:
    return cell(index);
  case ThumbnailRole:
    return thumbnails_.value(cell(index));
  case SuggestionsRole:
    return rows_[index.row()].suggestions;
  case NoteRole:
    return rows_[index.row()].note;
  case Qt::ToolTipRole:
    return rows_[index.row()].note.isEmpty() ? cell(index) : rows_[index.row()].note;
  case Qt::AccessibleTextRole: {
    const QString& word = cell(index);
    if (index.column() == Target)
      return word.isEmpty() ? tr("erase: not named yet") : tr("erase %1").arg(word);
    return word.isEmpty() ? tr("draw nothing in particular instead") : tr("draw %1 instead").arg(word);
  }
  default:
    return {};
  }
}

bool ConceptModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) return false;
  const QString text = value.toString();
  if (index.column() == Target && pairsFromText(text).size() > 1) {
    cell(index).clear(); // the first of the list takes this row
    return paste(index.row(), text) > 0;
  }
  const QString word = text.simplified();
  if (cell(index) == word) return true;
  cell(index) = word;
  if (index.column() == Target) { // they spoke of the old word
    rows_[index.row()].note.clear();
    rows_[index.row()].suggestions.clear();
  }
  Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
  Q_EMIT pairsEdited();
  return true;
}

QVariant ConceptModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return section == Target ? tr("Erase") : tr("and draw instead");
}

Qt::ItemFlags ConceptModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren;
}

bool ConceptModel::removeRows(int row, int count, const QModelIndex& parent) {
  if (parent.isValid() || row < 0 || count < 1 || row + count > rows_.size()) return false;
  beginRemoveRows({}, row, row + count - 1);
  rows_.remove(row, count);
  endRemoveRows();
  Q_EMIT pairsEdited();
  return true;
}

QHash<int, QByteArray> ConceptModel::roleNames() const {
  auto names = QAbstractTableModel::roleNames();
  names.insert(ThumbnailRole, "thumbnail");
  names.insert(NoteRole, "note");
  names.insert(SuggestionsRole, "suggestions");
  return names;
}

} // namespace pentimento
