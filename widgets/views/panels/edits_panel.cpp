#include "widgets/views/panels/edits_panel.h"

#include <QAction>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "widgets/editors/labels.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/content_scroll.h"
#include "widgets/views/panels/edit_row.h"
#include "widgets/views/panels/panel_head.h"

namespace pentimento {
namespace {

/// The 2 px line that shows where a dragged row would go.
class DropMarker : public QWidget {
 public:
  using QWidget::QWidget;

 protected:
  void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), theme().accent); }
};

double degrees(double cosine) {
  return std::acos(std::clamp(cosine, -1.0, 1.0)) * 180.0 / 3.14159265358979323846;
}

/// Nothing for changes at about a right angle, which leave each other alone.
QString conflictWord(double cosine) {
  if (cosine < -0.2) return EditsPanel::tr("against another");
  return cosine > 0.5 ? EditsPanel::tr("overlaps another") : QString();
}

QString conflictLine(const EditConflict& conflict, const QString& other, bool lower) {
  const double own = lower ? conflict.first_change : conflict.second_change;
  const double others = lower ? conflict.second_change : conflict.first_change;
  return EditsPanel::tr("%1 changes %2 of the same matrices, at %3° to this; by %4 %, this by %5 %. Most in "
                        "%6, %7°.")
      .arg(other)
      .arg(conflict.shared)
      .arg(degrees(conflict.cosine), 0, 'f', 0)
      .arg(100 * others, 0, 'f', 1)
      .arg(100 * own, 0, 'f', 1)
      .arg(QString::fromStdString(conflict.worst))
      .arg(degrees(conflict.worst_cosine), 0, 'f', 0);
}

} // namespace

EditsPanel::EditsPanel(QWidget* parent) : QWidget(parent) {
  head_ = new PanelHead(tr("Edits"), this);
  undo_ = head_->addButton(QStringLiteral("undo"), tr("Undo"));
  redo_ = head_->addButton(QStringLiteral("redo"), tr("Redo"));
  merge_ = head_->addButton(QStringLiteral("merge"), tr("Merge the edits that are on into one"));
  connect(merge_, &QToolButton::clicked, this, &EditsPanel::mergeRequested);
  export_ = head_->addButton(QStringLiteral("export"), tr("Export the model with its edits"));
  for (QToolButton* button : {undo_, redo_, merge_, export_}) button->setEnabled(false);

  auto* empty = paragraphLabel(tr("No edits yet. An erasure becomes a layer here. Switch it off and the "
                                  "model is exactly what it was."),
                               this);
  empty->setContentsMargins(16, 4, 16, 0);
  empty_ = empty;
  list_ = new QWidget;
  column_ = new QVBoxLayout(list_);
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(0);
  marker_ = new DropMarker(list_);
  marker_->hide();
  scroll_ = new ContentScroll(list_, this);
  scroll_->hide();

  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 1, 0, 0);
  all->setSpacing(0);
  all->addWidget(head_);
  all->addWidget(empty_);
  all->addWidget(scroll_);
  all->addStretch();
}

void EditsPanel::setActions(QAction* undo, QAction* redo, QAction* export_all) {
  if (undo) undo_->setDefaultAction(undo);
  if (redo) redo_->setDefaultAction(redo);
  if (export_all) export_->setDefaultAction(export_all);
}

void EditsPanel::setEdits(const std::vector<EditInfo>& edits) {
  const auto same_id = [](const EditInfo& a, const EditInfo& b) { return a.id == b.id; };
  const bool same = std::equal(edits.begin(), edits.end(), edits_.begin(), edits_.end(), same_id);
  edits_ = edits;
  merge_->setEnabled(std::count_if(edits.begin(), edits.end(), [](const EditInfo& edit) {
                       return edit.on && edit.strength != 0.0 && !edit.running;
                     }) > 1);
  if (same) {
    for (std::size_t i = 0; i < edits.size(); ++i) rows_[static_cast<int>(i)]->setEdit(edits[i]);
    showConflicts();
    return;
  }
  QList<EditRow*> rows;
  for (const auto& edit : edits) {
    EditRow* kept = row(edit.id);
    kept ? kept->setEdit(edit) : void(kept = makeRow(edit));
    rows.append(kept);
  }
  for (EditRow* old : rows_)
    if (!rows.contains(old)) {
      old->hide();
      old->deleteLater(); // it may be the one whose menu brought us here
    }
  rows_ = rows;
  while (QLayoutItem* item = column_->takeAt(0)) delete item;
  for (EditRow* row : rows_) {
    column_->addWidget(row);
    row->show();
  }
  for (int i = 1; i < rows_.size(); ++i) setTabOrder(rows_[i - 1], rows_[i]);
  empty_->setVisible(rows_.isEmpty());
  scroll_->setVisible(!rows_.isEmpty());
  showConflicts();
}

