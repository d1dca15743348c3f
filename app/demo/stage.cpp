#include "app/demo/stage.h"

#include "app/pages/grid_page.h"
#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/workbench/draw_plan.h"
#include "widgets/views/compare_view.h"
#include "widgets/views/grid_view.h"

namespace pentimento {

Workbench& Stage::bench() const {
  return window_.bench();
}

bool Stage::drawn(const std::string& state) const {
  const auto keys = previewKeys(bench().suite(), bench().plan().seeds);
  return !keys.empty() && bench().pictures().missing(state, keys).empty();
}

void Stage::chooseMethod(const std::string& method, const SettingValues& settings) const {
  Plan plan = bench().plan();
  plan.method = method;
  plan.settings = settings;
  bench().setPlan(plan);
}

SettingValues Stage::preset(const std::string& method, const std::string& name) const {
  for (const auto& each : bench().methods())
    if (each.name == method)
      for (const auto& preset : each.presets)
        if (preset.name == name) return preset.values;
  return {};
}

CellKey Stage::worstLeak(Role role) const {
  CellKey worst{-1, 0};
  double most = 0.0;
  for (const auto& key : previewKeys(bench().suite(), bench().plan().seeds)) {
    if (bench().suite().cases[static_cast<std::size_t>(key.row)].role != role) continue;
    const auto* after = bench().pictures().find(bench().shownState(), key);
    if (!after || after->verdict != Verdict::Leak || !after->score || after->score->probability <= most)
      continue;
    worst = key;
    most = after->score->probability;
  }
  return worst;
}

CellKey Stage::firstOf(Role role) const {
  for (const auto& key : previewKeys(bench().suite(), bench().plan().seeds))
    if (bench().suite().cases[static_cast<std::size_t>(key.row)].role == role) return key;
  return {-1, 0};
}

void Stage::select(const CellKey& key) const {
  if (key.row >= 0) window_.gridPage().grid().selectKey(key);
}

void Stage::openCompare(const CellKey& key) const {
  select(key);
  if (!window_.actions().compare->isChecked()) window_.actions().compare->trigger();
}

void Stage::closeCompare() const {
  if (window_.actions().compare->isChecked()) window_.actions().compare->trigger();
}

CompareView* Stage::compare() const {
  return window_.findChild<CompareView*>(QStringLiteral("compare"));
}

} // namespace pentimento
