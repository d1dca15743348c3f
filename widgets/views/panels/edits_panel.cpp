#include "widgets/views/panels/edits_panel.h"

#include <QAction>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

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

} // namespace

EditsPanel::EditsPanel(QWidget* parent) : QWidget(parent) {
  head_ = new PanelHead(tr("Edits"), this);
  undo_ = head_->addButton(QStringLiteral("undo"), tr("Undo"));
  redo_ = head_->addButton(QStringLiteral("redo"), tr("Redo"));
  export_ = head_->addButton(QStringLiteral("export"), tr("Export the model with its edits"));
  for (QToolButton* button : {undo_, redo_, export_}) button->setEnabled(false);

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
  if (same) {
    for (std::size_t i = 0; i < edits.size(); ++i) rows_[static_cast<int>(i)]->setEdit(edits[i]);
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
