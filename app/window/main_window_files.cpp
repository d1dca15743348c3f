// Models and edits in and out: dialogs and drops to the workbench.
#include <algorithm>

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>

#include "app/open_target.h"
#include "app/pages/judge_dialog.h"
#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "core/base/resources.h"
#include "widgets/views/bars/main_tool_bar.h"

namespace pentimento {

QString MainWindow::askOpenFolder() {
  const QString folder =
      QFileDialog::getExistingDirectory(this, tr("Open a model folder"), settings_.lastFolder());
  if (!folder.isEmpty()) settings_.setLastFolder(folder);
  return folder;
}

void MainWindow::connectFile() {
  connect(actions_->openMiniature, &QAction::triggered, this, [this] { openModel("miniature"); });
  connect(actions_->openFolder, &QAction::triggered, this, [this] {
    if (const QString folder = askOpenFolder(); !folder.isEmpty()) openModel(folder);
  });
  connect(actions_->openFile, &QAction::triggered, this, [this] {
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Open a checkpoint"), settings_.lastFolder(),
        tr("Checkpoints (*.safetensors *.ckpt *.pt *.pth *.bin);;All files (*)"));
    if (file.isEmpty()) return;
    settings_.setLastFolder(QFileInfo(file).path());
    openPath(file);
  });
  connect(actions_->openEdit, &QAction::triggered, this, [this] {
    const QString file = QFileDialog::getOpenFileName(this, tr("Open an edit"), settings_.lastFolder(),
                                                      tr("Edits (*.safetensors)"));
    if (!file.isEmpty()) bench_.openEdit(file);
  });
  connect(actions_->openSuite, &QAction::triggered, this, [this] {
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Open a suite of prompts"), settings_.lastFolder(), tr("Suites (*.csv);;Pictures (*.png)"));
    if (!file.isEmpty()) openPath(file);
  });
  connect(actions_->planSuite, &QAction::triggered, &bench_, &Workbench::closeSuite);
  connect(&bench_, &Workbench::suiteChanged, this,
          [this] { actions_->planSuite->setEnabled(bench_.hasOwnSuite()); });
  connect(actions_->exportEdit, &QAction::triggered, this, &MainWindow::exportNewestEdit);
  connect(actions_->exportModel, &QAction::triggered, this, [this] {
    const QString folder = tr("A new folder, as Diffusers opens it (*)");
    const QString single = tr("A single file, as most other tools open it (*.safetensors)");
    QString chosen = folder;
    QString path = QFileDialog::getSaveFileName(this, tr("Export the edited model"), settings_.lastFolder(),
                                                folder + QStringLiteral(";;") + single, &chosen);
    if (path.isEmpty()) return;
    const QString ending = QStringLiteral(".safetensors");
    if (chosen == single && !path.endsWith(ending)) path += ending;
    bench_.exportModel(path, chosen == single || path.endsWith(ending));
  });
  connect(actions_->quit, &QAction::triggered, this, &QWidget::close);
  connect(actions_->aboutModel, &QAction::triggered, this, [this] { showAboutModel(bench_.model()); });
  connect(actions_->judge, &QAction::triggered, this, [this] {
    if (!judge_) judge_ = new JudgeDialog(bench_, settings_, this);
    judge_->show();
    judge_->raise();
  });
  connect(actions_->about, &QAction::triggered, this, [this] {
    QMessageBox::about(
        this, tr("About Pentimento"),
        tr("Pentimento %1, LibTorch %2, Qt %3\n\nErases a concept from a text-to-image model while you "
           "watch, and shows with evidence what still shines through.\n\nGPL-3.0-or-later")
            .arg(QString::fromStdString(program_version()), QString::fromStdString(torch_version()),
                 QString::fromLatin1(qVersion())));
  });
  connect(&bench_, &Workbench::modelOpening, this,
          [this](const QString& path) { toolBar_->setOpening(path); });
  connect(&bench_, &Workbench::modelOpened, this, &MainWindow::showModel);
  connect(&bench_, &Workbench::modelRefused, this, &MainWindow::showAboutModel);
}

void MainWindow::exportNewestEdit() {
  if (bench_.edits().empty()) return;
  const EditInfo& edit = bench_.edits().back();
  const QString name = QString::fromStdString(edit.name).replace(QStringLiteral(" → "), "-");
  const QString file = QFileDialog::getSaveFileName(this, tr("Save the edit"),
                                                    settings_.lastFolder() + "/" + name + ".safetensors",
                                                    tr("Edits (*.safetensors)"));
  if (!file.isEmpty()) bench_.exportEdit(edit.id, file);
}

void MainWindow::openPath(const QString& path) {
  switch (openTargetOf(path)) {
  case OpenTarget::Edit:
    return bench_.openEdit(path);
  case OpenTarget::Suite:
    return bench_.openSuite(path);
  case OpenTarget::Picture:
    return bench_.openPictures({path});
  case OpenTarget::Judge:
    return bench_.useJudge(path);
  case OpenTarget::Model:
    return openModel(path);
  }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  const auto urls = event->mimeData()->urls();
  const bool files = !urls.isEmpty() &&
                     std::all_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); });
  if (files && !bench_.run().running()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  QStringList pictures;
  for (const QUrl& url : event->mimeData()->urls()) {
    const QString path = url.toLocalFile();
    if (openTargetOf(path) == OpenTarget::Picture)
      pictures << path;
    else
      return openPath(path); // one model, edit or suite at a time
  }
  bench_.openPictures(pictures);
}

} // namespace pentimento
