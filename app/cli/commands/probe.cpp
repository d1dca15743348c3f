#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"
#include "app/cli/commands/probe_work.h"
#include "app/cli/edited_model.h"
#include "app/cli/probe_plan.h"
#include "app/cli/probe_report.h"
#include "app/cli/project/recorder.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/io/suite_file.h"
#include "core/judges/clip_judge.h"
#include "core/probes/file_suite.h"
#include "core/probes/plans.h"
#include "core/probes/probe_run.h"
#include "core/probes/suite_labels.h"
#include "core/probes/suites.h"
#include "core/project/manifest_value.h"
#include "core/project/record/probe_manifest.h"

namespace pentimento::cli {
namespace {

FileSuite suite_of_file(const std::string& path, const Plan& plan, const Vocabulary& vocabulary) {
  const SuiteFile file = read_suite_file(path);
  for (const auto& reason : file.rejected)
    log::warning(fmt::format("{}: {}; the row is left out", path, reason));
  return make_file_suite(file, plan.pairs.empty() ? "" : plan.pairs.front().target, vocabulary);
}

/// Several suites as one, and the pictures to draw: prompts without a seed of their own take all of --seed.
std::pair<Suite, std::vector<CellKey>> cells_for(const ProbeOptions& given, const Plan& plan,
                                                 const Vocabulary& vocabulary) {
  if (given.fixed) return {given.fixed->suite, given.fixed->cells};
  require_distinct(given.seeds);
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

/// One probe: before, then after, pictures written as they come.
class Run {
 public:
  Run(Session& session, const ProbeOptions& given, Recorder& recorder)
      : session_(session), recorder_(recorder), given_(given),
        edited_(given.model, given.edits, session.plan(), session.model_options),
        sampling_(given.fixed ? given.fixed->sampling : sampling_with(given.sampling, *edited_.model())),
        pipeline_(edited_.model()) {
    const auto& model = *edited_.model();
    if (model.vocabulary) vocabulary_ = *model.vocabulary;
    plan_ = given.fixed ? given.fixed->plan
                        : probed_plan(given.targets, given.anchors, given.kept, edited_.stack());
    if (plan_.kept.empty()) plan_.kept = suggest_kept(plan_, vocabulary_);
    std::tie(outcome_.suite, cells_) = cells_for(given, plan_, vocabulary_);
    open_judge(given.judge.empty() ? model.judge_folder : std::filesystem::path(given.judge));
  }

  const ProbeOutcome& go(ProbeReport& report) {
    begin_record();
    edited_.restore();
    outcome_.before = draw(report, true);
    edited_.apply();
    outcome_.after = draw(report, false);
    measure_probe(outcome_, plan_, vocabulary_, judge_.get(), session_.control);
    if (second_)
      outcome_.second =
          second_opinion(outcome_.suite, outcome_.before, outcome_.after, *second_, session_.control);
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
  void begin_record() {
    if (!recorder_.on()) return;
    const ProbePart part{plan_, outcome_.suite, cells_, sampling_, given_.judge, given_.second_judge};
    const auto& judge =
        given_.judge.empty() ? edited_.model()->judge_folder : std::filesystem::path(given_.judge);
    auto manifest = probe_manifest(part, manifest_of_judge(judge_.get(), judge));
    if (second_) manifest["second_judge"] = manifest_of_judge(second_.get(), given_.second_judge);
    recorder_.begin("probe", outcome_.suite.name, json_of_probe(part), *edited_.model(), given_.model,
                    edited_.stack(), manifest);
  }

  void record(const PromptCase& one, const DrawnPicture& picture, bool before, const ProbeReport& report) {
    if (recorder_.on())
      recorder_.picture(probe_cell(one, picture, before, judge_ ? judge_->name() : "", !vocabulary_.empty()),
                        *picture.image, report.texts_of(one, picture, before));
  }

  void open_judge(const std::filesystem::path& folder) {
    const auto labels = judge_labels(outcome_.suite, vocabulary_);
    judge_ = ClipJudge::open_if_any(folder, labels, edited_.model()->plan().device);
    if (!judge_)
      log::warning(folder.empty()
                       ? "This model has no judge; the pictures are drawn and stay not scored. Give --judge "
                         "a CLIP folder to have them judged."
                       : "The suites ask for one word only, so there is nothing to judge between; the "
                         "pictures stay not scored. Name words to keep.");
    if (judge_ && judge_->head())
      log::warning(
          fmt::format("The judge was trained on {} alone; pictures that ask for another word stay not "
                      "scored.",
                      fmt::join(judge_->head()->labels(), ", ")));
    if (given_.second_judge.empty()) return;
    if (!judge_)
      throw Error(ErrorCode::BadSetting, "there is no first judge for --second-judge to stand beside",
                  "--judge, or a model with a judge", "none");
    second_ = ClipJudge::open(given_.second_judge, labels, edited_.model()->plan().device);
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
      const auto& one = outcome_.suite.cases[static_cast<std::size_t>(picture.key.row)];
      report.write_picture(one, picture, before);
      record(one, picture, before, report);
      session_.progress().count(before ? "picture before" : "picture after", ++done,
                                static_cast<int>(cells_.size()));
    };
    callbacks.step = [&](const std::vector<CellKey>& keys, int, int) {
      std::vector<std::pair<std::string, std::uint64_t>> batch;
      for (const auto& key : keys)
        batch.emplace_back(outcome_.suite.cases[static_cast<std::size_t>(key.row)].text, key.seed);
      recorder_.batch(std::move(batch));
    };
    callbacks.warning = [](const std::string& sentence) { log::warning(sentence); };
    return run_probe(pipeline_, judge_.get(), outcome_.suite, cells_, settings, session_.control, callbacks);
  }

  Session& session_;
  Recorder& recorder_;
  const ProbeOptions& given_;
  EditedModel edited_;
  Plan plan_;
  SamplingSettings sampling_;
  StableDiffusionPipeline pipeline_;
  Vocabulary vocabulary_;
  std::vector<CellKey> cells_;
  std::unique_ptr<ClipJudge> judge_, second_;
  ProbeOutcome outcome_;
};

/// Without --edit the newest erasure of the project is probed.
ProbeOptions with_edits(ProbeOptions given, const Recorder& recorder) {
  if (given.out.empty() && !recorder.on())
    throw Error(ErrorCode::BadSetting, "there is no place for the pictures", "--out, --project or both",
                "neither");
  if (!given.edits.empty()) return given;
  if (recorder.on()) {
    const auto runs = recorder.project().runs();
    for (auto run = runs.rbegin(); run != runs.rend() && given.edits.empty(); ++run)
      if (run->kind == "erase" && run->status == "done")
        given.edits.push_back(
            recorder.project().edit_file(value_at<std::string>(run->summary, "content_hash")).string());
  }
  if (given.edits.empty())
    throw Error(ErrorCode::BadSetting, "there is no edit to probe", "--edit, or --project with an erasure",
                "neither");
  return given;
}

} // namespace

void probe(Session& session, const ProbeOptions& asked) {
  Recorder recorder(asked.project);
  const auto given = with_edits(asked, recorder);
  Run run(session, given, recorder);
  ProbeReport report(given.out, run.record(), !given.no_metadata);
  const ProbeOutcome& outcome = run.go(report);
  report.write_rows(outcome);
  report.write_sheet(outcome, run.title());
  const Json panel = report.write_panel(outcome);
  recorder.finish(panel);
  session.progress().finish();
  session.print(panel, panel_text(outcome) + (given.out.empty() ? given.project : given.out) + "\n");
}

void add_probe(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("probe", "Draw suites before and after an edit, judge and count");
  auto given = std::make_shared<ProbeOptions>();
  command->add_option("MODEL", given->model, "A Diffusers folder, or miniature")->required();
  command
      ->add_option("--edit", given->edits,
                   "Edits with their strength, bottom first; else the project's newest")
      ->option_text("FILE[:X]...");
  command->add_option("--target", given->targets, "What should be gone; else what the edits say")
      ->option_text("TEXT...");
  command->add_option("--anchor", given->anchors, "What is drawn in its place; else what the edits say")
      ->option_text("TEXT...");
  command->add_option("--keep", given->kept, "What must have stayed; else what the edits say, or neighbours")
      ->option_text("TEXT...");
  command
      ->add_option("--suite", given->suites,
                   "See `suites`, or a CSV file; without it direct, synonym, language, combined, kept, "
                   "anchor and control")
      ->option_text("NAME|FILE...");
  command->add_option("--seed", given->seeds, "For prompts without a seed of their own")
      ->option_text("N...")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_option("--out", given->out, "The folder for pictures, rows and panel")->option_text("FOLDER");
  command
      ->add_option("--project", given->project,
                   "Record plan, run, pictures and scores in this project folder")
      ->option_text("DIR");
  command
      ->add_option("--judge", given->judge,
                   "A Transformers CLIP folder or a trained head to judge with; else the model's own")
      ->option_text("FOLDER");
  command
      ->add_option("--second-judge", given->second_judge,
                   "Another CLIP folder or trained head; where it disagrees is shown, with kappa")
      ->option_text("FOLDER");
  add_sampling_options(*command, given->sampling);
  command->add_flag("--no-metadata", given->no_metadata,
                    "Write pictures without prompt, seed and state in them");
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { probe(session, *given); }; });
}

} // namespace pentimento::cli
