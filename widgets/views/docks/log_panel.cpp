#include "widgets/views/docks/log_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/delegates/log_delegate.h"
#include "widgets/editors/choice_combo.h"
#include "widgets/editors/labels.h"
#include "widgets/models/log_filter.h"
#include "widgets/views/panels/panel_head.h"

namespace pentimento {

LogPanel::LogPanel(QWidget* parent) : QWidget(parent) {
  model_ = new LogModel(5000, this);
  filter_ = new LogFilter(this);
  filter_->setSourceModel(model_);
  list_ = new QListView;
  list_->setModel(filter_);
  list_->setItemDelegate(new LogDelegate(list_));
  list_->setAccessibleName(tr("Log"));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  list_->setUniformItemSizes(true);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->viewport()->setAutoFillBackground(false);
  makeHead();

  auto* empty = paragraphLabel(
      tr("Nothing to show. What the program does, and why something failed, is written here."));
  empty->setAlignment(Qt::AlignCenter);
  pages_ = new QStackedLayout;
  pages_->addWidget(empty);
  pages_->addWidget(list_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 8);
  column->setSpacing(0);
  column->addWidget(head_);
  column->addLayout(pages_, 1);
}

void LogPanel::makeHead() {
  head_ = new PanelHead(tr("Log"), this);
  words_ = new QLineEdit;
  words_->setPlaceholderText(tr("Filter"));
  words_->setAccessibleName(tr("Filter the log by words"));
  words_->setClearButtonEnabled(true);
  words_->setFixedSize(160, 28);
  level_ = new ChoiceCombo;
  level_->setAccessibleName(tr("From which level on"));
  for (const LogLevel level : {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error})
    level_->addItem(tr("from %1").arg(logLevelName(level)), static_cast<int>(level));
  level_->setCurrentIndex(1);
  level_->setFixedHeight(28);
  head_->addWidget(words_);
  head_->addWidget(level_);
  auto* copy = head_->addButton(QStringLiteral("export"), tr("Copy the lines shown"));
  connect(copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(shownText()); });
  connect(head_->addButton(QStringLiteral("close"), tr("Close the log")), &QToolButton::clicked, this,
          &LogPanel::closeRequested);
  connect(words_, &QLineEdit::textChanged, this, [this](const QString& words) {
    filter_->setWords(words);
    showPage();
  });
  connect(level_, &QComboBox::currentIndexChanged, this, [this] {
    filter_->setLeastLevel(static_cast<LogLevel>(level_->currentData().toInt()));
    showPage();
  });
}

void LogPanel::append(LogLevel level, const QString& sentence, const QDateTime& time) {
  const QScrollBar* bar = list_->verticalScrollBar();
  const bool at_end = bar->value() >= bar->maximum() - 4; // whoever has scrolled up is reading
  model_->append({time, level, sentence});
  showPage();
  if (at_end) list_->scrollToBottom();
}

void LogPanel::clear() {
  model_->clear();
  showPage();
}

QString LogPanel::shownText() const {
  QStringList lines;
  QModelIndexList chosen = list_->selectionModel()->selectedIndexes();
  std::sort(chosen.begin(), chosen.end());
  for (const QModelIndex& index : std::as_const(chosen)) lines << index.data(LogModel::LineRole).toString();
  if (chosen.isEmpty())
    for (int row = 0; row < filter_->rowCount(); ++row)
      lines << filter_->index(row, 0).data(LogModel::LineRole).toString();
  return lines.join(QLatin1Char('\n'));
}

void LogPanel::showPage() {
  pages_->setCurrentIndex(filter_->rowCount() > 0 ? 1 : 0);
}

} // namespace pentimento
