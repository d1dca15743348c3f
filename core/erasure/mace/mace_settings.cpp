#include "core/base/error.h"
#include "core/erasure/closed/closed_rows.h"
#include "core/erasure/mace/mace.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/trained/training_settings.h"

namespace pentimento {

namespace {

TrainingStandards standards() {
  TrainingStandards standard;
  standard.steps = 100;
  standard.batch_size = 4;
  standard.learning_rate = 2e-3;
  standard.max_grad_norm = 1.0;
  standard.anchor_latents = 32;
  return standard;
}

std::vector<SettingDescription> loop(const TrainingStandards& standard) {
  auto all = loop_settings(standard);
  all.front().help =
      "Training steps; the concepts take turns, so that each has its share. 50 for one as published.";
  return all;
}

std::vector<SettingDescription> closed_settings() {
  return {
      whole_setting("templates", "Sentences", 30, 1, 1000,
                    "Sentences about each concept in the closed forms; 30 as published."),
      real_setting(
          "padding_weight", "Padding's weight", 1.0, 0.0, 100.0,
          "Of the end token and the padding of a sentence together; a word counts 1. At 0 each token "
          "of them counts 1 too."),
      real_setting("lambda", "Lambda", 0.1, 0.0, 1e6,
                   "How strongly each matrix is held where it is, in the refinement and in the fusion.",
                   true),
      real_setting("preserve_scale", "Preserve", 1.0, 0.0, 1000.0,
                   "The paper's lambda 1: weight of the kept concepts' states in the refinement."),
      real_setting("fuse_preserve_scale", "Preserve in the fusion", 1.0, 0.0, 1000.0,
                   "The paper's lambda 2: their weight when the LoRAs are fused.", true),
      flag_setting("keep_listed", "Preserve what is known", true,
                   "Besides the plan's kept concepts, every concept of the model's vocabulary or of the "
                   "bundled lists; in place of the published cache of captions."),
      empty_prompt_setting("start"),
  };
}

std::vector<SettingDescription> attention_settings() {
  return {
      whole_setting("lora_rank", "LoRA rank", 1, 1, 256, "Of each concept's LoRA; 1 as published."),
      whole_setting("target_latents", "Target pictures", 8, 1, 1000,
                    "Pictures of each target, drawn by the model itself; 8 as published."),
      choice_setting("loses", "Loses attention", "padding", {"words", "end", "padding"},
                     "The target's words alone, with the end token (as published), or with the padding too, "
                     "where CLIP keeps the sentence's meaning.",
                     true),
      whole_setting("mask_side", "Mask side", 8, 0, 1024,
                    "Side of the cross-attention layers that tell where the target is, in place of the "
                    "published Grounded-SAM; 0 is a quarter of the latents' (16 for Stable Diffusion)."),
      real_setting("mask_threshold", "Mask threshold", 0.3, 0.0, 1.0,
                   "How much of the most attention a place needs to count as the target's."),
      flag_setting("focus", "Focus on the concept", true,
                   "Draws mostly the timesteps in which a concept takes shape; off, all alike."),
      real_setting("focus_from", "Focus from", 200.0, 0.0, 1000.0, "Where those timesteps begin."),
      real_setting("focus_to", "Focus to", 400.0, 0.0, 1000.0, "Where they end."),
      real_setting("focus_slope", "Focus slope", 0.05, 1e-4, 10.0, "How sharp both ends are."),
  };
}

SettingValues repository_values() {
  return {{"steps", std::int64_t{50}},
          {"batch_size", std::int64_t{1}},
          {"learning_rate", 1e-5},
          {"beta1", 0.9},
          {"beta2", 0.999},
          {"weight_decay", 1e-2},
          {"max_grad_norm", 1.0},
          {"templates", std::int64_t{30}},
          {"padding_weight", 0.0},
          {"lambda", 100.0},
          {"preserve_scale", 0.0},
          {"fuse_preserve_scale", 0.0},
          {"keep_listed", false},
          {"empty_prompt", std::string("none")},
          {"lora_rank", std::int64_t{1}},
          {"target_latents", std::int64_t{8}},
          {"loses", std::string("end")},
          {"mask_side", std::int64_t{0}},
          {"mask_threshold", 0.3},
          {"focus", true},
          {"focus_from", 200.0},
          {"focus_to", 400.0},
          {"focus_slope", 0.05},
          {"t_min", std::int64_t{0}},
          {"t_max", std::int64_t{999}},
          {"anchor_steps", std::int64_t{25}},
          {"anchor_guidance", 7.5},
          {"surgery", std::string("off")},
          {"retain_weight", 0.0},
          {"snapshot_every", std::int64_t{25}},
          {"checkpoint_every", std::int64_t{25}}};
}

/// Names and people are published with a larger rate and a preserved cache; the scale is of our own rows.
SettingValues large_values() {
  auto values = repository_values();
  values["learning_rate"] = 1e-4;
  values["preserve_scale"] = 1e-4;
  values["fuse_preserve_scale"] = 1e-4;
  values["keep_listed"] = true;
  values["empty_prompt"] = std::string("start");
  values["anchor_latents"] = std::int64_t{200};
  return values;
}

} // namespace

MethodDescription mace_description() {
  MethodDescription method;
  method.name = "mace";
  method.title = "MACE";
  method.summary = "trained LoRAs in a closed form, K and V";
  method.citation = "Lu, Wang, Li, Liu, Kong: MACE: Mass Concept Erasure in Diffusion Models, CVPR 2024, "
                    "arXiv 2403.06135";
  method.trained = true;
  const auto standard = standards();
  for (const auto& part :
       {loop(standard), closed_settings(), attention_settings(), preserving_settings(standard),
        timestep_settings(standard), anchor_settings(standard)})
    method.settings.insert(method.settings.end(), part.begin(), part.end());
  method.presets = {
      {"miniature", "Values for the miniature.", {}},
      {"large",
       "The published values for people, preserving what is listed, for models of Stable Diffusion's size.",
       large_values()},
      {"repository", "The published values for objects, with our mask.", repository_values()}};
  return method;
}

MaceOptions mace_options(const SettingValues& settings) {
  const SettingReader read(settings);
  MaceOptions options;
  options.update = update_options(read);
  options.rows = read.whole("batch_size");
  options.keep = draw_options(read, true);
  options.focus = {read.flag("focus"),       read.real("focus_from"), read.real("focus_to"),
                   read.real("focus_slope"), options.keep.t_min,      options.keep.t_max};
  if (options.focus.from >= options.focus.to)
    throw Error(ErrorCode::BadSetting, "focus_from is not below focus_to",
                "less than " + setting_text(settings.at("focus_to")),
                setting_text(settings.at("focus_from")));
  return options;
}

MaskOptions mask_options(const SettingValues& settings) {
  const SettingReader read(settings);
  MaskOptions options;
  options.side = read.whole("mask_side");
  options.threshold = read.real("mask_threshold");
  const double from = read.real("focus_from"), to = read.real("focus_to");
  options.timesteps.clear();
  for (const double t : {from, 0.5 * (from + to), to})
    options.timesteps.push_back(std::min<std::int64_t>(static_cast<std::int64_t>(t), 999));
  return options;
}

} // namespace pentimento
