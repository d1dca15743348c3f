#pragma once

#include "app/window_scene.h"
#include "support/patience.h"
#include "widgets/views/grid_view.h"

namespace pentimento::testing {

/// The window as it is after a short erasure: pictures, an edit, snapshots and evidence are there to be
/// looked at. False when it did not get so far.
inline bool eraseShortly(WindowScene& scene) {
  scene.window->openModel("miniature", "cpu", "fp32");
  if (!QTest::qWaitFor([&] { return scene.bench().run().phase == RunPhase::Ready; }, kPatience)) return false;
  Plan plan = scene.bench().plan();
  plan.seeds = {41, 42};
  plan.kept = {"fox", "rabbit"};
  plan.settings["steps"] = std::int64_t(4);
  plan.settings["warm_up"] = std::int64_t(0);
  plan.settings["batch_size"] = std::int64_t(2);
  plan.settings["snapshot_every"] = std::int64_t(2);
  scene.bench().setPlan(plan);
  QSignalSpy done(&scene.bench(), &Workbench::runFinished);
  scene.window->actions().erase->trigger();
  if (!QTest::qWaitFor([&] { return done.size() == 1 && !scene.bench().edits().empty(); }, kPatience))
    return false;
  return QTest::qWaitFor([&] { return scene.drawn(scene.bench().shownState()); }, kPatience);
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
