#include "core/jobs/probes/attack_job.h"

#include "core/base/error.h"
#include "core/erasure/settings.h"
#include "core/jobs/job_context.h"
#include "core/jobs/session.h"
#include "core/probes/attacks/attack_brief.h"
#include "core/probes/attacks/attack_registry.h"
#include "core/probes/attacks/attack_run.h"
#include "core/probes/ladder/ladder.h"

namespace pentimento {
namespace {

int whole_or(const SettingValues& settings, const char* key, int otherwise) {
  const auto found = settings.find(key);
  return found == settings.end() ? otherwise : static_cast<int>(std::get<std::int64_t>(found->second));
}

/// The edits that have effect, bottom first.
EditStack effective_edits(const EditStack& all) {
  EditStack stack;
  for (const auto& layer : all.layers())
    if (layer.effective()) stack.add(layer.name, layer.delta, layer.strength, layer.id, layer.content_hash);
  return stack;
}

/// One attack under way: what is run, and how it is told.
class AttackTeller {
 public:
  AttackTeller(JobContext& context, const AttackOrder& order)
      : context_(context), order_(order), attack_(find_attack(order.wish.attack)),
        edits_(effective_edits(context.session().stack())) {
    if (edits_.layers().empty())
      throw Error(ErrorCode::BadSetting, "there is nothing to attack", "an edit that is on", "none",
                  "erase a concept, or switch an edit on");
    const auto& model = context.session().model();
    if (model.vocabulary) vocabulary_ = *model.vocabulary;
    target_ = attacked_target(order.target, edits_);
    control_word_ = attack_control_word({}, target_, edits_, vocabulary_);
    settings_ = budgeted(resolved_settings(attack_.describe().method, order.settings,
                                           static_cast<int>(model.unet->config.block_out_channels.front())),
                         order.wish.effort);
    each_ = whole_or(settings_, "steps", 0);
    total_ = attack_.describe().method.trained ? each_ * whole_or(settings_, "searches", 1) : 0;
    sampling_ = order.sampling;
    if (sampling_.scheduler.empty()) sampling_.scheduler = model.info().scheduler;
    sampling_.width = sampling_.height = model.image_size();
    open_judge(model);
  }

  void run() {
    auto& session = context_.session();
    const EditsInPlace base(session, {}); // puts the session's own stack back, however this ends
    AttackedModel model(session.shared_model(), edits_);
    begin(model.state_of(Side::Edited));
    auto asked = asked_of(model);
    CountingCallbacks callbacks;
    callbacks.picture = [&](const CountedPicture& one, bool control) {
      say(AttackCounted{control, {one.text, one.picture.key.seed, one.picture.image, one.picture.score}});
      context_.count("picture", ++drawn_, 2 * order_.wish.images);
    };
    callbacks.warning = [&](const std::string& text) { context_.emit(JobWarning{text}); };
    conclude(run_attack(attack_, asked, order_.wish.images, {}, callbacks));
  }

 private:
  template <class What>
  void say(What what) {
    context_.emit(AttackNews{std::move(what)});
  }

  void open_judge(const DiffusionModel& model) {
    const auto labels = attack_labels(edits_, target_, control_word_, vocabulary_);
    const auto asked = context_.session().judge_info().folder; // the one that judges the window's pictures
    judge_ = ClipJudge::open_if_any(asked.empty() ? model.judge_folder : clip_folder_of(asked), labels,
                                    model.plan().device);
    if (judge_ && judge_->labels_beside(target_).empty()) judge_.reset();
  }

  void begin(const std::string& state) {
    AttackBegun begun;
    begun.attack = order_.wish.attack;
    begun.target = target_;
    begun.control_word = control_word_;
    if (judge_) begun.judge = judge_->name();
    begun.state = state;
    begun.steps = total_;
    begun.images = order_.wish.images;
    for (const auto& layer : edits_.layers())
      begun.edits.push_back({layer.name, layer.content_hash, layer.strength});
    begun.replay = again(settings_);
    say(std::move(begun));
  }

  std::string again(const SettingValues& settings) const {
    AttackReplay replay;
    replay.model = context_.session().model().info().path;
    replay.edits = {"%1"};
    replay.target = target_;
    replay.control_word = control_word_;
    replay.attack = order_.wish.attack;
    replay.settings = settings;
    replay.images = order_.wish.images;
    replay.seed = order_.seed;
    replay.sampling = sampling_;
    replay.judge = context_.session().judge_info().folder;
    replay.out = order_.wish.attack + "-again";
    return replay_line(replay);
  }

  AttackContext asked_of(AttackedModel& model) {
    AttackContext asked{model,
                        target_,
                        control_word_,
                        false,
                        settings_,
                        sampling_,
                        order_.seed,
                        context_.control(),
                        judge_.get(),
                        {},
                        {},
                        {},
                        {},
                        false};
    asked.on_step = [this](const AttackStep& step, int steps) {
      const int at = step.search * steps + step.step;
      // The control begins where the attack's pictures are all there.
      say(AttackStepped{drawn_ > 0, at, step.loss});
      context_.count("step", at, std::max(at, total_));
    };
    asked.on_candidate = [this](const AttackCandidate& look) {
      say(AttackLooked{drawn_ > 0, look.search * each_ + look.step, {look.text, 0, look.image, look.score}});
    };
    asked.on_progress = [this](const std::string& what, int done, int total) {
      context_.count(what, done, total);
    };
    return asked;
  }

  void conclude(const AttackOutcome& outcome) {
    AttackConclusion end;
    end.attacked = seen_in(outcome.attacked);
    end.control = seen_in(outcome.controlled);
    end.stop = outcome.found.stop;
    end.control_stop = outcome.control.stop;
    if (end.attacked.measured()) end.upper = clopper_pearson_upper(end.attacked);
    if (end.attacked.measured()) end.interval = wilson(end.attacked);
    end.fisher_p = fisher_exact_above(end.attacked, end.control);
    end.seconds = outcome.found.seconds + outcome.control.seconds;
    end.sentence = attack_sentence(attack_.describe(), end.attacked, end.control, outcome.found.stop);
    end.replay = again(pinned_settings(settings_, outcome.found, outcome.control));
    say(std::move(end));
  }

  JobContext& context_;
  const AttackOrder& order_;
  const Attack& attack_;
  EditStack edits_;
  Vocabulary vocabulary_;
  std::string target_, control_word_;
  SettingValues settings_;
  SamplingSettings sampling_;
  std::unique_ptr<ClipJudge> judge_;
  int each_ = 0, total_ = 0; ///< Steps of one search, and of one side.
  int drawn_ = 0;            ///< Counted pictures so far, of both sides.
};

} // namespace

std::vector<AttackInfo> attack_infos(int unet_width) {
  std::vector<AttackInfo> infos;
  for (const auto& attack : attack_descriptions()) {
    const auto& method = attack.method;
    AttackInfo info{
        method.name, method.title, method.summary, attack.tier, attack.control, method.citation, 0, 0};
    const auto settings = resolved_settings(method, {}, unet_width);
    info.steps = whole_or(settings, "steps", 0);
    info.searches = whole_or(settings, "searches", info.steps > 0 ? 1 : 0);
    if (!method.trained) info.steps = info.searches = 0;
    infos.push_back(std::move(info));
  }
  return infos;
}

std::string AttackJob::title() const {
  return "Attacking with " + find_attack(order_.wish.attack).describe().method.title;
}

void AttackJob::run(JobContext& context) {
  AttackTeller(context, order_).run();
}

} // namespace pentimento
