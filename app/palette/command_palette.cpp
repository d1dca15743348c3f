#include "app/palette/command_palette.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include "app/palette/command_delegate.h"
#include "widgets/editors/labels.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {

constexpr int kWidth = 560, kRows = 12, kRow = 32, kTop = 56, kPage = 10;

} // namespace

CommandPalette::CommandPalette(CommandModel::Why why, QWidget* window)
    : QFrame(window), model_(new CommandModel(std::move(why), this)) {
  setObjectName("commandPalette");
  setAccessibleName(tr("Command palette"));
  field_ = new QLineEdit(this);
  field_->setObjectName("commandField");
  field_->setPlaceholderText(tr("Type what you want to do"));
  field_->setAccessibleName(tr("Search all commands"));
  list_ = new QListView(this);
  list_->setObjectName("commandList");
  list_->setAccessibleName(tr("Commands"));
  list_->setModel(model_);
  list_->setItemDelegate(new CommandDelegate(list_));
  list_->setUniformItemSizes(true);
  list_->setFocusPolicy(Qt::NoFocus); // the arrows work in the field
  list_->setMouseTracking(true);
  empty_ = paragraphLabel(tr("No command is called that. Try one word of it."), this);
  empty_->setAlignment(Qt::AlignCenter);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 12, 12, 8);
  column->setSpacing(8);
  column->addWidget(field_);
  column->addWidget(list_, 1);
  column->addWidget(empty_, 1);
  hide();
  connect(field_, &QLineEdit::textChanged, this, [this](const QString& text) {
    model_->setQuery(text);
    select(0);
    showCount();
  });
  connect(list_, &QListView::clicked, this, [this](const QModelIndex& at) { choose(at.row()); });
  connect(list_, &QListView::entered, this, [this](const QModelIndex& at) { select(at.row()); });
  field_->installEventFilter(this);
  window->installEventFilter(this);
}

void CommandPalette::ask(const QList<Command>& commands, const QStringList& recent) {
  before_ = QApplication::focusWidget();
  field_->clear();
  model_->setQuery({});
  model_->setCommands(commands, recent);
  place();
  showCount();
  show();
  raise();
  field_->setFocus(Qt::ShortcutFocusReason);
  list_->scrollToTop();
  select(0);
}

void CommandPalette::place() {
  const QSize room = parentWidget()->size();
  const int width = std::min(kWidth, room.width() - 32);
  const int height = std::min(kRows * kRow + 12 + 32 + 8 + 8, room.height() - kTop - 48);
  setGeometry((room.width() - width) / 2, kTop, width, height);
}

void CommandPalette::showCount() {
  list_->setVisible(model_->rowCount() > 0);
  empty_->setVisible(model_->rowCount() == 0);
}

void CommandPalette::select(int row) {
  const int last = model_->rowCount() - 1;
  if (last >= 0) list_->setCurrentIndex(model_->index(std::clamp(row, 0, last), 0));
}

void CommandPalette::choose(int row) {
  QAction* action = model_->action(row);
  if (!action || !action->isEnabled()) return; // the reason stands in its row
  close();
  Q_EMIT chosen(action);
}

void CommandPalette::close() {
  if (isHidden()) return;
  hide();
  if (before_) before_->setFocus(Qt::OtherFocusReason);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) place();
  if (watched != field_) return QFrame::eventFilter(watched, event);
  // Another window in front is no reason to close: whoever comes back finds what was typed.
  if (event->type() == QEvent::FocusOut &&
      static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
    QTimer::singleShot(0, this, [this] {
      if (!field_->hasFocus()) hide();
    });
  if (event->type() == QEvent::ShortcutOverride &&
      !(static_cast<QKeyEvent*>(event)->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
    event->accept(); // Return chooses here and Esc closes; neither reaches the window's own keys
    return true;
  }
  if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
  const int row = list_->currentIndex().row(), last = model_->rowCount() - 1;
  switch (static_cast<QKeyEvent*>(event)->key()) {
  case Qt::Key_Escape:
    close();
    return true;
  case Qt::Key_Return:
  case Qt::Key_Enter:
    choose(row);
    return true;
  case Qt::Key_Down:
    select(row == last ? 0 : row + 1);
    return true;
  case Qt::Key_Up:
    select(row == 0 ? last : row - 1);
    return true;
  case Qt::Key_PageDown:
    select(row + kPage);
    return true;
  case Qt::Key_PageUp:
    select(row - kPage);
    return true;
  default:
    return QFrame::eventFilter(watched, event);
  }
}

void CommandPalette::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme().outline, 1));
  painter.setBrush(theme().panel);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace pentimento
