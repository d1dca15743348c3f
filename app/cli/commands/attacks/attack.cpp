#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/attacks/attack_report.h"
#include "app/cli/commands/commands.h"
#include "app/cli/edited_model.h"
#include "core/base/log.h"
#include "core/judges/clip_zero_shot.h"
#include "core/probes/suite_labels.h"

namespace pentimento::cli {
namespace {

constexpr int kPlainSentences = 8;

SamplingSettings sampling_for(const AttackOptions& given, const DiffusionModel& model) {
  SamplingSettings sampling = default_sampling(model);
  if (given.scheduler && *given.scheduler != sampling.scheduler) {
    sampling.scheduler = *given.scheduler;
    sampling.timestep_spacing.clear(); // belongs to the scheduler that suits the model
  }
  if (given.steps) sampling.steps = *given.steps;
  if (given.guidance) sampling.guidance = *given.guidance;
  sampling.width = sampling.height = model.image_size();
  if (sampling.scheduler.empty()) sampling.scheduler = model.info().scheduler;
  return sampling;
}

/// What the judge chooses among: the vocabulary, or what the edits and the attack speak of.
std::vector<LabelGroup> labels_for(const EditStack& edits, const std::string& target,
                                   const std::string& control_word, const Vocabulary& vocabulary) {
  Suite suite;
  const auto add = [&](const std::string& word) {
    PromptCase one;
    one.judged = word;
    suite.cases.push_back(one);
  };
  add(target);
  add(control_word);
  for (const auto& layer : edits.layers()) {
    for (const auto& pair : layer.delta->origin.pairs) {
      add(pair.target);
      add(pair.anchor);
    }
    for (const auto& kept : layer.delta->origin.kept) add(kept);
  }
  return judge_labels(suite, vocabulary);
}

/// One run of `attack`: without any attack first, then attack after attack.
class Run {
 public:
  Run(Session& session, const AttackOptions& given)
      : session_(session), given_(given),
        edited_(given.model, given.edits, session.plan(), session.model_options),
        model_(edited_.model(), edited_.stack()), sampling_(sampling_for(given, *edited_.model())) {
    const auto& model = *edited_.model();
    if (model.vocabulary) vocabulary_ = *model.vocabulary;
    results_.target = target_of(given, edited_.stack());
    results_.control_word = control_word_of(given, results_.target, edited_.stack(), vocabulary_);
    planned_ = plan_attacks(given, static_cast<int>(model.unet->config.block_out_channels.front()));
    open_judge(given.judge.empty() ? model.judge_folder : std::filesystem::path(given.judge));
  }

  const AttackResults& go() {
    const AttackReport report(given_.out, record());
    auto context = plain_context();
    results_.before = plain(report, context, Side::Base, "before");
    results_.plain = plain(report, context, Side::Edited, "plain");
    for (const auto& planned : planned_) {
      results_.rows.push_back(one(report, planned));
      report.write_found(planned.attack->describe().method.name, results_.rows.back().outcome);
    }
    document_ = report.write_results(results_);
    for (const auto& planned : planned_) {
      const auto places = places_of(planned.attack->describe().method.name);
      std::filesystem::remove(places.checkpoint);
      std::filesystem::remove(places.control_checkpoint);
    }
    return results_;
  }
  const Json& document() const { return document_; }

 private:
  void open_judge(const std::filesystem::path& folder) {
    const auto labels = labels_for(edited_.stack(), results_.target, results_.control_word, vocabulary_);
    if (!folder.empty() && !labels.empty())
      judge_ = ClipZeroShot::open(folder, labels, edited_.model()->plan().device);
    if (judge_ && judge_->labels_beside(results_.target).empty()) {
      log::warning(
          fmt::format("The judge does not know \"{}\"; the pictures stay not scored.", results_.target));
      judge_.reset();
    } else if (!judge_) {
      log::warning(
          "This model has no judge; the pictures are drawn and stay not scored, and the attacks keep "
          "what they found last. Give --judge a CLIP folder to have them judged.");
    }
    if (judge_) results_.judge = judge_->name();
  }

  PictureRecord record() const {
    const auto& info = edited_.model()->info();
    return {{},
            sampling_,
            info.name,
            info.base_hash,
            model_.state_of(Side::Edited),
            edited_.effective_names(),
            info.precision,
            info.device};
  }

  AttackContext plain_context() {
    return {model_,
            results_.target,
            results_.control_word,
            false,
            {},
            sampling_,
            given_.seed,
            session_.control,
            judge_.get(),
            {},
            {},
            {},
            {},
            false};
  }

