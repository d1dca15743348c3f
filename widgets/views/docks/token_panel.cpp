#include "widgets/views/docks/token_panel.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "widgets/editors/labels.h"
#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/panel_head.h"

namespace pentimento {
namespace {

constexpr int kNumber = 40, kToken = 132, kId = 64, kRow = 24;

/// "dog .52 · fox .31"
QString sayNear(const std::vector<NearText>& near) {
  QStringList said;
  for (const auto& one : near)
    said << QStringLiteral("%1 %2").arg(QString::fromStdString(one.text)).arg(one.cosine, 0, 'f', 2);
  return said.join(QStringLiteral(" · "));
}

} // namespace

TokenPanel::TokenPanel(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("tokens"));
  head_ = new PanelHead(tr("Tokens"), this);
  connect(head_->addButton(QStringLiteral("close"), tr("Close the tokens")), &QToolButton::clicked, this,
          &TokenPanel::closeRequested);
  prompt_ = new QLineEdit;
  prompt_->setObjectName(QStringLiteral("tokenPrompt"));
  prompt_->setAccessibleName(tr("Prompt to read"));
  prompt_->setPlaceholderText(tr("A prompt; that of the selected picture comes by itself"));
  prompt_->setClearButtonEnabled(true);
  connect(prompt_, &QLineEdit::textEdited, this, [this] {
    word_.clear();
    ask();
  });
  names_ = captionLabel({});
  list_ = new QTreeWidget;
  list_->setObjectName(QStringLiteral("tokenList"));
  list_->setAccessibleName(tr("Tokens"));
  list_->setHeaderLabels(
      {tr("No."), tr("Token"), tr("Id"), tr("Nearest tokens, by the text encoder’s embeddings")});
  list_->header()->setSectionResizeMode(QHeaderView::Fixed);
  for (const auto& [column, width] : {std::pair{0, kNumber}, {1, kToken}, {2, kId}})
    list_->setColumnWidth(column, width);
  list_->header()->setStretchLastSection(true);
  list_->header()->setFont(smallFont());
  list_->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  list_->setRootIsDecorated(false);
  list_->setUniformRowHeights(true);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setSelectionMode(QAbstractItemView::SingleSelection);
  list_->viewport()->setAutoFillBackground(false);
  auto* body = new QVBoxLayout;
  body->setContentsMargins(16, 0, 16, 8);
  body->setSpacing(6);
  body->addWidget(prompt_);
  body->addWidget(names_);
  body->addWidget(list_, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(head_);
  column->addLayout(body, 1);
  fill();
}

void TokenPanel::setPrompt(const QString& prompt, const QString& word) {
  if (prompt_->hasFocus() || (prompt == prompt_->text() && word == word_)) return;
  prompt_->setText(prompt);
  word_ = word;
  ask();
}

void TokenPanel::ask() {
  if (!isVisible()) return; // what is not looked at costs nothing; showEvent asks
  if (prompt_->text().isEmpty())
    setTable({});
  else
    Q_EMIT promptAsked(prompt_->text(), word_);
}

void TokenPanel::setTable(const TokenTable& table) {
  if (QString::fromStdString(table.prompt) != prompt_->text() || table == table_) return;
  table_ = table;
  fill();
}

void TokenPanel::clear() {
  table_ = {};
  fill();
  ask();
}

void TokenPanel::fill() {
  const QSignalBlocker quiet(list_);
  list_->clear();
  int cut = 0;
  for (const auto& row : table_.rows) {
    auto* item =
        new QTreeWidgetItem(list_, {row.cut ? tr("cut") : QString::number(list_->topLevelItemCount() + 1),
                                    QString::fromStdString(row.text), QString::number(row.id),
                                    row.cut ? tr("the model never sees this one") : sayNear(row.near)});
    item->setSizeHint(0, {kNumber, kRow});
    if (!row.cut) continue;
    ++cut;
    for (int column = 0; column < list_->columnCount(); ++column) item->setForeground(column, theme().leak);
  }
  const int all = static_cast<int>(table_.rows.size());
  head_->setNote(all == 0 ? QString()
                 : cut    ? tr("%1 of %2 tokens are cut off").arg(cut).arg(all)
                          : tr("%1 of %2 tokens").arg(all).arg(table_.room));
  names_->setText(table_.names.empty()
                      ? QString()
                      : tr("By its text states “%1” is nearest to: %2")
                            .arg(QString::fromStdString(table_.word), sayNear(table_.names)));
  names_->setVisible(!table_.names.empty());
}

void TokenPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  ask();
}

void TokenPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && list_) fill();
}

} // namespace pentimento
