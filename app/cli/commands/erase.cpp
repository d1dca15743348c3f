#include <chrono>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"
#include "app/cli/commands/erase_work.h"
#include "app/cli/memory_note.h"
#include "app/cli/project/recorder.h"
#include "app/cli/snapshot_folder.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/edits/edit_stack.h"
#include "core/edits/weight_delta_file.h"
#include "core/erasure/plan_check.h"
#include "core/erasure/registry.h"
#include "core/erasure/settings.h"
#include "core/forecast/memory_forecast.h"
#include "core/io/atomic_file.h"
#include "core/pipelines/diffusion_model.h"
#include "core/probes/plans.h"
#include "core/project/manifest.h"
#include "core/project/record/run_manifest.h"

namespace pentimento::cli {
namespace {

/// One anchor stands for all targets; none means "nothing in particular".
std::vector<ConceptPair> pairs_of(const EraseOptions& given) {
  if (given.anchors.size() > 1 && given.anchors.size() != given.targets.size())
    throw Error(ErrorCode::BadSetting, "targets and anchors do not pair",
                "one --anchor, or as many as --target",
                fmt::format("{} targets and {} anchors", given.targets.size(), given.anchors.size()));
  std::vector<ConceptPair> pairs;
  for (std::size_t i = 0; i < given.targets.size(); ++i) {
    const std::string anchor = given.anchors.empty() ? "" : given.anchors[given.anchors.size() == 1 ? 0 : i];
    pairs.push_back({given.targets[i], anchor});
  }
  return pairs;
}

/// What is wrong with an edit, or "".
std::string complaint(const EditHealth& health) {
  if (!health.finite) return "\nThe edit holds numbers that are not finite.";
  if (health.matrices_touched == 0) return "\nThe edit changes nothing.";
  if (health.matrices_touched < health.matrices_expected)
    return fmt::format("\nOnly {} of {} matrices were changed.", health.matrices_touched,
                       health.matrices_expected);
  return "";
}

/// What a finished run is reported as.
struct EraseResult {
  WeightDelta edit;
  EditHealth health;
  std::vector<LayerHealth> layers;
  double seconds = 0.0;
};

SettingValues settings_for(const Plan& plan, const ErasureMethod& method, const DiffusionModel& model) {
  return resolved_settings(method.describe(), plan.settings,
                           static_cast<int>(model.unet->config.block_out_channels.front()));
}

EraseResult run_method(Session& session, const EraseOptions& given, DiffusionModel& model,
                       const ErasureMethod& method, const Plan& plan, SnapshotFolder& snapshots,
                       Recorder& recorder) {
  const SettingValues settings = settings_for(plan, method, model);
  const auto steps = settings.find("steps");
  const int total = steps == settings.end() ? 1 : static_cast<int>(std::get<std::int64_t>(steps->second));
  EraseResult result;
  ErasureContext context{
      .model = model, .plan = plan, .settings = settings, .seed = given.seed, .control = session.control};
  context.on_step = [&](const StepFigures& figures, const std::vector<LayerHealth>&) {
    snapshots.add(figures);
    session.progress().count("step", std::min(figures.step + 1, total), total);
  };
  double spent = 0.0; // on writing snapshots, which is not the method's time either
  context.on_snapshot = [&](const Snapshot& snapshot, const WeightDelta& edit) {
    const auto since = std::chrono::steady_clock::now();
    result.health = snapshot.health;
    result.layers = snapshot.layers;
    snapshots.add(snapshot, edit);
    recorder.edit(edit, snapshot.step, snapshot.state, json_of_health(snapshot.health));
    spent += std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
  };
  context.on_progress = [&](const std::string& what, int done, int count) {
    session.progress().count(what, done, count);
  };
  if (!given.out.empty()) context.checkpoint = given.out + ".checkpoint";
  context.resume = given.resume;
  if (!given.from.empty()) context.start = std::make_shared<WeightDelta>(load_delta(given.from));
  const auto started = std::chrono::steady_clock::now();
  result.edit = method.run(context);
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count() - spent -
                   context.measuring_seconds;
  return result;
}

/// What must stay: as asked, the target's neighbours when nothing was said, nothing for `--keep ""`.
void fill_kept(Plan& plan, const EraseOptions& given, const DiffusionModel& model) {
  if (!given.kept.empty() || !model.vocabulary) return;
  plan.kept = suggest_kept(plan, *model.vocabulary);
  log::info(fmt::format("Keeping the neighbours {}.", fmt::join(plan.kept, ", ")));
}

/// What is wrong with the request, before a model is opened.
void check(const EraseOptions& given, const ErasureMethod& method, const Plan& plan) {
  check_plan(plan, given.method, false);
  if (!given.from.empty() && !method.describe().trained)
    throw Error(ErrorCode::BadSetting, given.method + " cannot start from an edit", "a trained method",
                "a closed form", "give all targets at once, or put its edit on top with --edit");
  if (given.out.empty() && given.project.empty())
    throw Error(ErrorCode::BadSetting, "there is no place for the edit", "--out, --project or both",
                "neither");
  if (given.out.empty() && given.resume)
    throw Error(ErrorCode::BadSetting, "--resume needs the file that was being made", "--out", "none");
  if (!given.out.empty())
    AtomicFile(given.out); // a place that cannot be written is said now, not after a minute of work
}

void begin_record(Recorder& recorder, const EraseOptions& given, const Plan& plan,
                  const ErasureMethod& method, const DiffusionModel& model) {
  if (!recorder.on()) return;
  EditStack start;
  if (!given.from.empty()) start.add(given.from, std::make_shared<WeightDelta>(load_delta(given.from)));
  ErasePart part{plan, given.seed};
  part.plan.settings = settings_for(plan, method, model); // a preset may be another one in a later version
  recorder.begin("erase", plan_title(plan), json_of_erase(part), model, given.model, start,
                 {{"method", plan.method},
                  {"settings", json_of_settings(part.plan.settings)},
                  {"title", plan_title(plan)},
                  {"kept", plan.kept},
                  {"seed", given.seed}});
}

} // namespace

void erase(Session& session, const EraseOptions& given) {
  const ErasureMethod& method = find_method(given.method);
  Plan plan{pairs_of(given), given.kept, given.method, parse_settings(given.settings, method.describe()), {}};
  std::erase(plan.kept, "");
  check(given, method, plan);
  Recorder recorder(given.project);
  SnapshotFolder snapshots(given.snapshots);
  const auto model = DiffusionModel::open(given.model, session.plan(), session.model_options);
  fill_kept(plan, given, *model);
  const auto memory = memory_note([&] {
    auto unseen = plan; // no pictures are drawn on the way
    unseen.seeds.clear();
    return forecast_erasure(*model, unseen, {});
  });
  begin_record(recorder, given, plan, method, *model);

  const EraseResult result = run_method(session, given, *model, method, plan, snapshots, recorder);
  if (!given.out.empty()) save_delta(given.out, result.edit);
  session.progress().finish();
  EditStack stack;
  stack.add(plan_title(plan), std::make_shared<WeightDelta>(result.edit));
  const std::string state = stack.state_hash(model->base_hash());
  recorder.edit(result.edit, -1, state, json_of_health(result.health));
  const auto& info = model->info();
  const Json summary{{"out", given.out},
                     {"method", given.method},
                     {"title", plan_title(plan)},
                     {"seconds", result.seconds},
                     {"memory_forecast_mib", memory},
                     {"matrices", result.edit.entries.size()},
                     {"base", model->base_hash()},
                     {"state", state},
                     {"content_hash", result.edit.content_hash()},
                     {"precision", info.precision},
                     {"device", info.device},
                     {"health", json_of_health(result.health)},
                     {"layers", json_of_layers(result.layers)}};
  recorder.finish(summary);
  const auto where =
      given.out.empty() ? recorder.project().edit_file(result.edit.content_hash()).string() : given.out;
  session.print(summary, fmt::format("{} by {} in {:.2f} s ({}, {}): {} matrices changed, state {}\n{}{}",
                                     plan_title(plan), method.describe().title, result.seconds,
                                     info.precision, info.device, result.edit.entries.size(),
                                     state.substr(0, 8), where, complaint(result.health)));
}

void add_erase(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("erase", "Make an edit that takes concepts out of a model");
  auto given = std::make_shared<EraseOptions>();
  command->add_option("MODEL", given->model, "A Diffusers folder, or miniature")->required();
  command->add_option("--target", given->targets, "What goes")->required()->option_text("TEXT...");
  command->add_option("--anchor", given->anchors, "What is drawn in its place; one for all, or one each")
      ->option_text("TEXT...");
  command
      ->add_option("--keep", given->kept,
                   "What must stay as it is; the target's neighbours without it, nothing for \"\"")
      ->option_text("TEXT...");
  command->add_option("--method", given->method, "See `methods`")->option_text("NAME")->capture_default_str();
  command->add_option("--set", given->settings, "Settings of the method; see `methods NAME`")
      ->option_text("KEY=VALUE...");
  command->add_option("--out", given->out, "The edit")->option_text("FILE");
  command->add_option("--project", given->project, "Record plan, run and edits in this project folder")
      ->option_text("DIR");
  command->add_option("--seed", given->seed, "Of everything that is drawn by lot")
      ->option_text("N")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command
      ->add_option("--snapshots", given->snapshots,
                   "Keep the edit as it is every few steps, and every step's figures")
      ->option_text("FOLDER");
  command
      ->add_option("--from", given->from,
                   "Trained methods: go on from this edit, whose concepts stay erased in the result")
      ->option_text("FILE");
  command->add_flag("--resume", given->resume, "Go on from where a stopped run of the same command was");
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { erase(session, *given); }; });
}

} // namespace pentimento::cli