  std::vector<CountedPicture> plain(const AttackReport& report, const AttackContext& context, Side side,
                                    const std::string& name) {
    model_.use(side);
    std::size_t done = 0;
    return draw_prompts(
        context, plain_prompts(context, results_.target, kPlainSentences), given_.images,
        [&](const CountedPicture& picture) {
          report.write_picture("images/" + name, ++done, picture);
          session_.progress().count("picture " + name, static_cast<int>(done), given_.images);
        },
        [](const std::string& sentence) { log::warning(sentence); });
  }

  AttackRow one(const AttackReport& report, const PlannedAttack& planned) {
    const auto& name = planned.attack->describe().method.name;
    auto context = plain_context();
    context.settings = planned.settings;
    context.resume = given_.resume;
    const auto searches = planned.settings.find("searches");
    const int total =
        searches == planned.settings.end() ? 1 : static_cast<int>(std::get<std::int64_t>(searches->second));
    context.on_step = [&](const AttackStep& step, int steps) {
      session_.progress().count(name + " step", step.search * steps + step.step, total * steps);
    };
    context.on_progress = [&](const std::string& what, int done, int count) {
      session_.progress().count(name + " " + what, done, count);
    };
    CountingCallbacks callbacks;
    std::size_t drawn[2] = {0, 0};
    callbacks.picture = [&](const CountedPicture& picture, bool control) {
      report.write_picture(name + (control ? "/control" : "/attack"), ++drawn[control], picture);
    };
    callbacks.warning = [](const std::string& sentence) { log::warning(sentence); };
    AttackRow row{
        planned, {}, replay_line(given_, planned, results_.target, results_.control_word, sampling_)};
    row.outcome = run_attack(*planned.attack, context, given_.images, places_of(name), callbacks);
    for (const bool control : {false, true}) {
      std::size_t looks = 0;
      for (const auto& look : (control ? row.outcome.control : row.outcome.found).candidates)
        report.write_look(name, control, ++looks, look, model_.state_of(planned.attack->side(control)));
    }
    return row;
  }

  AttackPlaces places_of(const std::string& name) const {
    const std::filesystem::path out(given_.out);
    return {out / (name + ".checkpoint"), out / (name + "-control.checkpoint")};
  }

  Session& session_;
  const AttackOptions& given_;
  EditedModel edited_;
  AttackedModel model_;
  SamplingSettings sampling_;
  Vocabulary vocabulary_;
  std::unique_ptr<ClipZeroShot> judge_;
  std::vector<PlannedAttack> planned_;
  AttackResults results_;
  Json document_;
};

void attack(Session& session, const AttackOptions& given) {
  check_attacks(given); // a name that is wrong is said before a model is opened
  make_folder(given.out);
  Run run(session, given);
  const auto& results = run.go();
  session.progress().finish();
  session.print(run.document(), attack_table(results, given.images, given.seed) + given.out + "\n");
}

} // namespace

void add_attack(CLI::App& app, Session& session) {
  auto* command =
      app.add_subcommand("attack", "Seek prompts or words that still draw what an edit erased, and count");
  auto given = std::make_shared<AttackOptions>();
  command->add_option("MODEL", given->model, "A Diffusers folder, or miniature")->required();
  command->add_option("--edit", given->edits, "Edits with their strength, bottom first")
      ->required()
      ->option_text("FILE[:X]...");
  command->add_option("--attack", given->attacks, "See `attacks`")->required()->option_text("NAME...");
  command->add_option("--target", given->target, "What was erased; else what the edits say")
      ->option_text("TEXT");
  command
      ->add_option("--control", given->control_word,
                   "A word that was not erased, for null controls; else one of the vocabulary")
      ->option_text("TEXT");
  command->add_option("--set", given->settings, "Settings of the attacks; see `attacks NAME`")
      ->option_text("KEY=VALUE...");
  command->add_option("--images", given->images, "Pictures that are counted, of each attack and each control")
      ->option_text("N")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();
  command->add_option("--seed", given->seed, "Of the first counted picture and of everything drawn by lot")
      ->option_text("N")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_option("--out", given->out, "The folder for pictures and results.json")
      ->required()
      ->option_text("FOLDER");
  command
      ->add_option("--judge", given->judge, "A Transformers CLIP folder to judge with; else the model's own")
      ->option_text("FOLDER");
  command->add_option("--steps", given->steps, "Denoising steps")->option_text("N");
  command->add_option("--guidance", given->guidance, "Classifier-free guidance; 1 is none")->option_text("X");
  command->add_option("--scheduler", given->scheduler, "See `schedulers`")->option_text("NAME");
  command->add_flag("--resume", given->resume, "Go on from where a stopped run of the same command was");
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { attack(session, *given); }; });
}

} // namespace pentimento::cli
