#include "app/window/main_window.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QStatusBar>
#include <QVBoxLayout>

#include "app/help/help_desk.h"
#include "app/look/look_menus.h"
#include "app/pages/compare_page.h"
#include "app/pages/grid_page.h"
#include "app/pages/model_dialog.h"
#include "app/pages/present_window.h"
#include "app/project/project_keeper.h"
#include "app/window/actions.h"
#include "app/window/window_commands.h"
#include "core/base/log.h"
#include "widgets/views/attack/attack_panel.h"
#include "widgets/views/bars/banner.h"
#include "widgets/views/bars/main_tool_bar.h"
#include "widgets/views/bars/status_strip.h"
#include "widgets/views/docks/charts_panel.h"
#include "widgets/views/docks/conflict_panel.h"
#include "widgets/views/docks/label_queue_view.h"
#include "widgets/views/docks/log_panel.h"
#include "widgets/views/docks/queue_panel.h"
#include "widgets/views/docks/token_panel.h"
#include "widgets/views/docks/trade_off_panel.h"
#include "widgets/views/panels/edits_panel.h"
#include "widgets/views/panels/evidence_panel.h"
#include "widgets/views/panels/panel_head.h"
#include "widgets/views/panels/plan_panel.h"

namespace pentimento {

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent), bench_(jobs_), attacks_(jobs_, bench_) {
  setObjectName("mainWindow");
  setWindowTitle(tr("Pentimento"));
  setMinimumSize(1024, 640);
  takeRoom();
  setDockNestingEnabled(false);
  setAcceptDrops(true);
  setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
  setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  actions_ = new Actions(this, bench_.undoStack());
  makeCentre();
  makePlanDock();
  makeEvidenceDock();
  makeBottomDocks();
  makeStatusBar();
  makeMenus();
  makeToolBar();
  connectFile();
  connectRun();
  connectView();
  connectPlan();
  connectEdits();
  connectEvidence();
  connectCharts();
  connectTokens();
  connectAttack();
  connectLog();
  connectLabels();
  connectQueue();
  connectStatus();
  connectProject();
  connectPictures();
  new HelpDesk(*this); // before the commands: its actions have keys as well
  new WindowCommands(*this, *actions_, settings_, bench_);
  showRun(bench_.run());
  restoreGeometry(settings_.geometry());
  if (const auto layout = settings_.layout(); !layout.isEmpty()) restoreState(layout);
}

MainWindow::~MainWindow() {
  log::set_sink({});
}

/// As large as in the design, or all of a smaller screen: nothing may begin outside it.
void MainWindow::takeRoom() {
  constexpr QSize kAsDesigned{1440, 900};
  const QSize room = screen()->availableSize();
  resize(kAsDesigned);
  if (room.expandedTo(minimumSize()) != room || room.expandedTo(kAsDesigned) == room) return;
  resize(kAsDesigned.boundedTo(room));
  setWindowState(Qt::WindowMaximized); // so that its frame has room, too
}

void MainWindow::openModel(const QString& path, const QString& device, const QString& precision) {
  bench_.openModel(path, device, precision);
}

void MainWindow::makeCentre() {
  grid_ = new GridPage(bench_, this);
  compare_ = new ComparePage(bench_, this);
  pages_ = new QStackedWidget(this);
  pages_->setObjectName("pages");
  pages_->addWidget(grid_);
  pages_->addWidget(compare_);
  setCentralWidget(pages_);
}

QDockWidget* MainWindow::dock(const char* name, const QString& title, QWidget* content,
                              Qt::DockWidgetArea area) {
  auto* dock = new QDockWidget(title, this);
  dock->setObjectName(QString::fromLatin1(name));
  dock->toggleViewAction()->setObjectName("show_" + dock->objectName());
  dock->setWidget(content);
  dock->setFeatures(QDockWidget::DockWidgetClosable);
  addDockWidget(area, dock);
  return dock;
}

