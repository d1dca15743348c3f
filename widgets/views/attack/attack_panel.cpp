#include "widgets/views/attack/attack_panel.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/editors/choice_combo.h"
#include "widgets/editors/elided_label.h"
#include "widgets/editors/labels.h"
#include "widgets/editors/method_combo.h"
#include "widgets/models/engine_words.h"
#include "widgets/style/fonts.h"
#include "widgets/views/attack/attack_slot.h"
#include "widgets/views/attack/attack_tiles.h"
#include "widgets/views/attack/attack_words.h"
#include "widgets/views/attack/loss_chart.h"
#include "widgets/views/panels/panel_head.h"

namespace pentimento {
namespace {

constexpr int kImages[] = {4, 8, 16, 32, 64, 128};
constexpr double kEfforts[] = {0.25, 0.5, 1.0, 2.0, 4.0};
constexpr int kControls = 232;

ElidedLabel* smallLine() {
  auto* label = new ElidedLabel;
  label->setFont(smallFont());
  return label;
}

QVBoxLayout* bareColumn(QWidget* parent, int spacing) {
  auto* column = new QVBoxLayout(parent);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(spacing);
  return column;
}

template <class Value>
void choose(QComboBox& combo, Value value) {
  const int found = combo.findData(value);
  if (found < 0) combo.addItem(QString::number(value), value);
  combo.setCurrentIndex(found < 0 ? combo.count() - 1 : found);
}

} // namespace

AttackPanel::AttackPanel(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("attack"));
  makeHead();
  auto* shown = new QWidget;
  pages_ = new QStackedLayout(shown);
  empty_ = paragraphLabel({});
  empty_->setAlignment(Qt::AlignCenter);
  about_ = captionLabel({});
  about_->setTextFormat(Qt::RichText);
  about_->setWordWrap(true);
  about_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  about_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  pages_->addWidget(empty_);
  pages_->addWidget(about_);
  pages_->addWidget(makeResult());
  auto* line = new QHBoxLayout;
  line->setContentsMargins(16, 0, 16, 8);
  line->setSpacing(16);
  line->addWidget(makeControls());
  line->addWidget(shown, 1);
  auto* column = bareColumn(this, 0);
  column->addWidget(head_);
  column->addLayout(line, 1);
  showChosen();
}

void AttackPanel::makeHead() {
  head_ = new PanelHead(tr("Attack"), this);
  copy_ = head_->addButton(QStringLiteral("export"), tr("Copy the command that replays it"));
  copy_->setObjectName(QStringLiteral("attackCopy"));
  connect(copy_, &QToolButton::clicked, this, [this] {
    Q_EMIT copyRequested(QString::fromStdString(view_.replay));
    head_->setNote(tr("the command is on the clipboard"));
  });
  connect(head_->addButton(QStringLiteral("close"), tr("Close the attack")), &QToolButton::clicked, this,
          &AttackPanel::closeRequested);
}

QWidget* AttackPanel::makeControls() {
  auto* controls = new QWidget;
  controls->setFixedWidth(kControls);
  attack_ = new MethodCombo;
  attack_->setObjectName(QStringLiteral("attackChoice"));
  attack_->setAccessibleName(tr("Attack"));
  connect(attack_, &MethodCombo::methodChosen, this, &AttackPanel::showChosen);
  tier_ = smallLine();
  budget_ = smallLine();
  budget_->setColour(&Theme::textMuted);
  images_ = new ChoiceCombo;
  images_->setObjectName(QStringLiteral("attackImages"));
  images_->setAccessibleName(tr("Counted pictures"));
  images_->setToolTip(
      tr("So many are drawn of the attack, and as many of its null control, with seeds that no "
         "search has seen. 16 tell a rate to about ± 24 %, 64 to ± 12 %."));
  for (const int count : kImages) images_->addItem(QString::number(count), count);
  effort_ = new ChoiceCombo;
  effort_->setObjectName(QStringLiteral("attackEffort"));
  effort_->setAccessibleName(tr("Effort"));
  const char* efforts[] = {"¼", "½", "1", "2", "4"};
  for (std::size_t i = 0; i < std::size(kEfforts); ++i)
    effort_->addItem(tr("%1 ×").arg(QString::fromUtf8(efforts[i])), kEfforts[i]);
  for (auto* combo : {images_, effort_})
    connect(combo, &QComboBox::activated, this, &AttackPanel::showChosen);
  start_ = new QPushButton(tr("Start"));
  start_->setObjectName(QStringLiteral("attackStart"));
  start_->setProperty("primary", true);
  connect(start_, &QPushButton::clicked, this, [this] { Q_EMIT startRequested(wish()); });
  stop_ = new QPushButton(tr("Stop"));
  stop_->setObjectName(QStringLiteral("attackStop"));
  stop_->setToolTip(tr("Ends it within a step; what is there stays"));
  connect(stop_, &QPushButton::clicked, this, &AttackPanel::stopRequested);

  auto* numbers = new QHBoxLayout;
  numbers->setSpacing(6);
  numbers->addWidget(captionLabel(tr("Pictures")));
  numbers->addWidget(images_, 5);
  numbers->addSpacing(6);
  numbers->addWidget(captionLabel(tr("Effort")));
  numbers->addWidget(effort_, 6);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  buttons->addWidget(start_, 1);
  buttons->addWidget(stop_, 1);
  auto* column = bareColumn(controls, 6);
  column->addWidget(attack_);
  column->addWidget(tier_);
  column->addLayout(numbers);
  column->addWidget(budget_);
  column->addLayout(buttons);
  column->addStretch(1);
  choose(*images_, AttackWish().images);
  choose(*effort_, AttackWish().effort);
  return controls;
}

