#include "core/erasure/closed/uce_settings.h"

#include "core/erasure/closed/closed_rows.h"
#include "core/erasure/setting_makers.h"

namespace pentimento {

namespace {

std::vector<SettingDescription> debias_settings() {
  return {whole_setting("debias_rounds", "Rounds of debiasing", 30, 1, 1000,
                        "Debias: at most so often the pictures are drawn, judged and corrected.", false,
                        "rounds"),
          whole_setting("debias_pictures", "Pictures a round", 10, 1, 1000,
                        "Debias: pictures of each target that the judge counts the attributes in.", false,
                        "pictures"),
          real_setting("debias_tolerance", "Share's tolerance", 0.05, 0.0, 1.0,
                       "Debias: done when every attribute's share is this near the one wanted."),
          whole_setting("debias_steps", "Steps a picture", 20, 1, 1000,
                        "Debias: denoising steps of a picture.", false, "steps"),
          real_setting("debias_guidance", "Guidance", 7.5, 1.0, 30.0, "Debias: guidance of a picture.")};
}

std::vector<SettingPreset> uce_presets() {
  const SettingValues repository{
      {"templates", std::int64_t{1}}, {"padding", false}, {"empty_prompt", std::string("none")}};
  auto large = repository;
  large["templates"] = std::int64_t{6};
  return {
      {"fixed", "Many sentences, words and padding.", {}},
      {"large", "For a full-size model: the last token of six sentences.", large},
      {"repository", "The repository's defaults: the last token of the bare word.", repository},
      {"legacy",
       "The first script: every token from the word to the end of the padding, towards whatever the anchor "
       "says.",
       {{"templates", std::int64_t{1}},
        {"padding_weight", 0.0},
        {"empty_prompt", std::string("whole")},
        {"preserve_shared", true}}}};
}

} // namespace

MethodDescription describe_uce() {
  MethodDescription method;
  method.name = "uce";
  method.title = "UCE";
  method.summary = "closed form, K and V";
  method.citation =
      "Gandikota, Orgad, Belinkov, Materzyńska, Bau: Unified Concept Editing in Diffusion Models, WACV 2024, "
      "arXiv 2308.14761";
  method.settings = row_settings();
  const std::vector<SettingDescription> own{
      choice_setting(
          "mode", "What is done", "erase", {"erase", "moderate", "debias"},
          "Erase draws the anchor instead. Moderate draws nothing in particular, whatever the anchor. "
          "Debias gives attributes of the target even shares: the anchor lists them as "
          "'photo | neon', or with the shares wanted as 'photo 0.7 | neon 0.3'.",
          true),
      choice_setting(
          "technique", "Technique", "replace", {"replace", "tensor"},
          "Replace maps the target to where the anchor goes; tensor takes the target's direction out "
          "of that.",
          false),
      real_setting("erase_scale", "Erase", 1.0, 0.0, 1000.0,
                   "Weight of the states that are moved; lower it where pictures turn into blobs.", true),
      real_setting("preserve_scale", "Preserve", 1.0, 0.0, 1000.0, "Weight of the kept concepts' states.",
                   true),
      flag_setting("preserve_shared", "Share the preserving weight", false,
                   "Divides it by the number of kept concepts and the empty prompt, down to a tenth."),
      real_setting("lambda", "Lambda", 0.5, 1e-6, 1000.0, "How strongly each matrix is held where it is.",
                   true),
      empty_prompt_setting("start")};
  method.settings.insert(method.settings.end(), own.begin(), own.end());
  const auto debias = debias_settings();
  method.settings.insert(method.settings.end(), debias.begin(), debias.end());
  method.presets = uce_presets();
  return method;
}

} // namespace pentimento