void MainWindow::makePlanDock() {
  plan_ = new PlanPanel(this);
  plan_->setObjectName("plan");
  edits_ = new EditsPanel(this);
  edits_->setObjectName("edits");
  edits_->setActions(actions_->undo, actions_->redo, actions_->exportEdit);
  auto* both = new QWidget(this);
  auto* column = new QVBoxLayout(both);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(plan_); // as high as it needs; the edits have the rest
  column->addWidget(edits_, 1);
  planDock_ = dock("planDock", tr("Plan"), both, Qt::LeftDockWidgetArea);
  planDock_->setTitleBarWidget(plan_->head());
  both->setMinimumWidth(208);
  both->setMaximumWidth(360);
}

void MainWindow::makeEvidenceDock() {
  evidence_ = new EvidencePanelView(this);
  evidence_->setObjectName("evidence");
  evidenceDock_ = dock("evidenceDock", tr("Evidence"), evidence_, Qt::RightDockWidgetArea);
  evidenceDock_->setTitleBarWidget(evidence_->head());
  evidence_->setMinimumWidth(264);
  evidence_->setMaximumWidth(440);
  resizeDocks({planDock_, evidenceDock_}, {232, 280}, Qt::Horizontal);
}

void MainWindow::makeBottomDocks() {
  charts_ = new ChartsPanel(this);
  tradeOff_ = new TradeOffPanel(this);
  attack_ = new AttackPanel(this);
  conflicts_ = new ConflictPanel(this);
  tokens_ = new TokenPanel(this);
  queue_ = new QueuePanel(this);
  labelQueue_ = new LabelQueueView(this);
  labelQueue_->setObjectName("labelQueue");
  log_ = new LogPanel(this);
  const auto add = [this](const char* name, const QString& title, auto* panel) {
    QDockWidget* bottom = dock(name, title, panel, Qt::BottomDockWidgetArea);
    bottom->setTitleBarWidget(panel->head());
    connect(panel, &std::remove_pointer_t<decltype(panel)>::closeRequested, bottom, &QWidget::hide);
    bottomDocks_.push_back(bottom);
    return bottom;
  };
  add("chartsDock", tr("Charts"), charts_);
  add("tradeOffDock", tr("Trade-off"), tradeOff_);
  add("attackDock", tr("Attack"), attack_);
  add("conflictDock", tr("Conflict map"), conflicts_);
  add("tokenDock", tr("Tokens"), tokens_);
  add("queueDock", tr("Queue"), queue_);
  labelDock_ = add("labelDock", tr("Label queue"), labelQueue_);
  add("logDock", tr("Log"), log_);
  for (auto* bottom : bottomDocks_) {
    if (bottom != bottomDocks_.front()) tabifyDockWidget(bottomDocks_.front(), bottom);
    bottom->hide();
  }
}

void MainWindow::makeStatusBar() {
  status_ = new StatusStrip(this);
  const char* icons[] = {"chart", "tradeoff", "attack", "map", "token", "queue", "label", "log"};
  for (std::size_t i = 0; i < bottomDocks_.size(); ++i) {
    QAction* toggle = bottomDocks_[i]->toggleViewAction();
    DockSwitch* flip = status_->addSwitch(QString::fromLatin1(icons[i]), toggle);
    if (bottomDocks_[i]->widget() == labelQueue_) labelSwitch_ = flip;
    connect(toggle, &QAction::triggered, bottomDocks_[i], [dock = bottomDocks_[i]](bool on) {
      if (on) dock->raise();
    });
  }
  auto* holder = new QWidget(this); // below docks and centre alike, across the whole window
  auto* line = new QVBoxLayout(holder);
  line->setContentsMargins(0, 0, 0, 0);
  line->addWidget(status_);
  auto* bar = new QStatusBar(this);
  bar->setSizeGripEnabled(false);
  bar->setContentsMargins(0, 0, 0, 0);
  bar->addPermanentWidget(holder, 1);
  bar->setFixedHeight(32);
  setStatusBar(bar);
}

void MainWindow::makeToolBar() {
  auto* menu = new QMenu(this);
  for (QAction* action : menuBar()->actions()) menu->addAction(action);
  auto* open = new QMenu(this);
  open->addActions({actions_->openMiniature, actions_->openFolder, actions_->openFile});
  open->addSeparator();
  for (const QString& path : settings_.recentModels())
    open->addAction(path, this, [this, path] { openModel(path); });
  MainActions shown;
  shown.menu = menu;
  shown.open = actions_->openFolder;
  shown.open_menu = open;
  shown.play = actions_->play;
  shown.pause = actions_->pause;
  shown.stop = actions_->stop;
  shown.compare = actions_->compare;
  shown.present = actions_->present;
  toolBar_ = new MainToolBar(shown, this);
  addToolBar(toolBar_);
  connect(actions_->menu, &QAction::triggered, toolBar_, &MainToolBar::openMenu);
}

