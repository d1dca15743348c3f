#pragma once

#include <functional>

#include "app/window_scene.h"
#include "support/patience.h"
#include "widgets/views/grid_view.h"

namespace pentimento::testing {

/// The window as it is after a short erasure: the folded grid's pictures, an edit, snapshots and evidence
/// are there to be looked at, and nothing runs any more. Calls `meanwhile` once during the erasure. False
/// when it did not get so far.
inline bool eraseShortly(WindowScene& scene, const std::function<void()>& meanwhile = {}) {
  Workbench& bench = scene.bench();
  scene.drawRoughly();
  bench.setHeld(true); // the run draws what is looked at; the other prompts are not waited for
  scene.window->openModel("miniature", "cpu", "fp32");
  if (!QTest::qWaitFor([&] { return bench.run().phase == RunPhase::Ready; }, kPatience)) return false;
  Plan plan = bench.plan();
  plan.seeds = {41, 42};
  plan.kept = {"fox", "rabbit"};
  for (const auto& [key, value] : {std::pair{"steps", 4},
                                   {"warm_up", 0},
                                   {"batch_size", 2},
                                   {"snapshot_every", 2},
                                   {"anchor_latents", 4},
                                   {"kept_latents", 2},
                                   {"anchor_steps", 3}})
    plan.settings[key] = std::int64_t(value);
  bench.setPlan(plan);
  QSignalSpy done(&bench, &Workbench::runFinished), taken(&bench, &Workbench::snapshotComplete);
  scene.window->actions().erase->trigger();
  if (meanwhile && QTest::qWaitFor([&] { return !taken.isEmpty(); }, kPatience)) meanwhile();
  if (!QTest::qWaitFor([&] { return done.size() == 1 && !bench.edits().empty(); }, kPatience)) return false;
  return QTest::qWaitFor([&] { return scene.drawn(bench.shownState()); }, kPatience);
}

/// Calls `look` with the window as it is, with Compare open, and with every dock of its lower edge in front.
template <class Look>
void inEveryState(WindowScene& scene, Look look) {
  const auto settle = [] {
    for (int i = 0; i < 3; ++i) QCoreApplication::processEvents();
  };
  settle();
  look(QStringLiteral("grid"));
  scene.window->gridPage().grid().selectKey({0, scene.bench().plan().seeds.front()});
  scene.window->actions().compare->trigger();
  settle();
  look(QStringLiteral("compare"));
  scene.window->actions().compare->trigger();
  for (auto* dock : scene.window->findChildren<QDockWidget*>()) {
    if (scene.window->dockWidgetArea(dock) != Qt::BottomDockWidgetArea) continue;
    dock->show();
    dock->raise();
    settle();
    look(dock->objectName());
    dock->hide();
  }
  settle();
}

} // namespace pentimento::testing