QWidget* AttackPanel::makeResult() {
  auto* page = new QWidget;
  chart_ = new LossChart;
  slot_ = new AttackSlot;
  auto* counted = new QWidget;
  rate_ = smallLine();
  controlRate_ = smallLine();
  rate_->setColour(&Theme::text);
  controlRate_->setColour(&Theme::textMuted);
  tiles_ = new AttackTiles(tr("Counted pictures of the attack"));
  controlTiles_ = new AttackTiles(tr("Counted pictures of its null control"));
  for (auto* tiles : {tiles_, controlTiles_})
    connect(tiles, &AttackTiles::chosen, this, [this, tiles] {
      (tiles == tiles_ ? controlTiles_ : tiles_)->setCurrent(-1);
      showSlot();
    });
  auto* rows = bareColumn(counted, 2);
  rows->addWidget(rate_);
  rows->addWidget(tiles_, 1);
  rows->addWidget(controlRate_);
  rows->addWidget(controlTiles_, 1);
  sentence_ = captionLabel({});
  sentence_->setObjectName(QStringLiteral("attackSentence"));
  sentence_->setWordWrap(true);
  sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* top = new QHBoxLayout;
  top->setSpacing(12);
  top->addWidget(chart_, 4);
  top->addWidget(slot_, 2);
  top->addWidget(counted, 4);
  auto* column = bareColumn(page, 4);
  column->addLayout(top, 1);
  column->addWidget(sentence_);
  return page;
}

void AttackPanel::setAttacks(const std::vector<AttackInfo>& attacks) {
  if (attacks == attacks_) return;
  attacks_ = attacks;
  std::vector<MethodDescription> methods;
  for (const auto& attack : attacks) {
    MethodDescription method;
    method.name = attack.name;
    method.title = attack.title;
    method.summary = attack.summary;
    methods.push_back(std::move(method));
  }
  attack_->setMethods(methods);
  showChosen();
}

const AttackInfo* AttackPanel::chosen() const {
  const auto found = std::find_if(attacks_.begin(), attacks_.end(),
                                  [this](const AttackInfo& one) { return one.name == attack_->method(); });
  return found == attacks_.end() ? nullptr : &*found;
}

AttackWish AttackPanel::wish() const {
  return {attack_->method(), images_->currentData().toInt(), effort_->currentData().toDouble()};
}

void AttackPanel::setWish(const AttackWish& wish) {
  attack_->setMethod(wish.attack);
  choose(*images_, wish.images);
  choose(*effort_, wish.effort);
  showChosen();
}

void AttackPanel::showChosen() {
  const AttackInfo* info = chosen();
  const bool steps = info && info->steps > 0;
  const int images = images_->currentData().toInt();
  effort_->setToolTip(steps ? tr("As many times the usual steps of every search: what holds against little "
                                 "effort may give way to more")
                            : tr("This attack does not search in steps: there is nothing to make longer"));
  tier_->setText(info ? tierText(info->tier) : QString());
  const auto count =
      static_cast<int>(std::max(1.0, (info ? info->steps : 0) * effort_->currentData().toDouble()));
  budget_->setText(!info ? QString()
                   : !steps
                       ? tr("2 × %1 pictures").arg(images)
                       : tr("2 × (%1 × %2 steps, %3 pictures)").arg(info->searches).arg(count).arg(images));
  budget_->setToolTip(tr("The attack and its null control have the same budget, settings and seeds"));
  about_->setText(
      !info ? QString()
            : tr("<p><b>%1</b>: %2.</p><p><b>Null control</b>: %3. An attack counts only as far as it does "
                 "better than that.</p><p>%4</p>")
                  .arg(QString::fromStdString(info->title).toHtmlEscaped(),
                       engineWords(info->summary).toHtmlEscaped(), engineWords(info->control).toHtmlEscaped(),
                       QString::fromStdString(info->citation).toHtmlEscaped()));
  attack_->setToolTip(
      info ? tr("%1\nNull control: %2").arg(engineWords(info->summary), engineWords(info->control))
           : QString());
  showPage();
}

