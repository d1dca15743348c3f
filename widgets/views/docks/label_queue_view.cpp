#include "widgets/views/docks/label_queue_view.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/editors/choice_combo.h"
#include "widgets/editors/labels.h"
#include "widgets/style/fonts.h"
#include "widgets/style/image_conversion.h"
#include "widgets/views/docks/label_tiles.h"
#include "widgets/views/panels/health_list.h"
#include "widgets/views/panels/panel_head.h"

namespace pentimento {
namespace {

constexpr int kPicture = 128, kFigures = 232;

struct Answer {
  HumanLabel label;
  const char* text;
  const char* why;
};

const Answer kAnswers[] = {
    {HumanLabel::Leak, QT_TRANSLATE_NOOP("LabelQueueView", "1  Leak"),
     QT_TRANSLATE_NOOP("LabelQueueView", "The target can be seen.")},
    {HumanLabel::Clean, QT_TRANSLATE_NOOP("LabelQueueView", "2  Clean"),
     QT_TRANSLATE_NOOP("LabelQueueView", "A sound picture without the target.")},
    {HumanLabel::Unsure, QT_TRANSLATE_NOOP("LabelQueueView", "3  Not sure"),
     QT_TRANSLATE_NOOP("LabelQueueView",
                       "Counted against the claim at both ends of the band; teaches nothing.")},
    {HumanLabel::Broken, QT_TRANSLATE_NOOP("LabelQueueView", "4  Broken"),
     QT_TRANSLATE_NOOP("LabelQueueView", "No picture of anything: damage, counted apart; teaches nothing.")}};

QString percent(double share) {
  return QString::number(100.0 * share, 'f', 0);
}

QString share(const Proportion& proportion) {
  return proportion.measured() ? QStringLiteral("%1/%2").arg(proportion.k).arg(proportion.n)
                               : QStringLiteral("–");
}

QString reasonText(AskReason reason) {
  switch (reason) {
  case AskReason::Margin:
    return LabelQueueView::tr("The detector is not sure.");
  case AskReason::Disagreement:
    return LabelQueueView::tr("Its two learners disagree.");
  case AskReason::Burst:
    return LabelQueueView::tr("Among the first of a new snapshot.");
  case AskReason::Audit:
    return LabelQueueView::tr("Drawn at random, to audit the detector.");
  case AskReason::Rest:
    return LabelQueueView::tr("The labels left cover all pictures left.");
  case AskReason::NotAsked:
    break;
  }
  return {};
}

} // namespace

LabelQueueView::LabelQueueView(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Pictures to label"));
  makeHead();
  empty_ = paragraphLabel({}, this);
  empty_->setAlignment(Qt::AlignCenter);
  figures_ = new HealthList(this);
  figures_->setFixedWidth(kFigures);
  pages_ = new QStackedLayout;
  pages_->addWidget(empty_);
  pages_->addWidget(makeQuestion());
  auto* body = new QHBoxLayout;
  body->setContentsMargins(16, 4, 16, 12);
  body->setSpacing(16);
  body->addLayout(pages_, 1);
  body->addWidget(figures_, 0, Qt::AlignTop);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(head_);
  column->addLayout(body, 1);
  setQueue({}, false);
}

void LabelQueueView::makeHead() {
  head_ = new PanelHead(tr("Label queue"), this);
  budget_ = new ChoiceCombo;
  budget_->setAccessibleName(tr("How many labels the next run may ask for"));
  budget_->setToolTip(budget_->accessibleName());
  for (const int labels : {12, 24, 48, 96}) budget_->addItem(tr("up to %1 labels").arg(labels), labels);
  budget_->addItem(tr("as many as needed"));
  budget_->setCurrentIndex(1);
  head_->addWidget(budget_);
  second_ =
      head_->addButton(QStringLiteral("swap"), tr("Second rater: every tenth answered picture once more"));
  blind_ = head_->addButton(QStringLiteral("blink"), tr("Blind: hide the prompt and why it is asked"));
  undo_ = head_->addButton(QStringLiteral("undo"), tr("Take the last answer back (U)"));
  save_ = head_->addButton(QStringLiteral("export"),
                           tr("Save the labelled pictures, a folder a label, to train a judge on"));
  connect(save_, &QToolButton::clicked, this, &LabelQueueView::saveRequested);
  for (QToolButton* button : {second_, blind_}) button->setCheckable(true);
  connect(undo_, &QToolButton::clicked, this, &LabelQueueView::undoRequested);
  connect(blind_, &QToolButton::toggled, this, &LabelQueueView::showQuestion);
  connect(second_, &QToolButton::clicked, this, &LabelQueueView::secondRaterToggled);
  connect(head_->addButton(QStringLiteral("close"), tr("Close the label queue")), &QToolButton::clicked, this,
          &LabelQueueView::closeRequested);
}

QWidget* LabelQueueView::makeQuestion() {
  auto* page = new QWidget(this);
  picture_ = new QLabel(page);
  picture_->setFixedSize(kPicture, kPicture);
  question_ = headingLabel({}, page);
  prompt_ = new QLabel(page);
  why_ = captionLabel({}, page);
  why_->setWordWrap(true);
  tiles_ = new LabelTiles(page);
  connect(tiles_, &LabelTiles::chosen, this, &LabelQueueView::choose);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  for (const auto& answer : kAnswers) {
    auto* button = new QPushButton(tr(answer.text), page);
    button->setToolTip(tr(answer.why));
    button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the queue
    connect(button, &QPushButton::clicked, this, [this, label = answer.label] { this->answer(label); });
    buttons->addWidget(button);
  }
  auto* later = new QPushButton(tr("S  Later"), page);
  later->setFocusPolicy(Qt::TabFocus);
  connect(later, &QPushButton::clicked, this, [this] { Q_EMIT skipped(current_); });
  buttons->addStretch(1);
  auto* waiting = new QHBoxLayout;
  waiting->setSpacing(8);
  waiting->addWidget(tiles_, 1);
  waiting->addWidget(later);
  auto* text = new QVBoxLayout;
  text->setSpacing(4);
  text->addWidget(question_);
  text->addWidget(prompt_);
  text->addWidget(why_);
  text->addStretch(1);
  text->addLayout(buttons);
  text->addStretch(1);
  text->addLayout(waiting);
  auto* line = new QHBoxLayout(page);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(16);
  line->addWidget(picture_, 0, Qt::AlignTop);
  line->addLayout(text, 1);
  return page;
}

void LabelQueueView::setQueue(const LabelQueue& queue, bool canUndo) {
  const bool held = std::ranges::any_of(queue.open, [this](const auto& one) { return one.id == current_; });
  const bool moved = queue_.second_rater != queue.second_rater;
  queue_ = queue;
  if (!held || moved) current_ = queue_.open.empty() ? -1 : queue_.open.front().id;
  undo_->setEnabled(canUndo);
  save_->setEnabled(queue_.answered > 0);
  second_->setChecked(queue_.second_rater);
  const int open = static_cast<int>(queue_.open.size());
  const QString answered = queue_.budget ? tr("%1 of %2 answered").arg(queue_.answered).arg(*queue_.budget)
                                         : tr("%1 answered").arg(queue_.answered);
  head_->setNote(queue_.seen == 0 ? QString() : tr("%1 open, %2").arg(open).arg(answered));
  empty_->setText(paragraphHtml(
      queue_.seen == 0
          ? tr("Nothing to label yet. While an erasure runs, a detector watches its pictures for leaks and "
               "puts those "
               "before you that it is not sure of, and some at random; your answers correct the leak rate.")
      : queue_.second_rater ? tr("Nothing is left for the second rater.")
                            : tr("Nothing is asked right now. New questions appear here by themselves.")));
  showQuestion();
  showFigures();
}

std::optional<int> LabelQueueView::budget() const {
  const QVariant labels = budget_->currentData();
  return labels.isValid() ? std::optional(labels.toInt()) : std::nullopt;
}

void LabelQueueView::choose(int id) {
  current_ = id;
  showQuestion();
  setFocus();
}

void LabelQueueView::showQuestion() {
  const auto found = std::ranges::find(queue_.open, current_, &LabelRequest::id);
  pages_->setCurrentIndex(found == queue_.open.end() ? 0 : 1);
  if (found == queue_.open.end()) return;
  const qreal ratio = devicePixelRatioF();
  QImage image =
      toQImage(found->image)
          .scaled(QSize(kPicture, kPicture) * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation);
  image.setDevicePixelRatio(ratio);
  picture_->setPixmap(QPixmap::fromImage(image));
  const bool blind = blind_->isChecked() || queue_.second_rater;
  question_->setText(tr("Does it show: %1?").arg(QString::fromStdString(queue_.target)));
  prompt_->setText(blind ? tr("The prompt is hidden.") : QString::fromStdString(found->stamp.prompt));
  why_->setText(blind ? QString()
                      : tr("Snapshot %1, seed %2. %3")
                            .arg(found->stamp.checkpoint)
                            .arg(found->stamp.seed)
                            .arg(reasonText(found->reason)));
  tiles_->setRequests(queue_.open, current_);
}

void LabelQueueView::showFigures() {
  QList<HealthList::Row> rows;
  const auto& leaks = queue_.leaks;
  if (queue_.seen > 0) {
    rows.append(
        {tr("Leak rate"),
         tr("%1 % (%2–%3)").arg(percent(leaks.corrected), percent(leaks.band.low), percent(leaks.band.high)),
         false,
         tr("Of the newest snapshot: what the detector says, corrected by your answers, of %1 pictures; 95 "
            "%, exact by "
            "strata.")
             .arg(leaks.pictures)});
    rows.append({tr("The detector alone"), tr("%1 %").arg(percent(leaks.raw)), false,
                 tr("The share of pictures that it calls a leak.")});
    rows.append({tr("Answered of asked"), QStringLiteral("%1/%2").arg(leaks.answered).arg(leaks.asked), false,
                 tr("Of the newest snapshot.")});
    rows.append({tr("Audited at random"), tr("%1, %2 wrong").arg(leaks.audited).arg(leaks.audit_errors),
                 queue_.alarmed,
                 leaks.enough_audit ? tr("Enough for the band to mean something.")
                                    : tr("Too few yet: ninety are wanted, and a band of at most 20 %.")});
    rows.append(
        {tr("It finds leaks"), share(queue_.true_positives), false, tr("Where it was audited at random.")});
    rows.append(
        {tr("It cries wolf"), share(queue_.false_alarms), false, tr("Where it was audited at random.")});
    if (queue_.kappa)
      rows.append({tr("Two raters agree"), tr("κ %1, n %2").arg(*queue_.kappa, 0, 'f', 2).arg(queue_.twice),
                   false, tr("Cohen's kappa over leak, clean, not sure and broken.")});
  }
  figures_->setRows(rows);
  figures_->setVisible(!rows.isEmpty());
}

void LabelQueueView::answer(HumanLabel label) {
  if (current_ >= 0) Q_EMIT answered(current_, label);
}

void LabelQueueView::keyPressEvent(QKeyEvent* event) {
  const int number = event->key() - Qt::Key_1;
  if (number >= 0 && number < 4)
    answer(kAnswers[number].label);
  else if (event->key() == Qt::Key_S && current_ >= 0)
    Q_EMIT skipped(current_);
  else if (event->key() == Qt::Key_U && undo_->isEnabled())
    Q_EMIT undoRequested();
  else
    QWidget::keyPressEvent(event);
}

} // namespace pentimento
