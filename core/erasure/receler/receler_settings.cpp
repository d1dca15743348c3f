#include "core/erasure/receler/receler.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/trained/training_settings.h"

namespace pentimento {

namespace {

TrainingStandards standards() {
  TrainingStandards standard;
  standard.steps = 120;
  standard.batch_size = 4;
  standard.learning_rate = 5e-3;
  standard.max_grad_norm = 0.0;
  standard.anchor_latents = 32;
  // So few steps teach an eraser a shift for every prompt alike, the empty one too: it is pushed three times
  // as far as guidance of 4 takes back, and what is to be kept keeps it to the target.
  standard.surgery = "pcgrad";
  standard.retain_weight = 2.0;
  standard.retain_is_primary = true;
  return standard;
}

std::vector<SettingDescription> eraser_settings() {
  return {
      real_setting("negative_guidance", "Negative guidance", 3.0, 0.0, 20.0,
                   "How far past the empty prompt's the target's prediction is pushed.", true),
      whole_setting("eraser_rank", "Eraser rank", 32, 1, 1024,
                    "Width of the bottleneck behind each cross-attention; 128 as published."),
      real_setting("local_weight", "Locality", 0.1, 0.0, 100.0,
                   "Weight of what the erasers add where the concept is not; keeps the rest as it was.",
                   true),
      real_setting("mask_threshold", "Mask threshold", 0.1, 0.0, 1.0,
                   "How much of the most attention a place needs to count as the concept's."),
      whole_setting(
          "mask_side", "Mask side", 8, 0, 1024,
          "Side of the cross-attention layers that tell where the concept is; 0 is a quarter of the "
          "latents' (16 for Stable Diffusion, as published)."),
      whole_setting("templates", "Sentences", 8, 1, 1000,
                    "Sentences about the target, the bare name among them; 1 as published."),
  };
}

std::vector<SettingDescription> attack_settings() {
  return {
      whole_setting("attack_steps", "Attack steps", 2, 1, 1000,
                    "Updates of the adversarial tokens in each training step; 50 as published.", true,
                    "steps"),
      whole_setting("attack_tokens", "Attack tokens", 16, 1, 75,
                    "Adversarial tokens behind the sentence; 16 as published."),
      real_setting("attack_rate", "Attack rate", 0.1, 1e-6, 10.0, "Adam's learning rate for them."),
      real_setting("attack_decay", "Attack decay", 0.1, 0.0, 10.0, "Adam's L2 decay of them."),
      flag_setting("restart_attack", "Attack anew", false,
                   "New random tokens in every training step; the published code goes on with the old ones."),
  };
}

SettingValues repository_values() {
  return {{"steps", std::int64_t{500}},
          {"batch_size", std::int64_t{1}},
          {"learning_rate", 3e-4},
          {"beta1", 0.9},
          {"beta2", 0.999},
          {"weight_decay", 0.0},
          {"max_grad_norm", 0.0},
          {"negative_guidance", 1.0},
          {"eraser_rank", std::int64_t{128}},
          {"local_weight", 0.1},
          {"mask_threshold", 0.1},
          {"mask_side", std::int64_t{0}},
          {"templates", std::int64_t{1}},
          {"attack_steps", std::int64_t{50}},
          {"attack_tokens", std::int64_t{16}},
          {"attack_rate", 0.1},
          {"attack_decay", 0.1},
          {"restart_attack", false},
          {"latents_from", std::string("student")},
          {"bucket_timestep", true},
          {"sampling_steps", std::int64_t{50}},
          {"start_guidance", 3.0},
          {"surgery", std::string("off")},
          {"retain_weight", 0.0},
          {"snapshot_every", std::int64_t{50}},
          {"checkpoint_every", std::int64_t{25}}};
}

SettingValues large_values() {
  auto values = repository_values();
  values["templates"] = std::int64_t{8};
  values["anchor_latents"] = std::int64_t{200};
  values["anchor_steps"] = std::int64_t{25};
  values["anchor_guidance"] = 6.0;
  return values;
}

} // namespace

MethodDescription receler_description() {
  MethodDescription method;
  method.name = "receler";
  method.title = "Receler";
  method.summary = "trained, erasers behind cross-attention";
  method.citation = "Huang, Chang, Tsai, Lai, Yang, Wang: Receler: Reliable Concept Erasing of Text-to-Image "
                    "Diffusion Models via Lightweight Erasers, ECCV 2024, arXiv 2311.17717";
  method.trained = true;
  const auto standard = standards();
  for (const auto& part :
       {loop_settings(standard), eraser_settings(), attack_settings(), picture_settings("base", true, 5),
        preserving_settings(standard), timestep_settings(standard), anchor_settings(standard)})
    method.settings.insert(method.settings.end(), part.begin(), part.end());
  method.presets = {{"miniature", "Values for the miniature.", {}},
                    {"large",
                     "The published values with several sentences, for models of Stable Diffusion's size. "
                     "Edits cannot be exported as a plain model.",
                     large_values()},
                    {"repository", "The published code as it is.", repository_values()}};
  return method;
}

RecelerOptions receler_options(const SettingValues& settings) {
  const SettingReader read(settings);
  RecelerOptions options;
  options.update = update_options(read);
  options.negative_guidance = read.real("negative_guidance");
  options.attack = {static_cast<int>(read.whole("attack_steps")), read.real("attack_rate"),
                    read.real("attack_decay"), read.flag("restart_attack")};
  options.mask_side = read.whole("mask_side");
  options.mask_threshold = read.real("mask_threshold");
  options.local_weight = read.real("local_weight");
  options.from_student = read.text("latents_from") == "student";
  options.rows = read.whole("batch_size");
  options.pictures = picture_options(read);
  options.keep = draw_options(read, true);
  return options;
}

} // namespace pentimento