void MainWindow::makeMenus() {
  auto* file = menuBar()->addMenu(tr("&File"));
  file->addActions({actions_->openMiniature, actions_->openFolder, actions_->openFile, actions_->openEdit});
  file->addActions({actions_->openSuite, actions_->planSuite});
  file->addSeparator();
  file->addActions({actions_->exportEdit, actions_->exportModel});
  file->addSeparator();
  file->addActions({actions_->savePicture, actions_->copyPicture, actions_->picturesTell});
  file->setToolTipsVisible(true);
  file->addSeparator();
  file->addAction(actions_->quit);
  menuBar()->addMenu(tr("&Model"))->addActions({actions_->aboutModel, actions_->judge});
  auto* run = menuBar()->addMenu(tr("&Run"));
  run->addActions({actions_->erase, actions_->eraseLater});
  run->addSeparator();
  run->addActions({actions_->play, actions_->pause, actions_->stop});
  auto* edit = menuBar()->addMenu(tr("&Edit"));
  edit->addActions({actions_->undo, actions_->redo});
  edit->addSeparator();
  edit->addActions({actions_->commandPalette, actions_->keys});
  auto* view = menuBar()->addMenu(tr("&View"));
  view->addActions({actions_->compare, actions_->present, actions_->reveal, actions_->livePreview,
                    actions_->allAtSnapshots});
  view->addSeparator();
  view->addActions({actions_->previousSnapshot, actions_->nextSnapshot, actions_->liveSnapshot});
  view->addSeparator();
  view->addActions({planDock_->toggleViewAction(), evidenceDock_->toggleViewAction()});
  for (auto* bottom : bottomDocks_) view->addAction(bottom->toggleViewAction());
  view->addSeparator();
  auto* look = new LookMenus(*this, *actions_, settings_,
                             [this](const QString& text) { grid_->banner().say(BannerKind::Done, text); });
  look->addTo(*view);
  auto* help = menuBar()->addMenu(tr("&Help"));
  help->setObjectName("helpMenu");
  help->addAction(actions_->about);
  menuBar()->hide(); // lives behind the menu button
}

void MainWindow::closeEvent(QCloseEvent* event) {
  settings_.setWindow(saveGeometry(), saveState());
  keeper_->close();
  event->accept();
}

void MainWindow::resetLayout() {
  settings_.forgetWindow();
  planDock_->show();
  evidenceDock_->show();
  for (auto* bottom : bottomDocks_) bottom->hide();
  resizeDocks({planDock_, evidenceDock_}, {232, 280}, Qt::Horizontal);
}

void MainWindow::setPresent(bool on) {
  if (on && !present_) {
    present_ = new PresentWindow(bench_, this);
    connect(present_, &PresentWindow::closed, actions_->present,
            [this] { actions_->present->setChecked(false); });
    connect(present_, &PresentWindow::snapshotStepped, grid_, &GridPage::stepSnapshot);
    connect(present_, &PresentWindow::pauseToggled, actions_->togglePause, &QAction::trigger);
  }
  if (!present_) return;
  if (on)
    present_->showFullScreen();
  else
    present_->hide();
}

void MainWindow::showAboutModel(const ModelInfo& info) {
  if (!about_) about_ = new ModelDialog(this);
  about_->setModel(info);
  about_->show();
  about_->raise();
}

void MainWindow::setCompare(bool open) {
  if (open && selected_.row < 0 && !bench_.plan().seeds.empty()) selected_ = {0, bench_.plan().seeds.front()};
  if (open && selected_.row < 0) open = false;
  if (open) compare_->showCell(selected_);
  pages_->setCurrentWidget(open ? static_cast<QWidget*>(compare_) : grid_);
  actions_->compare->setChecked(open);
  if (!open) grid_->returnTo(selected_);
}

} // namespace pentimento