void AttackPanel::setView(const AttackView& view, const QString& whyNot) {
  view_ = view;
  whyNot_ = whyNot;
  showResult();
  showPage();
}

void AttackPanel::showPage() {
  const bool runs = view_.phase == AttackPhase::Running;
  const AttackInfo* info = chosen();
  const bool shown = runs || (view_.phase != AttackPhase::None && info && info->name == view_.begun.attack);
  const bool ready = whyNot_.isEmpty() && info;
  start_->setEnabled(ready);
  start_->setToolTip(ready ? tr("Runs the attack on the edits that are on, then its null control")
                           : QString(whyNot_));
  stop_->setEnabled(runs);
  attack_->setEnabled(!runs);
  images_->setEnabled(!runs);
  effort_->setEnabled(!runs && info && info->steps > 0);
  copy_->setEnabled(!view_.replay.empty());
  head_->setNote(attackProgress(view_));
  empty_->setText(paragraphHtml(whyNot_));
  empty_->setAccessibleName(whyNot_);
  pages_->setCurrentIndex(shown ? 2 : ready ? 1 : 0);
}

void AttackPanel::showResult() {
  const auto& begun = view_.begun;
  chart_->setVisible(begun.steps > 0);
  chart_->setCurves(view_.attacked.curve, view_.control.curve, begun.steps);
  tiles_->setPictures(view_.attacked.pictures, begun.images, begun.target, view_.hidden);
  controlTiles_->setPictures(view_.control.pictures, begun.images, begun.target, view_.hidden);
  rate_->setText(rate(false));
  controlRate_->setText(rate(true));
  sentence_->setText(standing());
  sentence_->setForegroundRole(view_.phase == AttackPhase::Finished ? QPalette::WindowText
                                                                    : QPalette::PlaceholderText);
  showSlot();
}

QString AttackPanel::rate(bool control) const {
  const AttackSide& side = control ? view_.control : view_.attacked;
  const auto drawn = static_cast<int>(side.pictures.size());
  const QString rate = side.seen.measured() ? rateText(side)
                       : drawn > 0          ? tr("%1 drawn, not scored").arg(drawn)
                                            : QStringLiteral("–");
  return control ? tr("Null control %1").arg(rate) : tr("Attack %1").arg(rate);
}

void AttackPanel::showSlot() {
  for (const auto* tiles : {tiles_, controlTiles_}) {
    const AttackSide& side = tiles == tiles_ ? view_.attacked : view_.control;
    const int index = tiles->current();
    if (index < 0 || index >= static_cast<int>(side.pictures.size())) continue;
    const auto& picture = side.pictures[static_cast<std::size_t>(index)];
    slot_->setPicture(picture.image, view_.hidden);
    return slot_->setWords(tr("%1: %2").arg(picture.seed).arg(scoreText(picture, view_.begun.target)),
                           QString::fromStdString(picture.text));
  }
  if (!view_.best) {
    slot_->setPicture({}, view_.hidden);
    return slot_->setWords(view_.phase == AttackPhase::Running ? tr("no picture yet") : QString(), {});
  }
  slot_->setPicture(view_.best->image, view_.hidden);
  slot_->setWords(tr("best: %1").arg(scoreText(*view_.best, view_.begun.target)),
                  QString::fromStdString(view_.best->text));
}

QString AttackPanel::standing() const {
  const auto found = std::find_if(attacks_.begin(), attacks_.end(),
                                  [this](const AttackInfo& one) { return one.name == view_.begun.attack; });
  const QString tier = found == attacks_.end() ? QString() : QString::fromStdString(found->tier);
  if (view_.phase == AttackPhase::Failed) return QString::fromStdString(view_.failure);
  if (view_.phase == AttackPhase::Stopped)
    return tr("Stopped before its end: what is counted so far is no result.");
  if (view_.phase == AttackPhase::Finished && view_.conclusion)
    return attackSentence(*view_.conclusion, tier);
  if (view_.begun.target.empty()) return tr("Waits for the engine.");
  if (view_.begun.judge.empty())
    return tr("Tries to draw %1. No judge knows that word: pictures are shown, not scored.")
        .arg(QString::fromStdString(view_.begun.target));
  return tr("Tries to draw %1; judged by %2.")
      .arg(QString::fromStdString(view_.begun.target), QString::fromStdString(view_.begun.judge));
}

QString AttackPanel::sentence() const {
  return sentence_->text();
}

QString AttackPanel::emptyText() const {
  return pages_->currentIndex() == 0 ? whyNot_ : QString();
}

} // namespace pentimento
