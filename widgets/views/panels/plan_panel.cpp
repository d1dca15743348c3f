#include "widgets/views/panels/plan_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/editors/labels.h"
#include "widgets/editors/method_combo.h"
#include "widgets/editors/settings_form.h"
#include "widgets/models/concept_model.h"
#include "widgets/style/icons.h"
#include "widgets/views/panels/concept_table.h"
#include "widgets/views/panels/content_scroll.h"
#include "widgets/views/panels/keep_list.h"
#include "widgets/views/panels/panel_head.h"

namespace pentimento {
namespace {

/// A widget inset by the dock's 16 px.
QWidget* inset(QWidget* inner, int top = 0, int right = 16) {
  auto* outer = new QWidget;
  auto* layout = new QVBoxLayout(outer);
  layout->setContentsMargins(16, top, right, 0);
  layout->setSpacing(0);
  layout->addWidget(inner);
  return outer;
}

QWidget* concept_heads() {
  auto* heads = new QWidget;
  heads->setFixedHeight(20);
  auto* line = new QHBoxLayout(heads);
  line->setContentsMargins(16, 0, 8, 0);
  line->setSpacing(0);
  line->addWidget(captionLabel(ConceptModel::tr("Erase")), 1);
  line->addWidget(captionLabel(ConceptModel::tr("and draw instead")), 1);
  return heads;
}

} // namespace

PlanPanel::PlanPanel(QWidget* parent) : QWidget(parent) {
  head_ = new PanelHead(tr("Plan"), this);
  concepts_ = new ConceptModel(this);
  run_ = new RunArea(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 16);
  column->setSpacing(0);
  column->addWidget(head_);
  column->addWidget(new ContentScroll(makeForm(), this));
  column->addWidget(run_);
  column->addStretch();

  connect(concepts_, &ConceptModel::pairsEdited, this, &PlanPanel::edited);
  connect(keep_, &KeepList::keptEdited, this, &PlanPanel::edited);
  connect(form_, &SettingsForm::settingsEdited, this, &PlanPanel::edited);
  connect(combo_, &MethodCombo::methodChosen, this, [this] {
    takeMethod();
    edited();
  });
  connect(run_, &RunArea::eraseRequested, this, &PlanPanel::eraseRequested);
  connect(run_, &RunArea::pauseRequested, this, &PlanPanel::pauseRequested);
  connect(run_, &RunArea::resumeRequested, this, &PlanPanel::resumeRequested);
  connect(run_, &RunArea::stopRequested, this, &PlanPanel::stopRequested);
  connect(run_, &RunArea::discardRequested, this, &PlanPanel::discardRequested);
  showReason();
}

QWidget* PlanPanel::makeForm() {
  table_ = new ConceptTable(concepts_);
  auto* add = new QToolButton;
  add->setAutoRaise(true);
  add->setText(tr("Add a concept"));
  add->setIcon(icon(QStringLiteral("plus"), &Theme::textMuted));
  add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  add->setProperty("muted", true);
  add->setFixedHeight(32);
  connect(add, &QToolButton::clicked, table_, &ConceptTable::addConcept);
  keep_ = new KeepList;
  combo_ = new MethodCombo;
  form_ = new SettingsForm;

  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(concept_heads());
  auto* bleeding = new QHBoxLayout; // the rows reach 8 px into the inset
  bleeding->setContentsMargins(8, 0, 8, 0);
  bleeding->addWidget(table_);
  column->addLayout(bleeding);
  auto* below = new QHBoxLayout;
  below->setContentsMargins(5, 0, 16, 0);
  below->addWidget(add);
  below->addStretch();
  column->addLayout(below);
  column->addWidget(inset(keep_, 4, 8));
  auto* method = sectionLabel(tr("Method"));
  method->setFixedHeight(28);
  column->addWidget(inset(method, 12));
  column->addWidget(inset(combo_));
  column->addSpacing(4);
  column->addWidget(form_);
  return content;
}

void PlanPanel::setMethods(const std::vector<MethodDescription>& methods) {
  const Plan now = plan();
  methods_ = methods;
  combo_->setMethods(methods);
  combo_->setMethod(now.method);
  takeMethod();
  form_->setValues(now.settings);
  showReason();
}

void PlanPanel::takeMethod() {
  const std::string name = combo_->method();
  const auto method =
      std::find_if(methods_.begin(), methods_.end(), [&](const auto& m) { return m.name == name; });
  form_->setMethod(method == methods_.end() ? MethodDescription{} : *method);
  combo_->setToolTip(method == methods_.end() ? QString() : QString::fromStdString(method->citation));
}

void PlanPanel::setPlan(const Plan& plan) {
  seeds_ = plan.seeds;
  concepts_->setPairs(plan.pairs);
  keep_->setKept(plan.kept);
  if (combo_->method() != plan.method) {
    combo_->setMethod(plan.method);
    takeMethod();
  }
  form_->setValues(plan.settings);
  showReason();
}

Plan PlanPanel::plan() const {
  Plan plan;
  plan.pairs = concepts_->pairs();
  plan.kept = keep_->kept();
  if (!combo_->method().empty()) plan.method = combo_->method();
  plan.settings = form_->values();
  if (!seeds_.empty()) plan.seeds = seeds_;
  return plan;
}

void PlanPanel::setSuggestions(const QStringList& words) {
  keep_->setSuggestions(words);
}

void PlanPanel::setAnchorSuggestions(int row, const QStringList& words) {
  concepts_->setAnchorSuggestions(row, words);
}

void PlanPanel::setThumbnail(const QString& word, const ImagePtr& image) {
  concepts_->setThumbnail(word, image);
  keep_->setThumbnail(word, image);
}

void PlanPanel::setTokenNote(int row, const QString& text) {
  concepts_->setTokenNote(row, text);
}

void PlanPanel::setEstimate(const QString& text) {
  run_->setEstimate(text);
}

void PlanPanel::setMemory(const QString& text, const QString& tip, const QString& warning) {
  run_->setMemory(text, tip, warning);
}

void PlanPanel::setHint(const QString& text) {
  run_->setHint(text);
}

void PlanPanel::setNotReady(const QString& reason) {
  not_ready_ = reason;
  showReason();
}

bool PlanPanel::isReady() const {
  return reason().isEmpty();
}

void PlanPanel::setRunStatus(const RunStatus& status) {
  run_->setStatus(status);
}

void PlanPanel::focusErase() {
  run_->focusErase();
}

QString PlanPanel::reason() const {
  if (!not_ready_.isEmpty()) return not_ready_;
  if (concepts_->pairs().empty()) return tr("Name a concept to erase.");
  return form_->problem();
}

void PlanPanel::showReason() {
  run_->setReason(reason());
}

void PlanPanel::edited() {
  showReason();
  Q_EMIT planEdited(plan());
}

} // namespace pentimento
