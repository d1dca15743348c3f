#include "app/pages/states_page.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include "app/workbench/draw_plan.h"
#include "widgets/models/grid_fold_proxy.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"
#include "widgets/views/grid_view.h"

namespace pentimento {
namespace {

constexpr int kHead = 40; // as over the grid

QToolButton* menuButton(const QString& text) {
  auto* button = new QToolButton;
  button->setText(text);
  button->setAccessibleName(text);
  button->setProperty("muted", true);
  button->setAutoRaise(true);
  button->setToolButtonStyle(Qt::ToolButtonTextOnly);
  button->setPopupMode(QToolButton::InstantPopup);
  button->setMenu(new QMenu(button));
  return button;
}

} // namespace

StatesPage::StatesPage(Workbench& bench, QWidget* parent)
    : QWidget(parent), bench_(bench), model_(new GridModel(this)), fold_(new GridFoldProxy(this)),
      view_(new GridView(this)), title_(new QLabel), seeds_(menuButton(tr("Seed"))) {
  setObjectName("statesPage");
  fold_->setSourceModel(model_);
  view_->setFold(fold_);
  view_->setObjectName("states");
  view_->setAccessibleName(tr("Pictures of one seed, prompts by states of the model"));
  view_->setCorner(tr("State"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeHead());
  column->addWidget(view_, 1);
  setFocusProxy(view_);
  const auto again = [this] {
    if (isVisible()) refresh();
  };
  connect(&bench_, &Workbench::suiteChanged, this, again);
  connect(&bench_, &Workbench::shownStateChanged, this, again);
  connect(&bench_, &Workbench::editsChanged, this, again);
  connect(&bench_, &Workbench::snapshotTaken, this, again);
  connect(&bench_, &Workbench::pictureDrawn, this, &StatesPage::take);
  connect(&bench_.sensitive(), &SensitivePictures::revealedChanged, model_, &GridModel::setRevealed);
  connect(&bench_.sensitive(), &SensitivePictures::marksChanged, this,
          [this] { model_->setMarks(bench_.sensitive().marked(bench_.suite())); });
  connect(view_, &GridView::revealRequested, &bench_, [this] { bench_.sensitive().setRevealed(true); });
  connect(view_, &GridView::cellActivated, this, [this](const CellKey& key) {
    Q_EMIT cellActivated({key.row, seed()});
  });
  connect(view_, &GridView::visibleRowsChanged, this, &StatesPage::drawMissing);
}

QWidget* StatesPage::makeHead() {
  auto* head = new QWidget;
  head->setFixedHeight(kHead);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(16, 0, 8, 0);
  title_->setFont(headingFont());
  row->addWidget(title_);
  row->addSpacing(8);
  row->addWidget(seeds_);
  row->addStretch();
  auto* columns = menuButton(tr("States"));
  columns->setObjectName("stateColumns");
  row->addWidget(columns);
  connect(seeds_->menu(), &QMenu::aboutToShow, this, [this] { fillSeeds(*seeds_->menu()); });
  connect(columns->menu(), &QMenu::aboutToShow, this, [this, columns] { fillColumns(*columns->menu()); });
  auto* close = new QToolButton;
  close->setIcon(icon("close"));
  close->setAutoRaise(true);
  close->setToolTip(tr("Close (Esc)"));
  close->setAccessibleName(tr("Close the states"));
  connect(close, &QToolButton::clicked, this, &StatesPage::closed);
  row->addWidget(close);
  title_->setText(tr("States of the model side by side"));
  return head;
}

std::vector<StatesPage::Column> StatesPage::choices() const {
  std::vector<Column> all;
  for (std::size_t i = 1; i < bench_.snapshots().size(); ++i)
    all.push_back({Column::Kind::Snapshot, static_cast<int>(i)});
  for (const auto& edit : bench_.edits())
    if (!edit.other_base && bench_.edits().size() > 1) all.push_back({Column::Kind::Alone, edit.id});
  all.push_back({Column::Kind::Shown});
  return all;
}

std::vector<StatesPage::Column> StatesPage::columns() const {
  const auto all = choices();
  std::vector<Column> some;
  for (const auto& column : all)
    if (std::find(chosen_.begin(), chosen_.end(), column) != chosen_.end()) some.push_back(column);
  if (!some.empty()) return some;
  const int middle = static_cast<int>(bench_.snapshots().size()) / 2;
  for (const auto& column : all)
    if (column.kind != Column::Kind::Snapshot || (middle > 0 && column.id == middle)) some.push_back(column);
  return some;
}

void StatesPage::setColumns(std::vector<Column> columns) {
  chosen_ = std::move(columns);
  refresh();
}

std::uint64_t StatesPage::seed() const {
  const auto& seeds = bench_.plan().seeds;
  const bool there = std::find(seeds.begin(), seeds.end(), seed_) != seeds.end();
  return seedChosen_ && there ? seed_ : seeds.empty() ? 0 : seeds.front();
}

void StatesPage::setSeed(std::uint64_t seed) {
  seed_ = seed;
  seedChosen_ = true;
  refresh();
}

QString StatesPage::name(const Column& column) const {
  if (column.kind == Column::Kind::Snapshot) return tr("Snapshot %1").arg(column.id);
  if (column.kind == Column::Kind::Shown) return tr("Shown in the grid");
  for (const auto& edit : bench_.edits())
    if (edit.id == column.id) return tr("Only %1").arg(QString::fromStdString(edit.name));
  return {};
}

std::string StatesPage::state(const Column& column) const {
  if (column.kind == Column::Kind::Alone) return bench_.stateAlone(column.id);
  if (column.kind == Column::Kind::Snapshot)
    return bench_.snapshots()[static_cast<std::size_t>(column.id)].state;
  return bench_.shownState() == bench_.pictures().base() ? std::string() : bench_.shownState();
}

void StatesPage::refresh() {
  seeds_->setText(tr("Seed %1").arg(seed()));
  const auto now = columns();
  const bool same = now == shown_ && model_->suite().cases.size() == bench_.suite().cases.size();
  shown_ = now;
  if (!same) {
    std::vector<std::uint64_t> places;
    for (std::size_t i = 0; i < shown_.size(); ++i) places.push_back(i);
    model_->setSuite(bench_.sensitive().marked(bench_.suite()), places);
  }
  nameColumns();
  model_->setRevealed(bench_.sensitive().isRevealed());
  fillCells();
  drawMissing();
}

void StatesPage::nameColumns() {
  std::vector<QString> names, hashes;
  for (const auto& column : shown_) {
    names.push_back(name(column));
    hashes.push_back(QString::fromStdString(state(column).substr(0, 8)));
  }
  model_->setColumnNames(names, hashes);
}

void StatesPage::fillCells() {
  model_->clearAfter();
  for (std::size_t column = 0; column < shown_.size(); ++column) {
    const auto hash = state(shown_[column]);
    for (int row = 0; row < model_->rowCount(); ++row) {
      const auto put = [&](const std::string& of, bool before) {
        const auto* picture = of.empty() ? nullptr : bench_.pictures().find(of, {row, seed()});
        if (!picture) return;
        DrawnPicture moved = *picture;
        moved.key = {row, column}; // in this model a column is a state
        before ? model_->setBefore(moved) : model_->setAfter(moved);
      };
      put(bench_.pictures().base(), true);
      put(hash, false);
    }
  }
  fold_->snapshotComplete();
}

void StatesPage::take(const DrawnPicture& picture) {
  if (!isVisible() || picture.key.seed != seed()) return;
  for (std::size_t column = 0; column < shown_.size(); ++column) {
    DrawnPicture moved = picture;
    moved.key = {picture.key.row, column};
    if (picture.state == bench_.pictures().base()) model_->setBefore(moved);
    if (picture.state == state(shown_[column])) model_->setAfter(moved);
  }
  nameColumns(); // the state of an edit alone is known from its first picture on
}

void StatesPage::drawMissing() {
  if (!isVisible()) return;
  const auto rows = view_->visibleRows();
  for (const auto& column : shown_)
    if (column.kind == Column::Kind::Alone) bench_.drawAlone(column.id, {rows.begin(), rows.end()});
}

void StatesPage::fillColumns(QMenu& menu) {
  menu.clear();
  const auto now = columns();
  for (const auto& column : choices()) {
    auto* action = menu.addAction(name(column));
    action->setCheckable(true);
    action->setChecked(std::find(now.begin(), now.end(), column) != now.end());
    connect(action, &QAction::toggled, this, [this, column](bool on) {
      auto some = columns();
      std::erase(some, column);
      if (on) some.push_back(column);
      setColumns(some);
    });
  }
  menu.addSeparator();
  menu.addAction(tr("As fits"), this, [this] { setColumns({}); });
}

void StatesPage::fillSeeds(QMenu& menu) {
  menu.clear();
  for (const auto one : bench_.plan().seeds) {
    auto* action = menu.addAction(QString::number(one), this, [this, one] { setSeed(one); });
    action->setCheckable(true);
    action->setChecked(one == seed());
  }
}

void StatesPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  refresh();
}

void StatesPage::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) {
    Q_EMIT closed();
    return;
  }
  QWidget::keyPressEvent(event);
}

void StatesPage::paintEvent(QPaintEvent* event) {
  QPainter(this).fillRect(event->rect(), theme().canvas);
}

} // namespace pentimento
