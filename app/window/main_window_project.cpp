// The project of the window: which one, its menu, its messages.
#include <QDate>
#include <QDesktopServices>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QUrl>

#include "app/pages/grid_page.h"
#include "app/project/project_keeper.h"
#include "app/project/sample_project.h"
#include "app/report/report_job.h"
#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "core/base/error.h"
#include "widgets/views/bars/banner.h"
#include "widgets/views/grid_view.h"
#include "widgets/views/panels/evidence_panel.h"

namespace pentimento {
namespace {

constexpr auto kEnding = QLatin1String(".pentimento");

/// A folder that is not there yet.
QString untitledProject() {
  const QDir place = projectsFolder();
  const QString name = MainWindow::tr("Untitled %1").arg(QDate::currentDate().toString(Qt::ISODate));
  QString folder = place.filePath(name + kEnding);
  for (int number = 2; QFileInfo::exists(folder); ++number)
    folder = place.filePath(QStringLiteral("%1 (%2)%3").arg(name).arg(number).arg(kEnding));
  return folder;
}

/// "bit-equal", or how far off and which recorded condition is another now.
QString replayText(const ReplayResult& result) {
  if (result.bit_equal) return MainWindow::tr("Bit-equal to the recorded picture.");
  QStringList changed;
  for (const auto& one : result.changed)
    changed << MainWindow::tr("%1: %2 when recorded, %3 now")
                   .arg(QString::fromStdString(one.name), QString::fromStdString(one.recorded),
                        QString::fromStdString(one.now));
  const QString conditions = changed.isEmpty() ? MainWindow::tr("No recorded condition changed.")
                                               : changed.join(QStringLiteral("; "));
  if (!result.difference)
    return MainWindow::tr("Differs; %1. %2").arg(QString::fromStdString(result.note), conditions);
  return MainWindow::tr("Differs by at most %1 of 255, PSNR %2 dB. %3")
      .arg(result.difference->largest)
      .arg(result.difference->psnr_db, 0, 'f', 1)
      .arg(conditions);
}

} // namespace

void MainWindow::startProject(const QString& project, const QString& model, const QString& device,
                              const QString& precision) {
  startModel_ = model;
  startDevice_ = device;
  startPrecision_ = precision;
  QString folder = project;
  if (folder.isEmpty() && model.isEmpty())
    for (const QString& recent : settings_.recentProjects())
      if (folder.isEmpty() && QFileInfo::exists(recent)) folder = recent;
  keeper_->open(folder.isEmpty() ? untitledProject() : folder);
}

void MainWindow::connectProject() {
  keeper_ = new ProjectKeeper(bench_, jobs_, this);
  makeProjectMenu();
  connect(&bench_, &Workbench::modelOpening, this, [this](const QString& word) { openedWord_ = word; });
  connect(keeper_, &ProjectKeeper::opened, this, [this](const QString& folder, const QString& keptCopy) {
    settings_.addRecentProject(folder);
    setWindowTitle(tr("%1 – Pentimento").arg(keeper_->name()));
    if (!keptCopy.isEmpty())
      offer(BannerKind::Warning, tr("This project was made by an older Pentimento and has been brought up to "
                                    "date. Its index from before is kept as %1.")
                                     .arg(keptCopy));
  });
  connect(keeper_, &ProjectKeeper::refused, this, [this](const QString&, const QString& sentence) {
    offer(BannerKind::Error, sentence);
    if (!keeper_->isOpen() && !std::exchange(triedUntitled_, true)) return keeper_->open(untitledProject());
    if (!keeper_->isOpen()) openStartModel(); // nothing can be kept, which the banner says; work goes on
  });
  connect(keeper_, &ProjectKeeper::modelAsked, this, &MainWindow::openStartModel);
  connect(keeper_, &ProjectKeeper::modelMissing, this, &MainWindow::askForModel);
  connect(keeper_, &ProjectKeeper::restored, this, [this](const CellKey& key) {
    resumeLabels();
    if (key.row >= 0 && key.row < static_cast<int>(bench_.suite().cases.size())) grid_->grid().selectKey(key);
  });
  connect(keeper_, &ProjectKeeper::stuck, this, [this](const QString& sentence) {
    offer(BannerKind::Error, tr("Not saved yet, it is tried again: %1").arg(sentence));
  });
  connect(keeper_, &ProjectKeeper::unstuck, this,
          [this] { offer(BannerKind::Done, tr("Everything is saved again.")); });
  connect(keeper_, &ProjectKeeper::warned, this,
          [this](const QString& sentence) { offer(BannerKind::Warning, sentence); });
  connect(grid_, &GridPage::cellSelected, keeper_, &ProjectKeeper::select);
  connectReplay();
  connectReport();
}

void MainWindow::openSampleProject() {
  if (bench_.run().running())
    return offer(BannerKind::Warning,
                 tr("An erasure is running. Stop it, or wait, then open the sample project."));
  try {
    keeper_->open(sampleProject());
  } catch (const Error& error) {
    offer(BannerKind::Error, QString::fromUtf8(error.what()));
  }
}

void MainWindow::connectReplay() {
  connect(evidence_, &EvidencePanelView::replayRequested, this, [this] {
    evidence_->setReplay(tr("Drawing it again…"));
    keeper_->replay(selected_);
  });
  connect(keeper_, &ProjectKeeper::replayed, this, [this](const CellKey& key, const ReplayResult& result) {
    if (key == selected_) evidence_->setReplay(replayText(result));
  });
  connect(keeper_, &ProjectKeeper::notReplayed, this,
          [this](const QString& sentence) { evidence_->setReplay(sentence); });
  connect(&bench_, &Workbench::shownStateChanged, this, [this] { evidence_->setReplay({}); });
}

void MainWindow::connectReport() {
  report_ = new ReportJob(this);
  connect(report_, &ReportJob::progressed, this, [this](const QString& sentence) {
    offer(BannerKind::Done, sentence, tr("Stop"), [this] { report_->stop(); });
  });
  connect(report_, &ReportJob::stopped, this,
          [this] { offer(BannerKind::Warning, tr("The audit report was stopped; it is not whole.")); });
  connect(report_, &ReportJob::failed, this,
          [this](const QString& sentence) { offer(BannerKind::Error, sentence); });
  connect(report_, &ReportJob::finished, this, [this](const QString& folder) {
    offer(BannerKind::Done, tr("The audit report is in %1.").arg(QDir::toNativeSeparators(folder)),
          tr("Open"), [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder + "/report.html")); });
  });
}

