#include "app/pages/judge_dialog.h"

#include <QFileDialog>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/settings.h"
#include "app/workbench/workbench.h"
#include "core/metrics/intervals.h"
#include "widgets/editors/labels.h"
#include "widgets/views/model/judge_view.h"
#include "widgets/views/panels/content_scroll.h"

namespace pentimento {
namespace {

JudgeView::Count counted(const Proportion& counts) {
  return {counts, wilson(counts)};
}

std::vector<JudgeView::Row> rowsOf(const JudgeInfo& judge) {
  std::vector<JudgeView::Row> rows;
  for (const auto& one : judge.held_out)
    rows.push_back(
        {QString::fromStdString(one.label), counted(one.found), counted(one.false_alarms), one.not_sure});
  return rows;
}

} // namespace

JudgeDialog::JudgeDialog(Workbench& bench, Settings& settings, QWidget* parent)
    : QDialog(parent), bench_(bench), settings_(settings) {
  setObjectName(QStringLiteral("judgeDialog"));
  setWindowTitle(tr("Judge"));
  resize(640, 540);
  view_ = new JudgeView;
  auto* buttons = new QHBoxLayout;
  buttons->setContentsMargins(20, 0, 20, 0);
  other_ = addButton("judgeOther", tr("Another judge…"),
                     tr("A Transformers CLIP folder, or a head that was trained earlier"));
  own_ = addButton("judgeOwn", tr("The model’s own"), tr("The judge that lies in the model’s folder"));
  train_ = addButton(
      "judgeTrain", tr("Train on labelled pictures…"),
      tr("A folder a label with PNG or JPEG pictures in it, and “none” for pictures that show none of "
         "them; at least ten with each label and ten without"));
  use_ = addButton("judgeUse", tr("Judge with it"),
                   tr("From now on the trained head judges; the grid is drawn and counted again"));
  for (auto* button : {other_, own_, train_}) buttons->addWidget(button);
  buttons->addStretch(1);
  buttons->addWidget(use_);
  connect(other_, &QPushButton::clicked, this, &JudgeDialog::askForJudge);
  connect(own_, &QPushButton::clicked, this, [this] { bench_.useJudge({}); });
  connect(train_, &QPushButton::clicked, this, &JudgeDialog::askForPictures);
  connect(use_, &QPushButton::clicked, this, [this] { bench_.useJudge(trained_); });
  auto* note =
      paragraphLabel(tr("Another judge begins anew: what the old one said goes, and all pictures of the grid "
                        "are drawn and judged again. Rates of two judges are never mixed."));
  note->setContentsMargins(20, 0, 20, 0);
  note->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 16);
  column->setSpacing(12);
  column->addWidget(new ContentScroll(view_, this), 1);
  column->addWidget(note);
  column->addLayout(buttons);
  connect(&bench_, &Workbench::judgeChanged, this, &JudgeDialog::showJudge);
  connect(&bench_, &Workbench::modelOpened, this, &JudgeDialog::showJudge);
  connect(&bench_, &Workbench::judgeTrained, this, &JudgeDialog::showTrained);
  connect(&bench_, &Workbench::evidenceChanged, this, [this] {
    if (trained_.isEmpty() && isVisible()) showJudge(); // its errors are counted as pictures come
  });
  connect(&bench_, &Workbench::runChanged, this, [this] { showWhatCanBeDone(); });
  showJudge();
}

QPushButton* JudgeDialog::addButton(const char* name, const QString& text, const QString& tip) {
  auto* button = new QPushButton(text, this);
  button->setObjectName(QString::fromLatin1(name));
  button->setToolTip(tip);
  button->setAutoDefault(false);
  return button;
}

void JudgeDialog::showJudge() {
  trained_.clear();
  const auto card = bench_.judgeCard();
  view_->setJudge(bench_.judge(), counted(card.false_alarms), counted(card.misses), rowsOf(bench_.judge()));
  showWhatCanBeDone();
}

void JudgeDialog::showTrained(const JudgeTrained& trained) {
  view_->setTrained(trained.judge, rowsOf(trained.judge));
  trained_ = QString::fromStdString(trained.judge.folder);
  showWhatCanBeDone();
}

void JudgeDialog::showWhatCanBeDone() {
  const bool free = bench_.canChangeJudge();
  other_->setEnabled(free);
  own_->setEnabled(free && !bench_.judge().folder.empty());
  train_->setEnabled(free && !bench_.judge().name.empty());
  use_->setEnabled(free);
  use_->setVisible(!trained_.isEmpty());
}

void JudgeDialog::askForJudge() {
  const QString folder = QFileDialog::getExistingDirectory(
      this, tr("A Transformers CLIP folder, or a trained head"), settings_.lastFolder());
  if (folder.isEmpty()) return;
  settings_.setLastFolder(folder);
  bench_.useJudge(folder);
}

void JudgeDialog::askForPictures() {
  const QString pictures = QFileDialog::getExistingDirectory(this, tr("Labelled pictures: a folder a label"),
                                                             settings_.lastFolder());
  if (pictures.isEmpty()) return;
  settings_.setLastFolder(pictures);
  const QString out = QFileDialog::getSaveFileName(this, tr("Save the trained head as a folder"),
                                                   pictures + QStringLiteral("-judge"));
  if (!out.isEmpty()) train(pictures, out);
}

void JudgeDialog::train(const QString& pictures, const QString& out) {
  bench_.trainJudge(pictures, out);
  showWhatCanBeDone();
}

} // namespace pentimento
