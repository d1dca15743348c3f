#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"
#include "app/cli/edited_model.h"
#include "app/cli/probe_report.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/io/suite_file.h"
#include "core/judges/clip_zero_shot.h"
#include "core/probes/file_suite.h"
#include "core/probes/plans.h"
#include "core/probes/probe_run.h"
#include "core/probes/suite_labels.h"
#include "core/probes/suites.h"
#include "core/probes/tally.h"

namespace pentimento::cli {
namespace {

struct ProbeOptions {
  std::string model, out, judge;
  std::vector<std::string> edits, targets, anchors, kept;
  std::vector<std::string> suites{"direct", "synonym", "language", "combined", "kept", "anchor", "control"};
  std::vector<std::uint64_t> seeds{41, 42, 43, 44};
  std::optional<std::string> scheduler;
  std::optional<int> steps;
  std::optional<double> guidance;
};

/// What the command line leaves open is taken from where the edits come from.
Plan plan_for(const ProbeOptions& given, const EditStack& stack) {
  Plan plan;
  for (const auto& layer : stack.layers()) {
    const auto& origin = layer.delta->origin;
    for (const auto& pair : origin.pairs)
      if (given.targets.empty() ||
          std::find(given.targets.begin(), given.targets.end(), pair.target) != given.targets.end())
        plan.pairs.push_back(pair);
    plan.kept.insert(plan.kept.end(), origin.kept.begin(), origin.kept.end());
  }
  if (!given.targets.empty() && (!given.anchors.empty() || plan.pairs.empty())) {
    plan.pairs.clear();
    for (std::size_t i = 0; i < given.targets.size(); ++i)
      plan.pairs.push_back({given.targets[i], i < given.anchors.size() ? given.anchors[i] : ""});
  }
  if (!given.kept.empty()) plan.kept = given.kept;
  return plan;
}

FileSuite suite_of_file(const std::string& path, const Plan& plan, const Vocabulary& vocabulary) {
  const SuiteFile file = read_suite_file(path);
  for (const auto& reason : file.rejected)
    log::warning(fmt::format("{}: {}; the row is left out", path, reason));
  return make_file_suite(file, plan.pairs.empty() ? "" : plan.pairs.front().target, vocabulary);
}

/// Several suites as one, and the pictures to draw: prompts without a seed of their own take all of --seed.
std::pair<Suite, std::vector<CellKey>> cells_for(const ProbeOptions& given, const Plan& plan,
                                                 const Vocabulary& vocabulary) {
  Suite all;
  std::vector<CellKey> cells;
  for (const auto& name : given.suites) {
    const FileSuite file = name.ends_with(".csv") ? suite_of_file(name, plan, vocabulary)
                                                  : FileSuite{make_suite(name, plan, vocabulary), {}};
    all.name += (all.name.empty() ? "" : "+") + file.suite.name;
    for (std::size_t i = 0; i < file.suite.cases.size(); ++i) {
      const int row = static_cast<int>(all.cases.size());
      all.cases.push_back(file.suite.cases[i]);
      if (i < file.seeds.size() && file.seeds[i])
        cells.push_back({row, *file.seeds[i]});
      else
        for (const auto seed : given.seeds) cells.push_back({row, seed});
    }
  }
  if (cells.empty())
    throw Error(ErrorCode::BadSetting, "the suites have no prompt for this plan", "", all.name,
                "take another suite, or a CSV file");
  return {all, cells};
}

SamplingSettings sampling_for(const ProbeOptions& given, const DiffusionModel& model) {
  SamplingSettings sampling = default_sampling(model);
  if (given.scheduler) {
    sampling.scheduler = *given.scheduler;
    sampling.timestep_spacing.clear(); // belongs to the scheduler that suits the model
  }
  if (given.steps) sampling.steps = *given.steps;
  if (given.guidance) sampling.guidance = *given.guidance;
  sampling.width = sampling.height = model.image_size();
  if (sampling.scheduler.empty()) sampling.scheduler = model.info().scheduler;
  return sampling;
}

/// One probe: before, then after, pictures written as they come.
class Run {
 public:
  Run(Session& session, const ProbeOptions& given)
      : session_(session), edited_(given.model, given.edits, session.plan(), session.model_options),
        plan_(plan_for(given, edited_.stack())), sampling_(sampling_for(given, *edited_.model())),
        pipeline_(edited_.model()) {
    const auto& model = *edited_.model();
    if (model.vocabulary) vocabulary_ = *model.vocabulary;
    if (plan_.kept.empty()) plan_.kept = suggest_kept(plan_, vocabulary_);
    std::tie(outcome_.suite, cells_) = cells_for(given, plan_, vocabulary_);
    open_judge(given.judge.empty() ? model.judge_folder : std::filesystem::path(given.judge));
  }

