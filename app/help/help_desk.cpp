#include "app/help/help_desk.h"

#include <QApplication>
#include <QDesktopServices>
#include <QMenu>
#include <QMessageBox>

#include "app/demo/demo.h"
#include "app/help/help_pages.h"
#include "app/help/help_topics.h"
#include "app/settings.h"
#include "app/tour/tour.h"
#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "widgets/views/help/help_view.h"

namespace pentimento {

HelpDesk::HelpDesk(MainWindow& window)
    : QObject(&window), window_(window), demo_(new Demo(window)), tour_(new Tour(window)) {
  setObjectName("helpDesk");
  auto* menu = window_.findChild<QMenu*>(QStringLiteral("helpMenu"));
  before_ = menu->actions().isEmpty() ? nullptr : menu->actions().first();
  connect(add(*menu, "help", tr("&Help"), QKeySequence(Qt::Key_F1), tr("The page about what has the focus")),
          &QAction::triggered, this, &HelpDesk::showTopic);
  connect(add(*menu, "showKeys", tr("&Keys"), {}, tr("All keys in a table")), &QAction::triggered, this,
          [this] { showPage(QStringLiteral("keys")); });
  connect(add(*menu, "tour", tr("Quick &tour"), {}, tr("Five places of the window")), &QAction::triggered,
          tour_, &Tour::start);
  connect(add(*menu, "demo", tr("Play the &demo"), {}, tr("The whole walk by itself, on the miniature")),
          &QAction::triggered, this, &HelpDesk::askForDemo);
  connect(add(*menu, "sampleProject", tr("Open the &sample project"), {},
              tr("An erasure that is done, to look at: pictures, timeline, curves, labels")),
          &QAction::triggered, &window_, &MainWindow::openSampleProject);
  if (before_) menu->insertSeparator(before_);
}

QAction* HelpDesk::add(QMenu& menu, const char* name, const QString& text, const QKeySequence& key,
                       const QString& tip) {
  auto* action = new QAction(text, this);
  action->setObjectName(QString::fromLatin1(name));
  action->setShortcut(key);
  action->setToolTip(
      key.isEmpty() ? tip : tip + QStringLiteral("  (%1)").arg(key.toString(QKeySequence::NativeText)));
  window_.addAction(action);
  menu.insertAction(before_, action);
  return action;
}

void HelpDesk::makeView() {
  view_ = new HelpView(&window_);
  view_->setWindowFlag(Qt::Window);
  view_->setWindowTitle(tr("Help"));
  view_->resize(960, 700);
  connect(view_, &HelpView::outsideRequested, this,
          [](const QUrl& address) { QDesktopServices::openUrl(address); });
}

void HelpDesk::showPage(const QString& id) {
  if (!view_) makeView();
  if (!view_->isVisible()) view_->setPages(helpPages(window_.actions().all())); // keys may be others now
  view_->showPage(id);
  view_->show();
  view_->raise();
  view_->activateWindow();
}

void HelpDesk::showTopic() {
  showPage(helpTopicOf(QApplication::focusWidget(), QString::fromStdString(window_.bench().plan().method)));
}

void HelpDesk::welcome() {
  Settings settings;
  if (settings.tourSeen()) return;
  settings.setTourSeen();
  tour_->start();
}

void HelpDesk::askForDemo() {
  Workbench& bench = window_.bench();
  if (bench.run().running()) return;
  if (!bench.edits().empty() &&
      QMessageBox::question(
          &window_, tr("Play the demo"),
          tr("The demo opens the miniature anew. Edits that are not saved are lost. Play it?")) !=
          QMessageBox::Yes)
    return;
  tour_->stop();
  demo_->play(Demo::Pace::Loop);
}

} // namespace pentimento
