#include "core/jobs/erase_job.h"

#include "core/base/error.h"
#include "core/erasure/erasure_method.h"
#include "core/erasure/registry.h"
#include "core/erasure/settings.h"
#include "core/jobs/job_context.h"
#include "core/jobs/project/describe_job.h"
#include "core/jobs/session.h"
#include "core/probes/tally.h"

namespace pentimento {
namespace {

/// The UNet's tensors as a method has them in place at a snapshot; puts them back after the preview was
/// drawn.
class TensorsAsTheyAre {
 public:
  explicit TensorsAsTheyAre(torch::nn::Module& module) {
    for (const auto& item : module.named_parameters())
      kept_.emplace_back(item.value(), item.value().variable_data());
  }
  ~TensorsAsTheyAre() {
    for (auto& [parameter, data] : kept_) parameter.set_data(data);
  }
  TensorsAsTheyAre(const TensorsAsTheyAre&) = delete;
  TensorsAsTheyAre& operator=(const TensorsAsTheyAre&) = delete;

 private:
  std::vector<std::pair<torch::Tensor, torch::Tensor>> kept_;
};

/// One run: keeps the growing layer in the stack and draws what each snapshot looks like.
class Run {
 public:
  Run(JobContext& context, const EraseOrder& order)
      : context_(context), session_(context.session()), order_(order), below_(session_.edits()) {
    if (order.resume) {
      layer_.id = order.edit;
      std::erase_if(below_, [&](const EditInfo& edit) { return edit.id == order.edit; });
    }
    layer_.name = plan_title(order.plan);
    layer_.method = order.plan.method;
  }

  void go() {
    const ErasureMethod& method = find_method(order_.plan.method);
    emit_before();
    WeightDelta result;
    {
      const EditsInPlace base(session_,
                              {}); // methods start from the base model; its layer adds to the others'
      const SettingValues settings =
          resolved_settings(method.describe(), order_.plan.settings,
                            static_cast<int>(session_.model().unet->config.block_out_channels.front()));
      ErasureContext erasure{session_.model(),  order_.plan,  settings, 42, context_.control(), {}, {}, {},
                             order_.checkpoint, order_.resume};
      erasure.on_progress = [this](const std::string& what, int done, int total) {
        context_.progress(what, done, total);
      };
      erasure.on_step = [this, &settings](const StepFigures& figures,
                                          const std::vector<LayerHealth>& layers) {
        context_.emit(StepsDone{{figures}, layers});
        const auto steps = settings.find("steps");
        context_.count("step", figures.step, // the run itself polls the control between steps
                       steps == settings.end() ? 0 : static_cast<int>(std::get<std::int64_t>(steps->second)));
      };
      erasure.on_snapshot = [this](const Snapshot& snapshot, const WeightDelta& delta) {
        take(snapshot, delta);
      };
      result = method.run(erasure);
    }
    finish(std::make_shared<const WeightDelta>(std::move(result)));
  }

  /// Leaves the stack as the newest snapshot has it, however the run ended.
  void settle() {
    session_.set_edits(with_layer(false));
    context_.emit(EditsChanged{session_.edits(), session_.state(), session_.conflicts()});
  }

 private:
  std::vector<EditInfo> with_layer(bool running) const {
    auto edits = below_;
    if (layer_.id == 0) return edits;
    edits.push_back(layer_);
    edits.back().running = running;
    return edits;
  }

  void emit_before() {
    if (order_.resume) return;
    Snapshot before;
    before.state = session_.state();
    context_.emit(SnapshotTaken{0, before});
  }

  void keep(std::shared_ptr<const WeightDelta> delta) {
    if (layer_.id == 0)
      layer_.id = session_.keep(std::move(delta));
    else
      session_.replace(layer_.id, std::move(delta));
  }

  void take(Snapshot snapshot, const WeightDelta& delta) {
    const TensorsAsTheyAre student(*session_.model().unet);
    keep(std::make_shared<const WeightDelta>(delta));
    const EditsInPlace shown(session_, with_layer(true));
    snapshot.state = session_.state();
    context_.emit(EditsChanged{session_.edits(), session_.state()});
    context_.emit(SnapshotTaken{layer_.id, snapshot});
    if (order_.on_state) order_.on_state(describe_stack(session_));
    draw(snapshot);
  }

  void draw(const Snapshot& snapshot) {
    DrawOrder preview = order_.preview;
    preview.snapshot = snapshot.index;
    if (order_.live && !is_last(snapshot)) preview.keys = *order_.live;
    const auto pictures = draw_cells(context_, preview, false);
    const auto counts = count_snapshot(preview.suite, pictures, snapshot.index, snapshot.step);
    context_.emit(SnapshotComplete{counts});
  }

  void finish(std::shared_ptr<const WeightDelta> delta) { keep(std::move(delta)); }

  JobContext& context_;
  Session& session_;
  const EraseOrder& order_;
  std::vector<EditInfo> below_;
  EditInfo layer_;
};

} // namespace

bool is_last(const Snapshot& snapshot) {
  return snapshot.index > 0 && snapshot.step >= snapshot.total_steps;
}

void EraseJob::run(JobContext& context) {
  context.session().model(); // says so when nothing is open
  Run run(context, order_);
  try {
    run.go();
  } catch (...) {
    run.settle();
    throw;
  }
  run.settle();
}

} // namespace pentimento
