#include "widgets/views/panels/evidence_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

#include "widgets/delegates/meter_delegate.h"
#include "widgets/editors/labels.h"
#include "widgets/models/meter_model.h"
#include "widgets/views/panels/content_scroll.h"
#include "widgets/views/panels/health_list.h"
#include "widgets/views/panels/layer_strip.h"
#include "widgets/views/panels/mark_legend.h"
#include "widgets/views/panels/panel_head.h"

namespace pentimento {
namespace {

/// A divider with the air that the panel's sections have around it.
void add_divider(QVBoxLayout* column) {
  column->addSpacing(8);
  column->addWidget(dividerLine());
  column->addSpacing(4);
}

/// The lists reach 8 px into the panel's inset, for their focus ring; everything else stands at 16 px.
QVBoxLayout* add_inset(QVBoxLayout* column) {
  auto* inner = new QVBoxLayout;
  inner->setContentsMargins(MeterDelegate::kBleed, 0, MeterDelegate::kBleed, 0);
  inner->setSpacing(0);
  column->addLayout(inner);
  return inner;
}

bool any_measured(const std::vector<ProbeResult>& results) {
  for (const auto& result : results)
    if (result.problem.empty() && result.bad.measured()) return true;
  return false;
}

QString of(const Proportion& proportion) {
  return QStringLiteral("%1/%2").arg(proportion.k).arg(proportion.n);
}

} // namespace

EvidencePanelView::EvidencePanelView(QWidget* parent) : QWidget(parent) {
  head_ = new PanelHead(tr("Evidence"), this);
  leaks_ = new MeterModel(MeterModel::Counts::Leaks, this);
  misses_ = new MeterModel(MeterModel::Counts::Misses, this);
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(8, 0, 8, 16);
  column->setSpacing(0);
  QVBoxLayout* inner = add_inset(column);
  inner->addWidget(makeSection(tr("Still shines through"), leak_interval_));
  column->addWidget(leak_list_ = makeList(leaks_, tr("Still shines through")));
  inner = add_inset(column);
  inner->addWidget(alarms_ = new MarkLegend(MarkLegend::Mark::Control));
  inner->addWidget(judge_misses_ = new MarkLegend(MarkLegend::Mark::None));
  inner->addWidget(not_scored_ = new MarkLegend(MarkLegend::Mark::Dash));
  add_divider(inner);
  inner->addWidget(makeSection(tr("What else broke"), miss_interval_));
  column->addWidget(miss_list_ = makeList(misses_, tr("What else broke")));
  inner = add_inset(column);
  inner->addWidget(before_ = new MarkLegend(MarkLegend::Mark::Control));
  before_->setText(tr("the same prompts before the edit"));

  inner->addWidget(makeHealth());

  selected_part_ = new QWidget;
  auto* selected = new QVBoxLayout(selected_part_);
  selected->setContentsMargins(0, 0, 0, 0);
  selected->setSpacing(0);
  add_divider(selected);
  selected->addWidget(selected_ = new SelectedPictureView);
  connect(selected_, &SelectedPictureView::replayRequested, this, &EvidencePanelView::replayRequested);
  inner->addWidget(selected_part_);

  empty_ = new QWidget;
  auto* empty = new QVBoxLayout(empty_);
  empty->setContentsMargins(0, 0, 0, 0);
  empty->setSpacing(0);
  add_divider(empty);
  empty->addSpacing(8);
  empty->addWidget(
      paragraphLabel(tr("Nothing is measured yet. A dash means not measured. It never means zero.")));
  inner->addWidget(empty_);

  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(0);
  all->addWidget(head_);
  all->addWidget(new ContentScroll(content, this));
  all->addStretch();
  refresh();
}

QWidget* EvidencePanelView::makeHealth() {
  health_part_ = new QWidget;
  auto* health = new QVBoxLayout(health_part_);
  health->setContentsMargins(0, 0, 0, 0);
  health->setSpacing(0);
  add_divider(health);
  auto* title = sectionLabel(tr("Health"));
  title->setFixedHeight(28);
  health->addWidget(title);
  health->addWidget(health_ = new HealthList);
  health->addSpacing(4);
  health->addWidget(layers_ = new LayerStrip);
  return health_part_;
}

QListView* EvidencePanelView::makeList(MeterModel* model, const QString& name) {
  auto* list = new QListView;
  list->setModel(model);
  list->setItemDelegate(new MeterDelegate(list));
  list->setAccessibleName(name);
  list->setFrameShape(QFrame::NoFrame);
  list->setUniformItemSizes(true);
  list->setSelectionMode(QAbstractItemView::NoSelection);
  list->setEditTriggers(QAbstractItemView::NoEditTriggers);
  list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list->viewport()->setAutoFillBackground(false);
  list->setFixedHeight(0);
  list->viewport()->setCursor(Qt::PointingHandCursor);
  const auto choose = [this, model](const QModelIndex& index) {
    Q_EMIT resultChosen(model->results().at(static_cast<std::size_t>(index.row())));
  };
  connect(list, &QListView::clicked, this, choose);
  connect(list, &QListView::activated, this, choose); // Enter
  return list;
}

QWidget* EvidencePanelView::makeSection(const QString& title, QLabel*& interval_head) {
  auto* section = new QWidget;
  section->setFixedHeight(28);
  auto* line = new QHBoxLayout(section);
  line->setContentsMargins(0, 0, 0, 0);
  line->addWidget(sectionLabel(title));
  line->addStretch();
  line->addWidget(interval_head = captionLabel(tr("95 % interval")));
  return section;
}

void EvidencePanelView::setEvidence(const EvidencePanel& evidence) {
  evidence_ = evidence;
  leaks_->setResults(evidence.leaks);
  misses_->setResults(evidence.misses);
  refresh();
}

void EvidencePanelView::setNote(const QString& note) {
  head_->setNote(note);
}

void EvidencePanelView::setJudge(const std::optional<JudgeErrors>& judge) {
  judge_ = judge;
  refresh();
}

void EvidencePanelView::setHealth(const std::optional<EditHealth>& health) {
  has_health_ = health.has_value();
  if (health) health_->setHealth(*health);
  refresh();
}

void EvidencePanelView::setLayers(const std::vector<LayerHealth>& layers) {
  layers_->setLayers(layers);
}

void EvidencePanelView::setReplay(const QString& result) {
  selected_->setReplay(result);
}

void EvidencePanelView::setSelected(const std::optional<SelectedPicture>& selected) {
  if (selected) selected_->setPicture(*selected);
  selected_part_->setVisible(selected.has_value());
}

void EvidencePanelView::refresh() {
  const bool leaks = any_measured(evidence_.leaks), misses = any_measured(evidence_.misses);
  leak_list_->setFixedHeight(MeterDelegate::kRow * leaks_->rowCount());
  miss_list_->setFixedHeight(MeterDelegate::kRow * misses_->rowCount());
  leak_interval_->setVisible(leaks);
  miss_interval_->setVisible(misses);
  alarms_->setVisible(leaks && judge_ && judge_->false_alarms.measured());
  judge_misses_->setVisible(leaks && judge_ && judge_->misses.measured());
  if (judge_) {
    alarms_->setText(tr("the judge's false alarms, %1").arg(of(judge_->false_alarms)));
    judge_misses_->setText(tr("the judge misses %1 of what is there").arg(of(judge_->misses)));
  }
  not_scored_->setVisible(evidence_.not_scored > 0);
  not_scored_->setText(tr("%n not sure or not scored, not counted", nullptr, evidence_.not_scored));
  before_->setVisible(misses);
  health_part_->setVisible(has_health_);
  selected_part_->setVisible(selected_->hasPicture());
  empty_->setVisible(!leaks && !misses);
}

} // namespace pentimento
