#include "widgets/models/grid_model.h"

#include <algorithm>
#include <utility>

#include "widgets/style/verdict_mark.h"

namespace pentimento {
namespace {

constexpr int kRepaintMs = 33;

QString scoreText(const std::optional<Score>& score) {
  return score ? QString::number(score->probability, 'f', 2) : QStringLiteral("–");
}

QString shortHash(const std::string& hash) {
  return QString::fromStdString(hash).left(4);
}

} // namespace

GridModel::GridModel(QObject* parent) : QAbstractTableModel(parent) {
  tick_.setSingleShot(true);
  tick_.setInterval(kRepaintMs);
  connect(&tick_, &QTimer::timeout, this, &GridModel::flush);
}

void GridModel::setSuite(const Suite& suite, const std::vector<std::uint64_t>& seeds) {
  beginResetModel();
  suite_ = suite;
  seeds_ = seeds;
  names_.clear();
  notes_.clear();
  cells_.assign(suite_.cases.size() * seeds_.size(), {});
  beforeProgress_.assign(cells_.size(), {});
  previews_.clear();
  asked_.clear();
  dirty_.clear();
  endResetModel();
  Q_EMIT countsChanged();
}

void GridModel::setColumnNames(std::vector<QString> names, std::vector<QString> notes) {
  names_ = std::move(names);
  notes_ = std::move(notes);
  if (columnCount() > 0) Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

QString GridModel::columnText(int column) const {
  const auto place = static_cast<std::size_t>(column);
  return place < names_.size() ? names_[place] : tr("seed %1").arg(seeds_[place]);
}

GridCell* GridModel::find(const CellKey& key) {
  const auto column = std::find(seeds_.begin(), seeds_.end(), key.seed);
  if (column == seeds_.end() || key.row < 0 || key.row >= rowCount()) return nullptr;
  return &cells_[static_cast<std::size_t>(key.row) * seeds_.size() +
                 static_cast<std::size_t>(column - seeds_.begin())];
}

const GridCell* GridModel::cell(const CellKey& key) const {
  return const_cast<GridModel*>(this)->find(key);
}

void GridModel::setBefore(const DrawnPicture& picture) {
  GridCell* cell = find(picture.key);
  if (!cell) return; // of a suite that is no longer shown
  cell->before = picture;
  if (const auto seen = previews_.find(picture.key); seen != previews_.end()) seen->second.before.reset();
  beforeProgress_[static_cast<std::size_t>(cell - cells_.data())] = {};
  touch(picture.key);
}

void GridModel::setAfter(const DrawnPicture& picture) {
  GridCell* cell = find(picture.key);
  if (!cell) return;
  cell->after = picture;
  if (const auto seen = previews_.find(picture.key); seen != previews_.end()) seen->second.after.reset();
  cell->progress = CellProgress::Drawn;
  cell->failure.clear();
  touch(picture.key);
}

void GridModel::setProgress(const std::vector<CellKey>& keys, bool before, int step, int steps) {
  for (const CellKey& key : keys) {
    GridCell* cell = find(key);
    if (!cell) continue;
    if (before) {
      beforeProgress_[static_cast<std::size_t>(cell - cells_.data())] = {!cell->before, step, steps};
    } else {
      cell->progress = steps > 0 ? CellProgress::Drawing : CellProgress::Waiting;
      cell->step = step;
      cell->steps = steps;
      cell->failure.clear();
    }
    touch(key);
  }
}

void GridModel::setPreviews(const std::vector<CellKey>& keys, bool before,
                            const std::vector<ImagePtr>& rough) {
  for (std::size_t i = 0; i < std::min(keys.size(), rough.size()); ++i) {
    if (!find(keys[i])) continue;
    Previews& previews = previews_[keys[i]];
    (before ? previews.before : previews.after) = rough[i];
    touch(keys[i]);
  }
}

void GridModel::clearPreviews() {
  for (const auto& [key, previews] : std::exchange(previews_, {})) touch(key);
}

void GridModel::clearProgress() {
  clearPreviews();
  for (GridCell& cell : cells_)
    if (cell.progress == CellProgress::Waiting || cell.progress == CellProgress::Drawing)
      cell.progress = cell.after ? CellProgress::Drawn : CellProgress::Empty;
  beforeProgress_.assign(cells_.size(), {});
  touchAll();
}

void GridModel::setFailed(const CellKey& key, const QString& why) {
  GridCell* cell = find(key);
  if (!cell) return;
  cell->progress = CellProgress::Failed;
  cell->failure = why.toStdString();
  touch(key);
}

void GridModel::setAsked(const std::set<CellKey>& keys) {
  std::set<CellKey> either = keys;
  either.insert(asked_.begin(), asked_.end());
  asked_ = keys;
  for (const CellKey& key : either) touch(key);
}

void GridModel::clearAfter() {
  for (GridCell& cell : cells_) {
    cell.after.reset();
    cell.progress = CellProgress::Empty;
    cell.failure.clear();
  }
  asked_.clear();
  touchAll();
}

void GridModel::setState(const QString& hash) {
  if (hash == state_) return;
  state_ = hash;
  clearPreviews(); // those of the state before
  touchAll();
}

void GridModel::setRevealed(bool revealed) {
  if (revealed == revealed_) return;
  revealed_ = revealed;
  touchAll();
}

void GridModel::setMarks(const Suite& suite) {
  const std::size_t count = std::min(suite.cases.size(), suite_.cases.size());
  for (std::size_t row = 0; row < count; ++row) suite_.cases[row].sensitive = suite.cases[row].sensitive;
  touchAll();
}

CellKey GridModel::keyAt(const QModelIndex& index) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {-1, 0};
  return {index.row(), seeds_[static_cast<std::size_t>(index.column())]};
}

QModelIndex GridModel::indexOf(const CellKey& key) const {
  const auto column = std::find(seeds_.begin(), seeds_.end(), key.seed);
  return column == seeds_.end() ? QModelIndex() : index(key.row, static_cast<int>(column - seeds_.begin()));
}

VerdictCounts GridModel::counts() const {
  VerdictCounts counts{};
  for (const GridCell& cell : cells_)
    if (cell.after) ++counts[static_cast<std::size_t>(cell.after->verdict)];
  return counts;
}

bool GridModel::anyAfter() const {
  return std::any_of(cells_.begin(), cells_.end(),
                     [](const GridCell& cell) { return cell.after.has_value(); });
}

void GridModel::touch(const CellKey& key) {
  const QModelIndex where = indexOf(key);
  if (!where.isValid()) return;
  dirty_.insert({where.row(), where.column()});
  if (!tick_.isActive()) tick_.start();
}

void GridModel::touchAll() {
  for (int row = 0; row < rowCount(); ++row)
    for (int column = 0; column < columnCount(); ++column) dirty_.insert({row, column});
  if (!tick_.isActive()) tick_.start();
}

void GridModel::flush() {
  tick_.stop();
  const auto dirty = std::exchange(dirty_, {});
  if (dirty.empty()) return;
  if (dirty.size() == cells_.size()) {
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1); // hidden prompts have no words either
  } else {
    for (const auto& [row, column] : dirty) Q_EMIT dataChanged(index(row, column), index(row, column));
  }
  Q_EMIT countsChanged();
}

int GridModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(suite_.cases.size());
}

int GridModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(seeds_.size());
}

void GridModel::addPreviews(ShownCell& shown, const GridCell& cell, const CellKey& key) const {
  const auto found = previews_.find(key);
  if (found == previews_.end() || shown.hidden) return;
  if (!cell.before) shown.beforePreview = found->second.before;
  // a picture of the state that the grid shows is better than its own preview, while it is drawn again
  if (cell.progress == CellProgress::Drawing && (!cell.after || shown.stale))
    shown.afterPreview = found->second.after;
}

ShownCell GridModel::shown(int row, int column) const {
  const std::size_t place = static_cast<std::size_t>(row) * seeds_.size() + static_cast<std::size_t>(column);
  const GridCell& cell = cells_[place];
  ShownCell shown;
  shown.progress = cell.progress;
  shown.step = cell.step;
  shown.steps = cell.steps;
  shown.failure = QString::fromStdString(cell.failure);
  shown.beforeWaiting = beforeProgress_[place].waiting;
  shown.beforeStep = beforeProgress_[place].step;
  shown.beforeSteps = beforeProgress_[place].steps;
  shown.hidden = suite_.cases[static_cast<std::size_t>(row)].sensitive && !revealed_;
  if (cell.before) {
    shown.before = cell.before->image;
    shown.beforeScore = scoreText(cell.before->score);
    shown.baseHash = shortHash(cell.before->state);
  }
  if (cell.after) {
    shown.after = cell.after->image;
    shown.verdict = cell.after->verdict;
    shown.hash = shortHash(cell.after->state);
    shown.stale = isStale(*cell.after);
    shown.afterScore = scoreText(cell.after->score);
    if (shown.verdict == Verdict::NotScored) {
      const bool asked = asked_.count({row, seeds_[static_cast<std::size_t>(column)]}) > 0;
      if (asked)
        shown.afterScore = tr("asks you");
      else if (!cell.after->score)
        shown.afterScore = tr("not scored");
      else if (!cell.after->score->sure)
        shown.afterScore = tr("not sure"); // else it has a number, but is no picture of an edit
    }
  }
  addPreviews(shown, cell, {row, seeds_[static_cast<std::size_t>(column)]});
  return shown;
}

