#include "widgets/views/help/help_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTextDocument>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "widgets/editors/labels.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"
#include "widgets/views/help/help_browser.h"
#include "widgets/views/help/help_style.h"

namespace pentimento {
namespace {
constexpr int kIdRole = Qt::UserRole;
constexpr int kListWidth = 232;
constexpr int kRow = 28;
const QString kScheme = QStringLiteral("page");
} // namespace

HelpView::HelpView(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("help"));
  list_ = new QTreeWidget;
  list_->setObjectName(QStringLiteral("helpPages"));
  list_->setAccessibleName(tr("Pages of the help"));
  list_->header()->hide();
  list_->setFixedWidth(kListWidth);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setIndentation(12);
  list_->setRootIsDecorated(false);
  browser_ = new HelpBrowser;
  browser_->setObjectName(QStringLiteral("helpText"));
  browser_->setAccessibleName(tr("Page"));
  browser_->setFrameShape(QFrame::NoFrame);
  browser_->setOpenLinks(false);
  browser_->document()->setDocumentMargin(24);
  for (QAbstractScrollArea* area :
       {static_cast<QAbstractScrollArea*>(list_), static_cast<QAbstractScrollArea*>(browser_)})
    area->viewport()->setAutoFillBackground(false);
  auto* both = new QHBoxLayout;
  both->setSpacing(0);
  both->addWidget(list_);
  both->addWidget(browser_, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeHead());
  column->addWidget(dividerLine(this));
  column->addLayout(both, 1);
  connect(list_, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
    if (item) showPage(item->data(0, kIdRole).toString());
  });
  connect(browser_, &QTextBrowser::anchorClicked, this, [this](const QUrl& address) {
    if (address.scheme() == kScheme)
      showPage(address.path());
    else
      Q_EMIT outsideRequested(address);
  });
}

QWidget* HelpView::makeHead() {
  auto* head = new QWidget;
  back_ = new QToolButton;
  back_->setAutoRaise(true);
  back_->setIcon(icon(QStringLiteral("left")));
  back_->setToolTip(tr("Back to the page before  (Alt+Left)"));
  back_->setAccessibleName(tr("Back"));
  back_->setEnabled(false);
  find_ = new QLineEdit;
  find_->setObjectName(QStringLiteral("helpFind"));
  find_->setPlaceholderText(tr("Find in the help"));
  find_->setAccessibleName(tr("Find in the help"));
  find_->setClearButtonEnabled(true);
  find_->setFixedSize(240, 32);
  found_ = captionLabel({});
  auto* line = new QHBoxLayout(head);
  line->setContentsMargins(8, 8, 16, 8);
  line->setSpacing(8);
  line->addWidget(back_);
  line->addStretch();
  line->addWidget(found_);
  line->addWidget(find_);
  connect(back_, &QToolButton::clicked, this, &HelpView::back);
  connect(find_, &QLineEdit::returnPressed, this, &HelpView::findNext);
  connect(find_, &QLineEdit::textEdited, found_, &QLabel::clear);
  for (const auto& [key, slot] : {std::pair{QKeySequence(QKeySequence::Find), &HelpView::focusFind},
                                  std::pair{QKeySequence(QKeySequence::FindNext), &HelpView::findNext},
                                  std::pair{QKeySequence(Qt::ALT | Qt::Key_Left), &HelpView::back}}) {
    auto* action = new QAction(this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, slot);
    addAction(action);
  }
  return head;
}

void HelpView::setPages(const HelpPages& pages) {
  pages_ = pages;
  past_.clear();
  current_.clear();
  const QSignalBlocker quiet(list_);
  list_->clear();
  QTreeWidgetItem* group = nullptr;
  for (const HelpPage& page : pages_) {
    if (!group || group->text(0) != page.group) {
      group = new QTreeWidgetItem(list_, {page.group});
      group->setFlags(Qt::ItemIsEnabled);
      group->setFont(0, uiFont(11, QFont::Medium));
      group->setSizeHint(0, {kListWidth, kRow});
      group->setForeground(0, theme().textMuted);
    }
    auto* item = new QTreeWidgetItem(group, {page.title});
    item->setData(0, kIdRole, page.id);
    item->setSizeHint(0, {kListWidth, kRow});
  }
  list_->expandAll();
  if (!pages_.isEmpty()) showPage(pages_.front().id);
}

int HelpView::indexOf(const QString& id) const {
  for (int i = 0; i < pages_.size(); ++i)
    if (pages_[i].id == id) return i;
  return -1;
}

bool HelpView::showPage(const QString& id) {
  const int index = indexOf(id);
  if (index < 0) return false;
  if (id == current_) return true;
  if (!current_.isEmpty()) past_ << current_;
  back_->setEnabled(!past_.isEmpty());
  current_ = id;
  render(pages_[index]);
  const QSignalBlocker quiet(list_);
  for (QTreeWidgetItemIterator at(list_); *at; ++at)
    if ((*at)->data(0, kIdRole).toString() == id) list_->setCurrentItem(*at);
  return true;
}

void HelpView::render(const HelpPage& page) {
  browser_->document()->setMarkdown(QStringLiteral("# %1\n\n%2").arg(page.title, page.markdown));
  styleHelp(*browser_->document());
  browser_->moveCursor(QTextCursor::Start);
  browser_->verticalScrollBar()->setValue(0);
}

QString HelpView::pageText() const {
  return browser_->toPlainText();
}

void HelpView::back() {
  if (past_.isEmpty()) return;
  const QString id = past_.takeLast();
  current_.clear();
  showPage(id);
  back_->setEnabled(!past_.isEmpty());
}

void HelpView::focusFind() {
  find_->setFocus();
  find_->selectAll();
}

void HelpView::findNext() {
  const QString words = find_->text();
  found_->clear();
  if (words.isEmpty() || pages_.isEmpty() || browser_->find(words)) return;
  const int here = std::max(0, indexOf(current_));
  for (int step = 1; step <= pages_.size(); ++step) { // the last one is this page again, from its top
    const HelpPage& page = pages_[(here + step) % pages_.size()];
    if (!page.title.contains(words, Qt::CaseInsensitive) &&
        !page.markdown.contains(words, Qt::CaseInsensitive))
      continue;
    showPage(page.id);
    browser_->moveCursor(QTextCursor::Start);
    if (browser_->find(words)) return;
  }
  found_->setText(tr("Not found"));
}

void HelpView::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && isWindow()) return void(close());
  QWidget::keyPressEvent(event);
}

void HelpView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange && indexOf(current_) >= 0) {
    const int top = browser_->verticalScrollBar()->value();
    render(pages_[indexOf(current_)]);
    browser_->verticalScrollBar()->setValue(top);
  }
  QWidget::changeEvent(event);
}

} // namespace pentimento
