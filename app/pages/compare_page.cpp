#include "app/pages/compare_page.h"

#include <QMenu>
#include <QVBoxLayout>

#include "app/workbench/draw_plan.h"
#include "widgets/views/compare_strip.h"
#include "widgets/views/compare_view.h"

namespace pentimento {
namespace {
constexpr double kStrengths[] = {0.25, 0.5, 0.75, 1.25};
}

ComparePage::ComparePage(Workbench& bench, QWidget* parent)
    : QWidget(parent), bench_(bench), view_(new CompareView(this)) {
  view_->setAccessibleName(tr("Compare before and after"));
  setObjectName("comparePage");
  tiles_ = {Choice{Choice::Kind::Before}, Choice{Choice::Kind::Snapshot}, Choice{Choice::Kind::Shown},
            Choice{Choice::Kind::Strength, -1, 0.5}};
  view_->strip()->setContextMenuPolicy(Qt::CustomContextMenu);
  view_->strip()->setToolTip(tr("The context menu of a picture chooses another state"));
  connect(view_->strip(), &QWidget::customContextMenuRequested, this, &ComparePage::ask);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(view_);
  setFocusProxy(view_);
  connect(view_, &CompareView::closeRequested, this, &ComparePage::closed);
  connect(view_, &CompareView::previousRequested, this, [this] { step(-1); });
  connect(view_, &CompareView::nextRequested, this, [this] { step(1); });
  connect(view_, &CompareView::statePicked, this, [this](int index, bool) {
    const Choice& choice = tiles_[static_cast<std::size_t>(index)];
    if (choice.kind == Choice::Kind::Strength) bench_.drawAtStrength(key_, choice.factor);
  });
  connect(&bench_, &Workbench::shownStateChanged, this, &ComparePage::refresh);
  connect(&bench_.sensitive(), &SensitivePictures::marksChanged, this, &ComparePage::refresh);
  connect(&bench_.sensitive(), &SensitivePictures::revealedChanged, this, &ComparePage::refresh);
  connect(&bench_, &Workbench::pictureDrawn, this, [this](const DrawnPicture& picture) {
    if (picture.key == key_) refresh();
  });
  connect(&bench_, &Workbench::suiteChanged, this, [this] {
    if (isVisible()) Q_EMIT closed(); // the cell that was looked at is gone
  });
}

void ComparePage::showCell(const CellKey& key) {
  key_ = key;
  const auto& cases = bench_.suite().cases;
  if (key.row < 0 || key.row >= static_cast<int>(cases.size())) return;
  const auto& prompt = cases[static_cast<std::size_t>(key.row)];
  view_->setHeading(QString::fromStdString(prompt.word), QString::fromStdString(prompt.text), key.seed);
  const auto keys = allKeys(bench_.suite(), bench_.plan().seeds);
  const auto here = std::find(keys.begin(), keys.end(), key);
  view_->setNeighbours(here != keys.begin() && here != keys.end(),
                       here != keys.end() && here + 1 != keys.end());
  refresh();
  view_->setSides(0, 2);
  view_->setFocus();
}

void ComparePage::showSnapshots(const CellKey& key, int first, int second) {
  const auto choice = [](int index) {
    return index == 0 ? Choice{Choice::Kind::Before} : Choice{Choice::Kind::Snapshot, index};
  };
  if (first > 0) tiles_[1] = choice(first);
  tiles_[2] = choice(second);
  showCell(key);
  view_->setSides(first > 0 ? 1 : 0, 2); // the state before has its tile already
}

void ComparePage::step(int by) {
  const auto keys = allKeys(bench_.suite(), bench_.plan().seeds);
  const auto here = std::find(keys.begin(), keys.end(), key_);
  const auto next = (here - keys.begin()) + by;
  if (here == keys.end() || next < 0 || next >= static_cast<std::ptrdiff_t>(keys.size())) return;
  showCell(keys[static_cast<std::size_t>(next)]);
  Q_EMIT cellChanged(key_);
}

CompareState ComparePage::stateOf(const QString& label, const QString& detail,
                                  const std::string& hash) const {
  CompareState state;
  state.label = label;
  state.detail = detail;
  state.hash = QString::fromStdString(hash.substr(0, 4));
  const auto& prompt = bench_.suite().cases[static_cast<std::size_t>(key_.row)];
  const auto* picture = hash.empty() ? nullptr : bench_.pictures().find(hash, key_);
  if (!picture) return state;
  if (bench_.hides(key_.row)) {
    state.hidden = true;
    return state;
  }
  state.image = picture->image;
  state.verdict = picture->verdict;
  state.judged = hash != bench_.pictures().base();
  if (picture->score)
    state.score = QStringLiteral("%1 %2")
                      .arg(QString::fromStdString(prompt.judged))
                      .arg(picture->score->probability, 0, 'f', 2);
  return state;
}

CompareState ComparePage::stateOf(const Choice& choice) const {
  const auto& snapshots = bench_.snapshots();
  const std::string base = bench_.pictures().base();
  const int count = static_cast<int>(snapshots.size());
  switch (choice.kind) {
  case Choice::Kind::Before:
    return stateOf(tr("Before"), tr("no edit"), base);
  case Choice::Kind::Snapshot: {
    const int index = choice.snapshot >= 0 ? choice.snapshot : count / 2;
    if ((choice.snapshot < 0 && count < 3) || index >= count)
      return stateOf(tr("Snapshot"), tr("none yet"), {});
    const auto& snapshot = snapshots[static_cast<std::size_t>(index)];
    return stateOf(tr("Snapshot %1").arg(index), tr("step %1").arg(snapshot.step), snapshot.state);
  }
  case Choice::Kind::Strength:
    return stateOf(choice.factor == 0.5 ? tr("Half strength") : tr("Strength × %1").arg(choice.factor),
                   tr("of every edit"), bench_.stateAtStrength(choice.factor));
  case Choice::Kind::Shown:
    break;
  }
  const bool edited = bench_.shownState() != base;
  const int shown = bench_.shownSnapshot();
  return stateOf(shown > 0 ? tr("Snapshot %1").arg(shown) : tr("After"),
                 edited ? tr("shown in the grid") : tr("no edit yet"),
                 edited ? bench_.shownState() : std::string());
}

void ComparePage::ask(const QPoint& at) {
  int tile = -1;
  for (int i = 0; i < static_cast<int>(tiles_.size()); ++i)
    if (at.x() >= view_->strip()->tileRect(i).left()) tile = i;
  if (tile < 0) return;
  QMenu menu(this);
  const auto add = [&](const QString& text, const Choice& choice) {
    auto* action = menu.addAction(text, this, [this, tile, choice] { choose(tile, choice); });
    action->setCheckable(true);
    action->setChecked(tiles_[static_cast<std::size_t>(tile)] == choice);
  };
  add(tr("Before"), Choice{Choice::Kind::Before});
  add(tr("What the grid shows"), Choice{Choice::Kind::Shown});
  menu.addSeparator();
  add(tr("The snapshot half way"), Choice{Choice::Kind::Snapshot});
  const auto& snapshots = bench_.snapshots();
  for (std::size_t i = 1; i < snapshots.size(); ++i)
    add(tr("Snapshot %1, step %2").arg(i).arg(snapshots[i].step),
        Choice{Choice::Kind::Snapshot, static_cast<int>(i)});
  menu.addSeparator();
  for (const double factor : kStrengths)
    add(tr("Strength × %1").arg(factor), Choice{Choice::Kind::Strength, -1, factor});
  menu.exec(view_->strip()->mapToGlobal(at));
}

void ComparePage::choose(int tile, const Choice& choice) {
  tiles_[static_cast<std::size_t>(tile)] = choice;
  if (choice.kind == Choice::Kind::Strength) bench_.drawAtStrength(key_, choice.factor);
  refresh();
}

void ComparePage::refresh() {
  if (key_.row < 0 || key_.row >= static_cast<int>(bench_.suite().cases.size())) return;
  QVector<CompareState> states;
  for (const Choice& choice : tiles_) states << stateOf(choice);
  view_->setStates(states);
}

} // namespace pentimento
