#include "core/erasure/adv_unlearn/adv_unlearn.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/trained/training_settings.h"

namespace pentimento {

namespace {

TrainingStandards standards() {
  TrainingStandards standard;
  standard.steps = 60;
  standard.batch_size = 2;
  standard.learning_rate = 5e-4;
  standard.max_grad_norm = 0.0;
  standard.retain_weight = 2.0;
  standard.retain_is_primary = true;
  return standard;
}

std::vector<SettingDescription> own_settings() {
  return {
      real_setting("negative_guidance", "Negative guidance", 1.0, 0.0, 20.0,
                   "How far past the empty prompt's the target's prediction is pushed.", true),
      whole_setting("warm_up", "Warm-up", 15, 0, 100000, "Steps without an attack.", false, "steps"),
      whole_setting("templates", "Sentences", 8, 1, 1000,
                    "Sentences about the target, the bare name among them; 1 as published."),
      whole_setting("retain_rows", "Kept rows", 3, 1, 64,
                    "Pictures of prompts to keep in a step; their share is Rehearsal."),
      whole_setting("retain_templates", "Kept sentences", 2, 1, 100, "Sentences about each word to keep."),
      whole_setting("attack_steps", "Attack steps", 2, 1, 1000,
                    "Updates of the adversarial tokens in each training step; 30 as published.", true,
                    "steps"),
      whole_setting("attack_tokens", "Attack tokens", 1, 1, 70,
                    "Adversarial tokens before the sentence; 1 as published."),
      real_setting("attack_rate", "Attack rate", 1e-2, 1e-6, 10.0, "Adam's learning rate for them."),
      flag_setting("attack_sign", "Attack by sign", false,
                   "Follow the gradient's sign: the published fast AT."),
      flag_setting("restart_attack", "Attack anew", true,
                   "From random words in every training step; else it goes on with the tokens it found."),
  };
}

SettingValues repository_values() {
  return {{"steps", std::int64_t{1000}},
          {"batch_size", std::int64_t{1}},
          {"learning_rate", 1e-5},
          {"beta1", 0.9},
          {"beta2", 0.999},
          {"weight_decay", 0.0},
          {"max_grad_norm", 0.0},
          {"negative_guidance", 1.0},
          {"warm_up", std::int64_t{200}},
          {"templates", std::int64_t{1}},
          {"retain_rows", std::int64_t{5}},
          {"retain_templates", std::int64_t{1}},
          {"retain_weight", 0.3},
          {"surgery", std::string("off")},
          {"attack_steps", std::int64_t{30}},
          {"attack_tokens", std::int64_t{1}},
          {"attack_rate", 1e-3},
          {"attack_sign", false},
          {"restart_attack", true},
          {"bucket_timestep", true},
          {"sampling_steps", std::int64_t{50}},
          {"start_guidance", 3.0},
          {"snapshot_every", std::int64_t{100}},
          {"checkpoint_every", std::int64_t{25}}};
}

SettingValues large_values() {
  auto values = repository_values();
  values["templates"] = std::int64_t{8};
  return values;
}

SettingValues fast_values() {
  auto values = repository_values();
  values["attack_sign"] = true;
  return values;
}

/// The sampler's settings without who draws: the text encoder that draws is the base's.
std::vector<SettingDescription> sampler_settings() {
  auto all = picture_settings("base", true, 5);
  std::erase_if(all, [](const SettingDescription& setting) { return setting.key == "latents_from"; });
  return all;
}

} // namespace

MethodDescription adv_unlearn_description() {
  MethodDescription method;
  method.name = "adv-unlearn";
  method.title = "AdvUnlearn";
  method.summary = "trained, text encoder";
  method.citation =
      "Zhang, Chen, Jia, Zhang, Fan, Liu, Hong, Ding, Liu: Defensive Unlearning with Adversarial "
      "Training for Robust Concept Erasure in Diffusion Models, NeurIPS 2024, arXiv 2405.15234";
  method.trained = true;
  const auto standard = standards();
  for (const auto& part :
       {loop_settings(standard), own_settings(), preserving_settings(standard), sampler_settings()})
    method.settings.insert(method.settings.end(), part.begin(), part.end());
  method.presets = {
      {"miniature", "Values for the miniature.", {}},
      {"large", "The published values with several sentences, for models of Stable Diffusion's size.",
       large_values()},
      {"repository",
       "The published code's values for nudity; its authors take a rehearsal of 0.5 for styles and objects.",
       repository_values()},
      {"fast", "The published fast AT: the attack follows its gradient's sign.", fast_values()}};
  return method;
}

AdvUnlearnOptions adv_unlearn_options(const SettingValues& settings) {
  const SettingReader read(settings);
  AdvUnlearnOptions options;
  options.update = update_options(read);
  options.negative_guidance = read.real("negative_guidance");
  options.warm_up = static_cast<int>(read.whole("warm_up"));
  options.attack = {static_cast<int>(read.whole("attack_steps")), read.real("attack_rate"), 0.0,
                    read.flag("restart_attack")};
  options.sign_only = read.flag("attack_sign");
  options.rows = read.whole("batch_size");
  options.retain_rows = read.whole("retain_rows");
  options.pictures = picture_options(read);
  return options;
}

} // namespace pentimento
