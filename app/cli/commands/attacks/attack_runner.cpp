#include "app/cli/commands/attacks/attack_runner.h"

#include <fmt/format.h>

#include "core/base/log.h"
#include "core/probes/attacks/attack_brief.h"

namespace pentimento::cli {
namespace {

constexpr int kPlainSentences = 8;

} // namespace

AttackRunner::AttackRunner(Session& session, const AttackOptions& given)
    : session_(session), given_(given),
      edited_(given.model, given.edits, session.plan(), session.model_options),
      model_(edited_.model(), edited_.stack()), sampling_(sampling_with(given.sampling, *edited_.model())) {
  const auto& model = *edited_.model();
  if (model.vocabulary) vocabulary_ = *model.vocabulary;
  target_ = attacked_target(given.target, edited_.stack());
  control_word_ = attack_control_word(given.control_word, target_, edited_.stack(), vocabulary_);
  open_judge(given.judge.empty() ? model.judge_folder : std::filesystem::path(given.judge));
}

int AttackRunner::unet_width() const {
  return static_cast<int>(edited_.model()->unet->config.block_out_channels.front());
}

void AttackRunner::open_judge(const std::filesystem::path& folder) {
  const auto labels = attack_labels(edited_.stack(), target_, control_word_, vocabulary_);
  judge_ = ClipJudge::open_if_any(folder, labels, edited_.model()->plan().device);
  if (judge_ && judge_->labels_beside(target_).empty()) {
    log::warning(fmt::format("The judge does not know \"{}\"; the pictures stay not scored.", target_));
    judge_.reset();
  } else if (!judge_) {
    log::warning("This model has no judge; the pictures are drawn and stay not scored, and the attacks keep "
                 "what they found last. Give --judge a CLIP folder to have them judged.");
  }
}

PictureRecord AttackRunner::record() const {
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

AttackContext AttackRunner::context() {
  return {model_,
          target_,
          control_word_,
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

std::vector<CountedPicture> AttackRunner::plain(const AttackReport& report, Side side,
                                                const std::string& name) {
  model_.use(side);
  const auto asked = context();
  std::size_t done = 0;
  return draw_prompts(
      asked, plain_prompts(asked, target_, kPlainSentences), given_.images,
      [&](const CountedPicture& picture) {
        report.write_picture("images/" + name, ++done, picture);
        session_.progress().count("picture " + name, static_cast<int>(done), given_.images);
      },
      [](const std::string& sentence) { log::warning(sentence); });
}

AttackRow AttackRunner::run(const AttackReport& report, const PlannedAttack& planned, const std::string& name,
                            bool resume) {
  auto asked = context();
  asked.settings = planned.settings;
  asked.resume = resume;
  const auto searches = planned.settings.find("searches");
  const int total =
      searches == planned.settings.end() ? 1 : static_cast<int>(std::get<std::int64_t>(searches->second));
  asked.on_step = [&](const AttackStep& step, int steps) {
    session_.progress().count(name + " step", step.search * steps + step.step, total * steps);
  };
  asked.on_progress = [&](const std::string& what, int done, int count) {
    session_.progress().count(name + " " + what, done, count);
  };
  CountingCallbacks callbacks;
  std::size_t drawn[2] = {0, 0};
  callbacks.picture = [&](const CountedPicture& picture, bool control) {
    report.write_picture(name + (control ? "/control" : "/attack"), ++drawn[control], picture);
  };
  callbacks.warning = [](const std::string& sentence) { log::warning(sentence); };
  AttackRow row{planned, {}, {}};
  row.outcome = run_attack(*planned.attack, asked, given_.images, places_of(name), callbacks);
  auto again = planned;
  again.settings = pinned_settings(planned.settings, row.outcome.found, row.outcome.control);
  row.replay = replay_line(given_, again, target_, control_word_, sampling_);
  for (const bool control : {false, true}) {
    std::size_t looks = 0;
    for (const auto& look : (control ? row.outcome.control : row.outcome.found).candidates)
      report.write_look(name, control, ++looks, look, model_.state_of(planned.attack->side(control)));
  }
  return row;
}

AttackPlaces AttackRunner::places_of(const std::string& name) const {
  if (given_.out.empty()) return {};
  const std::filesystem::path out(given_.out);
  return {out / (name + ".checkpoint"), out / (name + "-control.checkpoint")};
}

bool AttackRunner::written_down(const std::string& name) const {
  const auto places = places_of(name);
  return !places.checkpoint.empty() && std::filesystem::exists(places.checkpoint);
}

void AttackRunner::forget(const std::string& name) const {
  const auto places = places_of(name);
  if (places.checkpoint.empty()) return;
  std::filesystem::remove(places.checkpoint);
  std::filesystem::remove(places.control_checkpoint);
}

} // namespace pentimento::cli
