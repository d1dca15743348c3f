#pragma once

#include "app/project/project_keeper.h"
#include "app/window_scene.h"
#include "core/project/project.h"
#include "widgets/views/bars/banner.h"
#include "widgets/views/grid_view.h"

namespace pentimento::testing {

/// The real window with a project of its own.
struct ProjectScene : WindowScene {
  enum class Pictures { Rough, AsTheProgramDraws, None };

  explicit ProjectScene(const QString& folder, Pictures pictures = Pictures::Rough) {
    qputenv("XDG_DATA_HOME", home.path().toUtf8()); // where untitled projects go
    if (pictures == Pictures::Rough) drawRoughly();
    if (pictures == Pictures::None)
      QObject::connect(&bench(), &Workbench::modelOpened, window.get(), [this] { bench().setHeld(true); });
    window->startProject(folder, {}, "cpu", "fp32");
  }

  ProjectKeeper& keeper() { return window->keeper(); }

  /// True once the model is open and whatever the project holds has been brought back.
  bool ready() { return keeper().isOpen() && !keeper().busy() && bench().run().phase == RunPhase::Ready; }

  /// Few prompts and a method that takes a second.
  void planLittle(const std::vector<std::uint64_t>& seeds = {41, 42}) {
    Plan plan = bench().plan();
    plan.seeds = seeds;
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
