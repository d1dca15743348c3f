#include "widgets/views/model/judge_view.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include "widgets/editors/labels.h"
#include "widgets/style/figures.h"

namespace pentimento {
namespace {

/// "9/10 [59.6, 98.2] %"
QString said(const JudgeView::Count& count) {
  if (!count.counts.measured()) return JudgeView::tr("not measured");
  return QStringLiteral("%1/%2 [%3, %4] %")
      .arg(count.counts.k)
      .arg(count.counts.n)
      .arg(100 * count.interval.low, 0, 'f', 1)
      .arg(100 * count.interval.high, 0, 'f', 1);
}

QString joined(const std::vector<std::string>& labels) {
  QStringList all;
  for (const auto& label : labels) all << QString::fromStdString(label);
  return all.join(QStringLiteral(", "));
}

QGridLayout* factGrid(QVBoxLayout* column) {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(6);
  column->addLayout(grid);
  return grid;
}

} // namespace

JudgeView::JudgeView(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("The judge"));
  outer_ = new QVBoxLayout(this);
  outer_->setContentsMargins(0, 0, 0, 0);
}

void JudgeView::begin(const QString& title) {
  delete content_;
  content_ = new QWidget(this);
  column_ = new QVBoxLayout(content_);
  column_->setContentsMargins(20, 16, 20, 16);
  column_->setSpacing(12);
  auto* heading = headingLabel(title, content_);
  heading->setObjectName(QStringLiteral("judgeName"));
  heading->setWordWrap(true);
  column_->addWidget(heading);
  outer_->addWidget(content_);
}

void JudgeView::addFacts(const JudgeInfo& judge) {
  auto* grid = factGrid(column_);
  grid->setColumnMinimumWidth(0, 88);
  grid->setColumnStretch(1, 1);
  const auto row = [&](const QString& title, const QString& text) {
    const int at = grid->rowCount();
    grid->addWidget(captionLabel(title, content_), at, 0, Qt::AlignTop);
    grid->addWidget(valueLabel(text, content_), at, 1);
  };
  row(tr("Comes from"), judge.folder.empty() ? tr("the model’s own folder")
                                             : breakableAtSlashes(QString::fromStdString(judge.folder)));
  row(tr("Weights"), QString::fromStdString(judge.weights_sha256.substr(0, 16)));
  row(tr("Kind"), judge.trained ? tr("a head trained on labelled pictures, over a CLIP")
                                : tr("zero-shot CLIP: picture against words"));
  row(tr("Labels"), judge.labels.empty() ? tr("the words that the grid asks for") : joined(judge.labels));
  row(tr("Threshold"), tr("seen from 50 %; not sure, and not counted, between 35 % and 65 %"));
}

void JudgeView::setJudge(const JudgeInfo& judge, const Count& falseAlarms, const Count& misses,
                         const std::vector<Row>& heldOut) {
  if (judge.name.empty()) {
    begin(tr("Nobody judges the pictures"));
    column_->addWidget(paragraphLabel(
        tr("This model brings no judge, so its pictures stay “not scored”. Take a Transformers CLIP folder, "
           "such "
           "as openai/clip-vit-large-patch14 as it is downloaded, or a head that was trained earlier."),
        content_));
    column_->addStretch(1);
    return;
  }
  begin(QString::fromStdString(judge.name));
  addFacts(judge);
  column_->addWidget(dividerLine(content_));
  column_->addWidget(sectionLabel(tr("On this model’s pictures before any edit"), content_));
  auto* grid = factGrid(column_);
  grid->setColumnMinimumWidth(0, 88);
  grid->setColumnStretch(1, 1);
  grid->addWidget(captionLabel(tr("False alarms"), content_), 0, 0);
  grid->addWidget(valueLabel(said(falseAlarms), content_), 0, 1);
  grid->addWidget(captionLabel(tr("Misses"), content_), 1, 0);
  grid->addWidget(valueLabel(said(misses), content_), 1, 1);
  if (judge.trained) addReliability(judge, heldOut);
  column_->addStretch(1);
}

void JudgeView::setTrained(const JudgeInfo& judge, const std::vector<Row>& heldOut) {
  begin(QString::fromStdString(judge.name));
  column_->addWidget(paragraphLabel(tr("Trained just now; it does not judge yet."), content_));
  addFacts(judge);
  addReliability(judge, heldOut);
  column_->addStretch(1);
}

void JudgeView::addReliability(const JudgeInfo& judge, const std::vector<Row>& rows) {
  column_->addWidget(dividerLine(content_));
  column_->addWidget(sectionLabel(tr("On labelled pictures that were kept apart"), content_));
  auto* grid = factGrid(column_);
  grid->setColumnStretch(4, 1);
  const QString heads[] = {tr("Label"), tr("Finds (TPR)"), tr("False alarms (FPR)"), tr("Not sure")};
  for (int i = 0; i < 4; ++i) grid->addWidget(captionLabel(heads[i], content_), 0, i);
  int at = 1;
  for (const auto& row : rows) {
    const QString cells[] = {row.label, said(row.found), said(row.falseAlarms), QString::number(row.notSure)};
    for (int i = 0; i < 4; ++i) {
      auto* cell = valueLabel(cells[i], content_);
      cell->setWordWrap(false);
      grid->addWidget(cell, at, i);
    }
    ++at;
  }
  column_->addWidget(
      paragraphLabel(tr("Learned from %1 pictures, thresholds from %2, counted on %3. Counts are k/n "
                        "with their 95 % interval.")
                         .arg(judge.learned_from)
                         .arg(judge.calibrated_on)
                         .arg(judge.tested_on),
                     content_));
}

} // namespace pentimento
