#include "widgets/views/grid_head.h"

#include <algorithm>
#include <iterator>

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include "widgets/models/grid_fold_proxy.h"
#include "widgets/style/app_style.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"
#include "widgets/style/verdict_mark.h"
#include "widgets/views/grid_menu.h"
#include "widgets/views/grid_view.h"

namespace pentimento {
namespace {

constexpr Verdict kOrder[] = {Verdict::Leak, Verdict::Erased, Verdict::Damaged, Verdict::Kept,
                              Verdict::NotScored};
constexpr int kMarkGap = 7;
constexpr int kCountGap = 8;
constexpr int kRoomForAll = 760;     // below, the fold menu is an icon
constexpr int kRoomForNames = 620;   // below, the filters are marks and counts
constexpr int kRoomForSummary = 640; // before any edit

} // namespace

VerdictFilter::VerdictFilter(Verdict verdict, QWidget* parent) : QAbstractButton(parent), verdict_(verdict) {
  setText(verdictText(verdict));
  setCheckable(true);
  setChecked(true);
  setCursor(Qt::PointingHandCursor);
  setToolTip(tr("Show or hide the pictures with this verdict"));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setCount(0);
}

void VerdictFilter::setCount(int count) {
  count_ = count;
  setAccessibleName(tr("%1: %2").arg(text()).arg(count));
  updateGeometry();
  update();
}

void VerdictFilter::setCompact(bool compact) {
  compact_ = compact;
  updateGeometry();
  update();
}

QSize VerdictFilter::sizeHint() const {
  const qreal name = compact_ ? 0.0 : figuresWidth(smallFont(), text()) + kCountGap;
  return {static_cast<int>(kMarkSize + kMarkGap + name + figuresWidth(smallFont(), QString::number(count_))) +
              1,
          24};
}

void VerdictFilter::paintEvent(QPaintEvent*) {
  const Theme& t = theme();
  QPainter painter(this);
  paintVerdict(painter, QPointF(kMarkSize / 2, height() / 2.0), verdict_, 1.0,
               isChecked() ? verdictColor(verdict_) : t.textDisabled);
  painter.setFont(smallFont());
  painter.setPen(isChecked() ? t.text : t.textMuted);
  const QRectF words = QRectF(rect()).adjusted(kMarkSize + kMarkGap, 0, 0, 0);
  if (!compact_) paintFigures(painter, words, text());
  painter.setPen(t.textMuted);
  const qreal name = compact_ ? 0.0 : figuresWidth(smallFont(), text()) + kCountGap;
  paintFigures(painter, words.adjusted(name, 0, 0, 0), QString::number(count_));
  if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) paintFocusRing(painter, rect(), 4);
}

GridHead::GridHead(GridView* view, QWidget* parent)
    : QWidget(parent), view_(view), fold_(view->fold()), title_(new QLabel(tr("What the model draws now"))),
      summary_(new QLabel), foldMenu_(new QToolButton), fit_(new QToolButton),
      size_(new QSlider(Qt::Horizontal)) {
  Q_ASSERT(fold_ && fold_->grid());
  setFixedHeight(kHeight);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 0, 16, 0);
  row->setSpacing(0);
  title_->setFont(headingFont());
  summary_->setFont(bodyFont());
  row->addWidget(title_);
  summary_->setContentsMargins(16, 0, 0, 0);
  row->addWidget(summary_);
  for (const Verdict verdict : kOrder) {
    auto* filter = new VerdictFilter(verdict);
    filters_[static_cast<std::size_t>(verdict)] = filter;
    row->addWidget(filter);
    row->addSpacing(verdict == Verdict::NotScored ? 0 : 20);
    connect(filter, &QAbstractButton::toggled, this,
            [this, verdict](bool on) { fold_->setVerdictShown(verdict, on); });
  }
  row->addStretch();
  foldMenu_->setProperty("muted", true);
  foldMenu_->setAutoRaise(true);
  foldMenu_->setIcon(icon(QStringLiteral("filter"), &Theme::textMuted));
  foldMenu_->setPopupMode(QToolButton::InstantPopup);
  foldMenu_->setAccessibleName(tr("Which prompts are shown"));
  row->addWidget(foldMenu_);
  fit_->setIcon(icon(QStringLiteral("grid"), &Theme::textMuted));
  fit_->setAutoRaise(true);
  fit_->setToolTip(tr("Fit the pictures to the width"));
  fit_->setAccessibleName(tr("Fit the pictures to the width"));
  row->addWidget(fit_);
  size_->setFixedWidth(84);
  size_->setRange(0, static_cast<int>(std::size(GridView::kSteps)) - 1);
  size_->setPageStep(1);
  size_->setProperty("quiet", true);
  size_->setAccessibleName(tr("Size of the pictures"));
  row->addWidget(size_);
  connect(fit_, &QToolButton::clicked, view_, [this] { view_->setFit(true); });
  connect(size_, &QSlider::valueChanged, view_,
          [this](int step) { view_->setPictureSide(GridView::kSteps[step]); });
  connect(view_, &GridView::pictureSideChanged, this, &GridHead::refreshFold);
  connect(fold_, &GridFoldProxy::foldsChanged, this, &GridHead::refreshFold);
  connect(fold_->grid(), &GridModel::countsChanged, this, &GridHead::refresh);
  buildFoldMenu();
  refreshColours();
  refresh();
  refreshFold();
}

