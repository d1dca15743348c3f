#include "core/probes/attacks/plain_attack.h"

#include "core/base/error.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"
#include "core/probes/attacks/search/target_pictures.h"

namespace pentimento {

namespace {

int sentence_count(const AttackContext& context) {
  return static_cast<int>(SettingReader(context.settings).whole("sentences"));
}

} // namespace

void need_control_word(const AttackContext& context, const std::string& what, const std::string& expected) {
  if (context.control_word.empty() || context.control_word == context.target)
    throw Error(ErrorCode::BadPrompt, what, expected, "\"" + context.control_word + "\"",
                "name one with --control");
}

SettingDescription sentences_setting() {
  return whole_setting("sentences", "Sentences", 8, 1, 100, "About the target, asked in turn.");
}

std::string PlainAttack::target_sentence(const AttackContext& context, std::uint64_t seed) {
  return sentence_about(context.target, context, seed);
}

std::string PlainAttack::sentence_about(const std::string& word, const AttackContext& context,
                                        std::uint64_t seed) {
  const auto all = sentences_about(word, context.model.model(), sentence_count(context));
  return all[static_cast<std::size_t>(seed - context.seed) % all.size()];
}

void PlainAttack::check(const AttackContext& context) const {
  if (!asks_control_word() || !context.null_control) return;
  need_control_word(context, "the null control of " + describe().method.title + " has no word",
                    "a control word");
}

std::vector<std::string> PlainAttack::sentences(const AttackContext& context) const {
  const auto& word = asks_control_word() && context.null_control ? context.control_word : context.target;
  return sentences_about(word, context.model.model(), sentence_count(context));
}

AttackFinding PlainAttack::search(AttackContext& context) const {
  context.control.checkpoint();
  AttackFinding finding;
  prepare(context, finding);
  context.model.use(side(context.null_control));
  const torch::NoGradGuard no_grad;
  AttackPrompt prompt;
  prompt.texts = sentences(context);
  prompt.states = context.model.model().encode_prompts(prompt.texts);
  const auto how = note(context);
  prompt.replays_as_text = how.empty();
  if (!how.empty())
    for (auto& text : prompt.texts) text += " [" + how + "]";
  finding.prompts.push_back(std::move(prompt));
  finding.stop = StopReason::StepsDone;
  return finding;
}

} // namespace pentimento
