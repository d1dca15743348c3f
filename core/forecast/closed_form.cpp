#include "core/forecast/closed_form.h"

#include <algorithm>

#include "core/erasure/closed/retain_words.h"
#include "core/erasure/settings.h"

namespace pentimento {
namespace {

constexpr std::int64_t kSingle = sizeof(float), kWide = sizeof(double);

struct ClosedForm {
  std::int64_t tokens, width, most_out; // of a text state; outputs of the largest matrix
  std::int64_t each;                    // rows of a sentence
  std::int64_t templates;

  std::int64_t rows(std::size_t concepts, std::int64_t sentences) const {
    return static_cast<std::int64_t>(concepts) * std::min(templates, sentences) * each;
  }
  /// Gathering rows: the states of all sentences twice, as parts and joined, and the rows of targets and
  /// anchors as they are widened.
  std::int64_t gathering(std::size_t concepts, std::int64_t sentences, int sides) const {
    const auto count = static_cast<std::int64_t>(concepts) * std::min(templates, sentences) * sides;
    return 2 * count * tokens * width * kSingle + 3 * rows(concepts, sentences) * width * kWide;
  }
};

constexpr std::int64_t kAllSentences = 1'000'000, kKeptSentences = 8, kRetainedSentences = 4;

/// UCE, and RECE with it: each step's target, anchor, what is moved, and what the system is solved for, of
/// which the solver keeps a copy in its own order.
std::int64_t uce_bytes(const ClosedForm& form, const Plan& plan, std::int64_t empty, bool rounds) {
  const auto moved = form.rows(plan.pairs.size(), kAllSentences);
  const auto kept = form.rows(plan.kept.size(), kKeptSentences) + empty;
  const std::int64_t copies = rounds ? 9 : 6; // a round's own rows beside those of the first edit
  const auto solving = (copies * moved + kept) * form.width * kWide;
  return std::max({solving, form.gathering(plan.kept.size(), kKeptSentences, 1),
                   form.gathering(plan.pairs.size(), kAllSentences, 2) + kept * form.width * kWide});
}

/// SPEED: what is retained, its noisy copies, and about half of both, picked by how far they would move.
std::int64_t speed_bytes(const ClosedForm& form, const Plan& plan, std::size_t words, bool filter,
                         std::int64_t copies) {
  const auto moved = form.rows(plan.pairs.size(), kAllSentences);
  const auto retained = form.rows(words, kRetainedSentences);
  const auto noisy = filter ? retained * copies : 0, picked = filter ? retained / 2 : 0;
  const auto held = (4 * moved + retained + noisy) * form.width;
  const auto moves = filter ? std::max(retained, picked * copies) * form.most_out : 0; // by a first edit
  const auto picking = (picked + 3 * picked * copies) * form.width + moves;
  return std::max(form.gathering(words, kRetainedSentences, 1), (held + picking) * kWide);
}

ClosedForm form_of(const DiffusionModel& model, const SettingReader& read, bool padding) {
  constexpr std::int64_t before_name = 5; // start token and the words of a sentence before the concept's
  ClosedForm form{};
  form.tokens = static_cast<std::int64_t>(model.tokenizer.model_max_length());
  form.width = model.unet->config.cross_attention_dim.front();
  form.most_out = model.unet->config.block_out_channels.back();
  form.each = padding ? form.tokens - before_name : 1;
  form.templates = read.whole("templates");
  return form;
}

} // namespace

std::int64_t closed_form_bytes(const DiffusionModel& model, const Plan& plan, const SettingValues& settings) {
  const SettingReader read(settings);
  const auto form = form_of(model, read, read.flag("padding"));
  constexpr std::int64_t systems = 6; // with its factor, the eigenvalues' copy, the projection and its parts
  const auto system = systems * form.width * form.width * kWide;
  if (settings.contains("retain_list")) {
    const auto words = retain_words(model, plan, read.text("retain_list") == "listed");
    return system + speed_bytes(form, plan, words.size(), read.flag("filter"), read.whole("augment"));
  }
  const auto& prompt = read.text("empty_prompt");
  const auto empty = prompt == "none" ? 0 : prompt == "start" ? 1 : form.tokens;
  return system + uce_bytes(form, plan, empty, settings.contains("epochs"));
}

std::int64_t prior_bytes(const DiffusionModel& model, const Plan& plan, const SettingValues& settings) {
  const SettingReader read(settings);
  const auto words = retain_words(model, plan, read.flag("keep_listed"));
  const auto form = form_of(model, read, true);
  const auto pairs = 4 * form.rows(plan.pairs.size(), kAllSentences) * form.width * kWide; // gathered before
  return pairs + form.gathering(words.size(), kKeptSentences, 1);
}

} // namespace pentimento