void MainWindow::askForReport() {
  const QString folder = QFileDialog::getSaveFileName(this, tr("A folder for the audit report"),
                                                      QFileInfo(keeper_->folder()).path() + "/" +
                                                          tr("%1 audit").arg(keeper_->name()));
  if (!folder.isEmpty()) report_->start(keeper_->folder(), folder, bench_.picturesTell());
}

void MainWindow::openStartModel() {
  QString word = startModel_.isEmpty() ? QStringLiteral("miniature") : startModel_;
  if (!bench_.model().base_hash.empty()) word = openedWord_;
  openModel(word, startDevice_, startPrecision_);
}

void MainWindow::askForModel(const QString& name, const QString& path) {
  offer(BannerKind::Warning,
        tr("The model %1 of this project is not where it was, %2. Nothing is drawn or written until it is "
           "found, or another one is opened.")
            .arg(name, path),
        tr("Find it…"), [this, name, path] {
          const QString title = tr("Where is %1 now?").arg(name);
          const QString found = QFileInfo(path).suffix().isEmpty()
                                    ? QFileDialog::getExistingDirectory(this, title, settings_.lastFolder())
                                    : QFileDialog::getOpenFileName(this, title, settings_.lastFolder());
          if (!found.isEmpty()) keeper_->findModelAt(found);
        });
}

void MainWindow::offer(BannerKind kind, const QString& text, const QString& action,
                       std::function<void()> then) {
  disconnect(offered_);
  if (then) offered_ = connect(&grid_->banner(), &Banner::actionRequested, this, std::move(then));
  grid_->banner().say(kind, text, action);
}

void MainWindow::makeProjectMenu() {
  QMenu* file = menuBar()->actions().front()->menu();
  QAction* first = file->actions().front();
  const auto add = [&](const QString& text, const char* name, auto&& then) {
    auto* action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    connect(action, &QAction::triggered, this, then);
    connect(&bench_, &Workbench::runChanged, action,
            [action](const RunView& run) { action->setEnabled(!run.running()); });
    file->insertAction(first, action);
    return action;
  };
  add(tr("&New project…"), "newProject", [this] {
    QString folder = QFileDialog::getSaveFileName(this, tr("A new project"), settings_.lastFolder(),
                                                  tr("Projects (*%1)").arg(kEnding));
    if (folder.isEmpty()) return;
    if (!folder.endsWith(kEnding)) folder += kEnding;
    keeper_->open(folder);
  });
  add(tr("Open p&roject…"), "openProject", [this] {
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Open a project"), settings_.lastFolder());
    if (!folder.isEmpty()) keeper_->open(folder);
  });
  auto* recent = new QMenu(tr("Recent pro&jects"), this);
  recent->setObjectName("recentProjects");
  connect(recent, &QMenu::aboutToShow, recent, [this, recent] {
    recent->clear();
    for (const QString& folder : settings_.recentProjects()) {
      auto* action = recent->addAction(QFileInfo(folder).completeBaseName(), this,
                                       [this, folder] { keeper_->open(folder); });
      action->setToolTip(QDir::toNativeSeparators(folder));
      action->setEnabled(!bench_.run().running() && folder != keeper_->folder());
    }
  });
  recent->setToolTipsVisible(true);
  file->insertMenu(first, recent);
  add(tr("&Close the project"), "closeProject", [this] { keeper_->open(untitledProject()); });
  file->insertSeparator(first);
  add(tr("&Audit report…"), "auditReport", [this] { askForReport(); });
  file->insertSeparator(first);
}

} // namespace pentimento
