#include "app/cli/commands/attacks/attack_json.h"

#include "app/cli/method_text.h"
#include "core/base/hash.h"
#include "core/project/record/interval_json.h"

namespace pentimento::cli {
namespace {

Json json_of(const std::optional<Score>& score) {
  if (!score) return nullptr;
  return {{"probability", score->probability}, {"top_label", score->top_label}, {"sure", score->sure}};
}

Json json_of(const AttackPrompt& prompt) {
  Json json{{"texts", prompt.texts}, {"replays_as_text", prompt.replays_as_text}};
  if (prompt.ids.defined()) {
    Json ids = Json::array();
    const auto all = prompt.ids.to(torch::kCPU, torch::kInt64).contiguous();
    for (const auto& row : all.unbind(0)) {
      const auto* first = row.const_data_ptr<std::int64_t>();
      ids.push_back(std::vector<std::int64_t>(first, first + row.numel()));
    }
    json["ids"] = ids;
  }
  return json;
}

Json json_of(const AttackFinding& finding, const std::vector<CountedPicture>& pictures) {
  Json prompts = Json::array(), curve = Json::array(), looks = Json::array();
  for (const auto& prompt : finding.prompts) prompts.push_back(json_of(prompt));
  for (const auto& point : finding.curve) curve.push_back({point.search, point.step, point.loss});
  for (const auto& look : finding.candidates)
    looks.push_back({{"search", look.search},
                     {"step", look.step},
                     {"text", look.text},
                     {"sha256", picture_hash(*look.image)},
                     {"score", json_of(look.score)}});
  Json json{{"rate", json_with_interval(seen_in(pictures))},
            {"ended_by", stop_reason_name(finding.stop)},
            {"seconds", finding.seconds},
            {"unet_calls", finding.unet_calls},
            {"prompts", prompts},
            {"curve", curve},
            {"looks", looks},
            {"pictures", pictures_json(pictures)}};
  if (!finding.figures.empty()) json["figures"] = finding.figures;
  return json;
}

} // namespace

Json pictures_json(const std::vector<CountedPicture>& pictures) {
  Json list = Json::array();
  for (const auto& one : pictures)
    list.push_back({{"prompt", one.text},
                    {"seed", one.picture.key.seed},
                    {"state", one.picture.state},
                    {"sha256", picture_hash(*one.picture.image)},
                    {"score", json_of(one.picture.score)}});
  return list;
}

Json attack_json(const AttackRow& row) {
  const auto& attack = row.planned.attack->describe();
  const auto attacked = seen_in(row.outcome.attacked), control = seen_in(row.outcome.controlled);
  Json settings = Json::object();
  for (const auto& [key, value] : row.planned.settings) settings[key] = setting_json(value);
  return {{"name", attack.method.name},
          {"title", attack.method.title},
          {"tier", attack.tier},
          {"citation", attack.method.citation},
          {"settings", settings},
          {"attack", json_of(row.outcome.found, row.outcome.attacked)},
          {"control", json_of(row.outcome.control, row.outcome.controlled)},
          {"control_is", attack.control},
          {"fisher_p", fisher_exact_above(attacked, control)},
          {"sentence", attack_sentence(attack, attacked, control, row.outcome.found.stop)},
          {"replay", row.replay}};
}

std::string picture_hash(const Image& image) {
  return Sha256()
      .add(static_cast<std::uint64_t>(image.width))
      .add(static_cast<std::uint64_t>(image.height))
      .add(std::as_bytes(std::span(image.rgb)))
      .hex();
}

Json results_json(const AttackResults& results, const PictureRecord& record) {
  Json attacks = Json::array();
  for (const auto& row : results.rows) attacks.push_back(attack_json(row));
  return {
      {"model", record.model},
      {"base", record.base_hash},
      {"state", record.state},
      {"edits", record.edits},
      {"target", results.target},
      {"control_word", results.control_word},
      {"scheduler", record.settings.scheduler},
      {"steps", record.settings.steps},
      {"guidance", record.settings.guidance},
      {"precision", record.precision},
      {"device", record.device},
      {"judge", results.judge.empty() ? Json(nullptr) : Json(results.judge)},
      {"before",
       {{"rate", json_with_interval(seen_in(results.before))}, {"pictures", pictures_json(results.before)}}},
      {"plain",
       {{"rate", json_with_interval(seen_in(results.plain))}, {"pictures", pictures_json(results.plain)}}},
      {"attacks", attacks}};
}

} // namespace pentimento::cli