void GridHead::buildFoldMenu() {
  auto* menu = new QMenu(foldMenu_);
  menu->addAction(tr("Worst of each group"), this, [this] { fold_->setAllUnfolded(false); });
  menu->addAction(tr("All prompts"), this, [this] { fold_->setAllUnfolded(true); });
  menu->addSeparator();
  for (const Role role : kAllRoles) {
    QAction* action = menu->addAction(tr("All of: %1").arg(roleText(role)), this,
                                      [this, role](bool on) { fold_->setUnfolded(role, on); });
    action->setCheckable(true);
    action->setData(static_cast<int>(role));
  }
  menu->addSeparator();
  worst_ = menu->addAction(tr("Worst leak first"), fold_, &GridFoldProxy::setWorstFirst);
  worst_->setCheckable(true);
  auto* groups = menu->addMenu(tr("Groups shown"));
  connect(groups, &QMenu::aboutToShow, groups, [this, groups] {
    groups->clear();
    addGroupFilters(*groups, *fold_);
  });
  unpin_ = menu->addAction(tr("Unpin all rows"), fold_, &GridFoldProxy::unpinAll);
  foldMenu_->setMenu(menu);
}

void GridHead::refreshFold() {
  const auto open = std::count_if(std::begin(kAllRoles), std::end(kAllRoles),
                                  [this](Role role) { return fold_->isUnfolded(role); });
  worst_->setChecked(fold_->isWorstFirst());
  unpin_->setEnabled(fold_->anyPinned());
  for (const Verdict verdict : kOrder) { // Show everything switches them on again
    const QSignalBlocker still(filters_[static_cast<std::size_t>(verdict)]);
    filters_[static_cast<std::size_t>(verdict)]->setChecked(fold_->isVerdictShown(verdict));
    filters_[static_cast<std::size_t>(verdict)]->update();
  }
  const bool some = std::any_of(std::begin(kAllRoles), std::end(kAllRoles),
                                [this](Role role) { return !fold_->isRoleShown(role); });
  foldMenu_->setText(some                                              ? tr("Some groups only")
                     : fold_->isWorstFirst()                           ? tr("Worst leak first")
                     : open == 0                                       ? tr("Worst of each group")
                     : open == static_cast<long>(std::size(kAllRoles)) ? tr("All prompts")
                                                                       : tr("Some groups unfolded"));
  for (QAction* action : foldMenu_->menu()->actions())
    if (action->data().isValid())
      action->setChecked(fold_->isUnfolded(static_cast<Role>(action->data().toInt())));
  const QSignalBlocker quiet(size_);
  const auto* step =
      std::find(std::begin(GridView::kSteps), std::end(GridView::kSteps), view_->pictureSide());
  size_->setValue(static_cast<int>(step - std::begin(GridView::kSteps)));
}

void GridHead::refresh() {
  const GridModel& grid = *fold_->grid();
  const bool edited = grid.anyAfter();
  title_->setVisible(!edited);
  summary_->setVisible(!edited);
  const int prompts = grid.rowCount(), seeds = grid.columnCount();
  summary_->setText(prompts == 0
                        ? QString()
                        : tr("%1, %2, nothing changed yet")
                              .arg(prompts == 1 ? tr("1 prompt") : tr("%n prompts", nullptr, prompts),
                                   seeds == 1 ? tr("1 seed") : tr("%n seeds", nullptr, seeds)));
  const VerdictCounts counts = grid.counts();
  for (const Verdict verdict : kOrder) {
    VerdictFilter* filter = filters_[static_cast<std::size_t>(verdict)];
    filter->setCount(counts[static_cast<std::size_t>(verdict)]);
    filter->setVisible(edited);
  }
  squeeze();
}

void GridHead::squeeze() {
  const bool edited = !title_->isVisibleTo(this);
  summary_->setVisible(!edited && width() >= kRoomForSummary);
  foldMenu_->setToolButtonStyle(width() >= kRoomForAll ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
  foldMenu_->setToolTip(width() >= kRoomForAll ? QString() : foldMenu_->text());
  for (VerdictFilter* filter : filters_) filter->setCompact(width() < kRoomForNames);
  size_->setVisible(width() >= 420);
}

void GridHead::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  squeeze();
}

void GridHead::refreshColours() {
  QPalette quiet = summary_->palette();
  if (quiet.color(QPalette::WindowText) == theme().textMuted) return;
  quiet.setColor(QPalette::WindowText, theme().textMuted);
  summary_->setPalette(quiet);
}

void GridHead::paintEvent(QPaintEvent* event) {
  QPainter(this).fillRect(event->rect(), theme().canvas);
}

void GridHead::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) refreshColours();
}

} // namespace pentimento
