// Cells whose drawing was stopped, in the real window over the miniature, made slow by many steps.
#include "app/window_scene.h"
#include "support/patience.h"
#include "support/test_registry.h"
#include "widgets/models/grid_model.h"

using namespace pentimento;
using namespace pentimento::testing;

class StoppedDrawingTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<WindowScene> scene_;

  Workbench& bench() { return scene_->bench(); }
  /// How many cells say how far a picture is, or that one waits.
  int busy(bool before) {
    GridModel& model = scene_->window->gridPage().model();
    model.flush();
    int count = 0;
    for (const auto& key : allKeys(bench().suite(), bench().plan().seeds)) {
      const auto cell = model.indexOf(key).data(GridModel::ShownRole).value<ShownCell>();
      count += before ? cell.beforeWaiting && cell.beforeSteps > 0
                      : cell.progress == CellProgress::Waiting || cell.progress == CellProgress::Drawing;
    }
    return count;
  }

 private Q_SLOTS:
  void init() {
    scene_ = std::make_unique<WindowScene>();
    connect(&bench(), &Workbench::modelOpened, scene_->window.get(), [this] {
      SamplingSettings many = bench().sampling();
      many.steps = 200;
      bench().setSampling(many);
    });
  }
  void cleanup() { scene_.reset(); }

  void aStoppedPictureIsNoLongerOnItsWay() {
    scene_->window->openModel("miniature", "cpu", "fp32");
    QTRY_VERIFY_WITH_TIMEOUT(busy(true) > 0, kPatience);
    bench().setHeld(true); // nothing begins after it
    bench().stop();
    QTRY_COMPARE_WITH_TIMEOUT(busy(true), 0, kPatience);
  }

  void neitherIsThatOfAStoppedRun() {
    bench().setHeld(true);
    scene_->window->openModel("miniature", "cpu", "fp32");
    QTRY_COMPARE_WITH_TIMEOUT(bench().run().phase, RunPhase::Ready, kPatience);
    SamplingSettings few = bench().sampling();
    few.steps = 20;
    bench().setSampling(few);
    Plan plan = bench().plan();
    plan.seeds = {41};
    plan.kept = {"fox"};
    plan.method = "uce";
    plan.settings = {{"templates", std::int64_t(4)}};
    bench().setPlan(plan);
    scene_->window->actions().erase->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(busy(false) > 0, kPatience);
    bench().stop();
    QTRY_VERIFY_WITH_TIMEOUT(!bench().run().running(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(busy(false), 0, kPatience);
  }
};

PENTIMENTO_TEST(StoppedDrawingTest)
#include "stopped_drawing_test.moc"
