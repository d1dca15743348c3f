#pragma once

#include "app/project/project_keeper.h"
#include "app/window_scene.h"
#include "core/project/project.h"
#include "widgets/views/bars/banner.h"
#include "widgets/views/grid_view.h"

namespace pentimento::testing {

/// The real window with a project of its own.
struct ProjectScene : WindowScene {
  explicit ProjectScene(const QString& folder) {
    qputenv("XDG_DATA_HOME", home.path().toUtf8()); // where untitled projects go
    window->startProject(folder, {}, "cpu", "fp32");
  }

  ProjectKeeper& keeper() { return window->keeper(); }

  /// True once the model is open and whatever the project holds has been brought back.
  bool ready() { return keeper().isOpen() && !keeper().busy() && bench().run().phase == RunPhase::Ready; }

  /// Few prompts and a method that takes a second.
  void planLittle() {
    Plan plan = bench().plan();
    plan.seeds = {41, 42};
    plan.kept = {"fox"};
    plan.method = "uce";
    bench().setPlan(plan);
  }

  /// True once every picture of the state is there.
  bool whole(const std::string& state) {
    const auto keys = allKeys(bench().suite(), bench().plan().seeds);
    return !keys.empty() && bench().pictures().missing(state, keys).empty();
  }

  QString banner() { return window->gridPage().banner().sentence(); }
};

/// The status of the newest run of a kind; empty without one.
inline std::string statusOf(const QString& folder, const std::string& kind) {
  if (!Project::is_project(folder.toStdString())) return {};
  const Project project(folder.toStdString(), Project::Access::Read);
  std::string status;
  for (const auto& run : project.runs())
    if (run.kind == kind) status = run.status;
  return status;
}

} // namespace pentimento::testing