void EditsPanel::setConflicts(const std::vector<EditConflict>& conflicts) {
  conflicts_ = conflicts;
  showConflicts();
}

QString EditsPanel::nameOf(int id) const {
  const auto found =
      std::find_if(edits_.begin(), edits_.end(), [id](const EditInfo& edit) { return edit.id == id; });
  return found == edits_.end() ? QString() : QString::fromStdString(found->name);
}

void EditsPanel::showConflicts() {
  for (EditRow* row : rows_) {
    const int id = row->edit().id;
    QStringList lines;
    const EditConflict* gravest = nullptr;
    for (const auto& conflict : conflicts_) {
      if (conflict.first != id && conflict.second != id) continue;
      const bool lower = conflict.first == id;
      const int other = lower ? conflict.second : conflict.first;
      const EditRow* beside = this->row(other);
      if (!beside) continue;
      lines << conflictLine(conflict, nameOf(other), lower);
      const bool both_on = row->edit().on && beside->edit().on;
      if (both_on && (!gravest || std::abs(conflict.cosine) > std::abs(gravest->cosine))) gravest = &conflict;
    }
    row->setConflict(gravest ? conflictWord(gravest->cosine) : QString(), lines.join(QStringLiteral("\n")));
  }
}

void EditsPanel::setTip(int id, const QString& tip) {
  if (EditRow* found = row(id)) found->setTip(tip);
}

EditRow* EditsPanel::row(int id) const {
  for (EditRow* row : rows_)
    if (row->edit().id == id) return row;
  return nullptr;
}

EditRow* EditsPanel::makeRow(const EditInfo& edit) {
  auto* row = new EditRow(edit, list_);
  const int id = edit.id;
  connect(row, &EditRow::toggled, this, [this, id](bool on) { Q_EMIT editToggled(id, on); });
  connect(row, &EditRow::strengthChanged, this,
          [this, id](double strength, bool finished) { Q_EMIT strengthChanged(id, strength, finished); });
  connect(row, &EditRow::renamed, this,
          [this, id](const QString& name) { Q_EMIT renameRequested(id, name); });
  connect(row, &EditRow::soloChosen, this, [this, id] { Q_EMIT soloRequested(id); });
  connect(row, &EditRow::duplicateChosen, this, [this, id] { Q_EMIT duplicateRequested(id); });
  connect(row, &EditRow::exportChosen, this, [this, id] { Q_EMIT exportRequested(id); });
  connect(row, &EditRow::removeChosen, this, [this, id] { Q_EMIT removeRequested(id); });
  connect(row, &EditRow::moveChosen, this, [this, id](int by) {
    const int to = position(id) + by;
    if (to >= 0 && to < rows_.size()) Q_EMIT moved(id, to);
  });
  connect(row, &EditRow::dragged, this,
          [this, id](int y, bool dropped) { dropped ? drop(id, y) : showDrop(y); });
  return row;
}

int EditsPanel::position(int id) const {
  const auto found =
      std::find_if(edits_.begin(), edits_.end(), [id](const EditInfo& edit) { return edit.id == id; });
  return static_cast<int>(found - edits_.begin());
}

void EditsPanel::showDrop(int y) {
  const int gap =
      std::clamp((y + EditRow::kHeight / 2) / EditRow::kHeight, 0, static_cast<int>(rows_.size()));
  marker_->setGeometry(16, std::max(0, gap * EditRow::kHeight - 1), list_->width() - 32, 2);
  marker_->raise();
  marker_->show();
}

void EditsPanel::drop(int id, int y) {
  marker_->hide();
  const int gap =
      std::clamp((y + EditRow::kHeight / 2) / EditRow::kHeight, 0, static_cast<int>(rows_.size()));
  const int from = position(id), to = gap > from ? gap - 1 : gap;
  if (to != from) Q_EMIT moved(id, to);
}

void EditsPanel::paintEvent(QPaintEvent*) {
  QPainter(this).fillRect(QRect(16, 0, width() - 32, 1), theme().border);
}

} // namespace pentimento