bool GridModel::isStale(const DrawnPicture& picture) const {
  return !state_.isEmpty() && QString::fromStdString(picture.state) != state_;
}

double GridModel::badness(int row) const {
  const bool wanted = asks_for_target(suite_.cases[static_cast<std::size_t>(row)].role);
  double sum = 0.0;
  for (std::size_t column = 0; column < seeds_.size(); ++column) {
    const GridCell& cell = cells_[static_cast<std::size_t>(row) * seeds_.size() + column];
    if (!cell.after || isStale(*cell.after)) continue; // another state's picture says nothing of this one
    if (asksForAttention(cell.after->verdict)) sum += 1.0;
    // among rows with as many bad pictures, the judge's probability decides
    if (cell.after->score)
      sum += 1e-3 * (wanted ? cell.after->score->probability : 1.0 - cell.after->score->probability);
  }
  return sum;
}

QString GridModel::accessibleText(const QModelIndex& index) const {
  const PromptCase& prompt = suite_.cases[static_cast<std::size_t>(index.row())];
  const ShownCell cell = shown(index.row(), index.column());
  if (cell.hidden) return tr("hidden prompt, %1").arg(columnText(index.column()));
  const QString what = !cell.after ? tr("not drawn yet")
                       : cell.verdict == Verdict::NotScored
                           ? cell.afterScore
                           : tr("%1, score %2").arg(verdictText(cell.verdict), cell.afterScore);
  return tr("%1, %2: %3").arg(QString::fromStdString(prompt.text)).arg(columnText(index.column())).arg(what);
}

QVariant GridModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const PromptCase& prompt = suite_.cases[static_cast<std::size_t>(index.row())];
  switch (role) {
  case ShownRole:
    return QVariant::fromValue(shown(index.row(), index.column()));
  case SeedRole:
    return QVariant::fromValue<quint64>(seeds_[static_cast<std::size_t>(index.column())]);
  case CaseRole:
    return index.row();
  case GroupRole:
    return static_cast<int>(prompt.role);
  case WordRole:
    return QString::fromStdString(prompt.word);
  case PromptRole:
    return QString::fromStdString(prompt.text);
  case VerdictRole:
    return static_cast<int>(shown(index.row(), index.column()).verdict);
  case SensitiveRole:
    return prompt.sensitive;
  case BadnessRole:
    return badness(index.row());
  case Qt::AccessibleTextRole:
    return accessibleText(index);
  case Qt::ToolTipRole: {
    const ShownCell cell = shown(index.row(), index.column());
    if (!cell.failure.isEmpty()) return cell.failure;
    if (cell.hidden) return tr("Hidden until you reveal it (H)");
    return cell.after    ? tr("before: state %1, after: state %2").arg(cell.baseHash, cell.hash)
           : cell.before ? tr("before: state %1").arg(cell.baseHash)
                         : QVariant();
  }
  default:
    return {};
  }
}

QVariant GridModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (section < 0 || section >= (orientation == Qt::Horizontal ? columnCount() : rowCount())) return {};
  if (orientation == Qt::Horizontal) {
    const quint64 seed = seeds_[static_cast<std::size_t>(section)];
    if (role == SeedRole) return seed;
    const auto place = static_cast<std::size_t>(section);
    if (role == NoteRole) return place < notes_.size() ? notes_[place] : QString();
    if (role == Qt::ToolTipRole && place < names_.size()) return names_[place];
    if (role == Qt::DisplayRole) return place < names_.size() ? names_[place] : QString::number(seed);
    return {};
  }
  const PromptCase& prompt = suite_.cases[static_cast<std::size_t>(section)];
  if (role == Qt::DisplayRole) return QString::fromStdString(prompt.word);
  if (role == Qt::ToolTipRole)
    return prompt.sensitive && !revealed_ ? tr("Hidden until you reveal it (H)")
                                          : QString::fromStdString(prompt.text);
  return {};
}

QHash<int, QByteArray> GridModel::roleNames() const {
  return {{ShownRole, "shown"},     {SeedRole, "seed"},           {CaseRole, "case"},
          {GroupRole, "group"},     {WordRole, "word"},           {PromptRole, "prompt"},
          {VerdictRole, "verdict"}, {SensitiveRole, "sensitive"}, {BadnessRole, "badness"}};
}

} // namespace pentimento
