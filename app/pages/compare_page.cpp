#include "app/pages/compare_page.h"

#include <QVBoxLayout>

#include "app/workbench/draw_plan.h"
#include "widgets/views/compare_view.h"

namespace pentimento {
namespace {
constexpr int kHalfStrength = 3; // place in the strip
}

ComparePage::ComparePage(Workbench& bench, QWidget* parent)
    : QWidget(parent), bench_(bench), view_(new CompareView(this)) {
  setObjectName("comparePage");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(view_);
  setFocusProxy(view_);
  connect(view_, &CompareView::closeRequested, this, &ComparePage::closed);
  connect(view_, &CompareView::previousRequested, this, [this] { step(-1); });
  connect(view_, &CompareView::nextRequested, this, [this] { step(1); });
  connect(view_, &CompareView::statePicked, this, [this](int index, bool) {
    if (index == kHalfStrength) bench_.drawAtStrength(key_, 0.5);
  });
  connect(&bench_, &Workbench::shownStateChanged, this, &ComparePage::refresh);
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

void ComparePage::setRevealed(bool revealed) {
  revealed_ = revealed;
  refresh();
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
  if (!picture || (prompt.sensitive && !revealed_)) return state;
  state.image = picture->image;
  state.verdict = picture->verdict;
  state.judged = hash != bench_.pictures().base();
  if (picture->score)
    state.score = QStringLiteral("%1 %2")
                      .arg(QString::fromStdString(prompt.judged))
                      .arg(picture->score->probability, 0, 'f', 2);
  return state;
}

void ComparePage::refresh() {
  if (key_.row < 0 || key_.row >= static_cast<int>(bench_.suite().cases.size())) return;
  const auto& snapshots = bench_.snapshots();
  const std::string base = bench_.pictures().base();
  const std::size_t middle = snapshots.size() / 2;
  const bool hasMiddle = snapshots.size() > 2;
  QVector<CompareState> states;
  states << stateOf(tr("Before"), tr("no edit"), base);
  states << (hasMiddle ? stateOf(tr("Snapshot %1").arg(middle), tr("step %1").arg(snapshots[middle].step),
                                 snapshots[middle].state)
                       : stateOf(tr("Snapshot"), tr("none yet"), {}));
  const bool edited = bench_.shownState() != base;
  const int shown = bench_.shownSnapshot();
  states << stateOf(shown > 0 ? tr("Snapshot %1").arg(shown) : tr("After"),
                    edited ? tr("shown in the grid") : tr("no edit yet"),
                    edited ? bench_.shownState() : std::string());
  states << stateOf(tr("Half strength"), tr("every edit at half"), bench_.stateAtStrength(0.5));
  view_->setStates(states);
}

} // namespace pentimento