  const ProbeOutcome& go(ProbeReport& report) {
    edited_.restore();
    outcome_.before = draw(report, true);
    edited_.apply();
    outcome_.after = draw(report, false);
    outcome_.panel = tally(outcome_.suite, outcome_.before, outcome_.after, plan_, vocabulary_);
    if (judge_) {
      outcome_.judge.name = judge_->name();
      measure_judge(outcome_.judge, outcome_.suite, outcome_.before, plan_, vocabulary_);
    }
    PictureQuality quality;
    if (judge_)
      quality = picture_quality(outcome_.suite, outcome_.before, outcome_.after, *judge_, session_.control);
    outcome_.audit = audit(outcome_.suite, outcome_.before, outcome_.after, outcome_.judge, quality);
    return outcome_;
  }

  PictureRecord record() const {
    const auto& info = edited_.model()->info();
    return {{},
            sampling_,
            info.name,
            info.base_hash,
            edited_.stack().state_hash(info.base_hash),
            edited_.effective_names(),
            info.precision,
            info.device};
  }
  std::string title() const {
    const auto& info = edited_.model()->info();
    return fmt::format("{} - {} - state {}", info.name, fmt::join(edited_.effective_names(), ", "),
                       record().state.substr(0, 8));
  }

 private:
  void open_judge(const std::filesystem::path& folder) {
    const auto labels = judge_labels(outcome_.suite, vocabulary_);
    if (!folder.empty() && !labels.empty())
      judge_ = ClipZeroShot::open(folder, labels, edited_.model()->plan().device);
    else
      log::warning(folder.empty()
                       ? "This model has no judge; the pictures are drawn and stay not scored. Give --judge "
                         "a CLIP folder to have them judged."
                       : "The suites ask for one word only, so there is nothing to judge between; the "
                         "pictures stay not scored. Name words to keep.");
  }

  std::vector<DrawnPicture> draw(ProbeReport& report, bool before) {
    ProbeSettings settings;
    settings.sampling = sampling_;
    settings.before = before;
    const std::string& base = edited_.model()->base_hash();
    settings.state = [&] {
      return edited_.parameters().pristine() ? base : edited_.stack().state_hash(base);
    };
    int done = 0;
    ProbeCallbacks callbacks;
    callbacks.picture = [&](const DrawnPicture& picture) {
      report.write_picture(outcome_.suite.cases[static_cast<std::size_t>(picture.key.row)], picture, before);
      session_.progress().count(before ? "picture before" : "picture after", ++done,
                                static_cast<int>(cells_.size()));
    };
    callbacks.warning = [](const std::string& sentence) { log::warning(sentence); };
    return run_probe(pipeline_, judge_.get(), outcome_.suite, cells_, settings, session_.control, callbacks);
  }

  Session& session_;
  EditedModel edited_;
  Plan plan_;
  SamplingSettings sampling_;
  StableDiffusionPipeline pipeline_;
  Vocabulary vocabulary_;
  std::vector<CellKey> cells_;
  std::unique_ptr<ClipZeroShot> judge_;
  ProbeOutcome outcome_;
};

void probe(Session& session, const ProbeOptions& given) {
  Run run(session, given);
  ProbeReport report(given.out, run.record());
  const ProbeOutcome& outcome = run.go(report);
  report.write_rows(outcome);
  report.write_sheet(outcome, run.title());
  const Json panel = report.write_panel(outcome);
  session.progress().finish();
  session.print(panel, panel_text(outcome) + given.out + "\n");
}

} // namespace

void add_probe(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("probe", "Draw suites before and after an edit, judge and count");
  auto given = std::make_shared<ProbeOptions>();
  command->add_option("MODEL", given->model, "A Diffusers folder, or miniature")->required();
  command->add_option("--edit", given->edits, "Edits with their strength, bottom first")
      ->required()
      ->option_text("FILE[:X]...");
  command->add_option("--target", given->targets, "What should be gone; else what the edits say")
      ->option_text("TEXT...");
  command->add_option("--anchor", given->anchors, "What is drawn in its place; else what the edits say")
      ->option_text("TEXT...");
  command->add_option("--keep", given->kept, "What must have stayed; else what the edits say, or neighbours")
      ->option_text("TEXT...");
  command->add_option("--suite", given->suites, "See `suites`, or a CSV file; all but grid without it")
      ->option_text("NAME|FILE...");
  command->add_option("--seed", given->seeds, "For prompts without a seed of their own")
      ->option_text("N...")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_option("--out", given->out, "The folder for pictures, rows and panel")
      ->required()
      ->option_text("FOLDER");
  command
      ->add_option("--judge", given->judge, "A Transformers CLIP folder to judge with; else the model's own")
      ->option_text("FOLDER");
  command->add_option("--steps", given->steps, "Denoising steps")->option_text("N");
  command->add_option("--guidance", given->guidance, "Classifier-free guidance; 1 is none")->option_text("X");
  command->add_option("--scheduler", given->scheduler, "See `schedulers`")->option_text("NAME");
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { probe(session, *given); }; });
}

} // namespace pentimento::cli
