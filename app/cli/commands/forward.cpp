#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"
#include "core/base/error.h"
#include "core/io/model_files.h"
#include "core/io/safetensors.h"
#include "core/models/autoencoders/autoencoder_kl.h"
#include "core/models/load_state.h"
#include "core/models/text_encoders/clip_text_model.h"
#include "core/models/unets/unet_2d_condition.h"
#include "core/models/vision_encoders/clip_model.h"
#include "core/pipelines/model_locator.h"

namespace pentimento::cli {
namespace {

struct ForwardOptions {
  std::string model, component, in, out;
};

/// The tensors of --in, handed out in the dtype and on the device of the run.
class Inputs {
 public:
  Inputs(const std::filesystem::path& path, const ComputePlan& plan)
      : file_(SafetensorsFile::open(path)), plan_(plan) {}

  torch::Tensor numbers(const std::string& name) const {
    return file_->tensor(name).to(plan_.device, plan_.dtype);
  }
  torch::Tensor ids(const std::string& name) const {
    return file_->tensor(name).to(plan_.device, torch::kInt64);
  }
  torch::Tensor as_stored(const std::string& name) const { return file_->tensor(name).to(plan_.device); }
  bool has(const std::string& name) const { return file_->find(name) != nullptr; }

 private:
  std::shared_ptr<const SafetensorsFile> file_;
  const ComputePlan& plan_;
};

/// Builds a component's module and fills it from its file.
template <class Holder, class Config>
Holder load(const ModelComponent& component, const ComputePlan& plan) {
  Holder module(Config::from_json(component.config));
  load_state(*module, *component.tensors(), component.name, plan.dtype, plan.device);
  module->eval();
  return module;
}

NamedTensors run_text_encoder(const ModelComponent& component, const Inputs& inputs,
                              const ComputePlan& plan) {
  NamedTensors out;
  const auto report = [&out](const ClipTextOutput& output) {
    out.emplace_back("last_hidden_state", output.last_hidden_state);
    out.emplace_back("penultimate_hidden_state", output.penultimate_hidden_state);
    out.emplace_back("pooler_output", output.pooler_output);
  };
  if (component.class_name == "CLIPTextModelWithProjection") {
    auto model = load<CLIPTextModelWithProjection, CLIPTextConfig>(component, plan);
    const auto output = model->text_model->forward(inputs.ids("input_ids"));
    report(output);
    out.emplace_back("text_embeds", model->project(output));
  } else {
    auto model = load<CLIPTextModel, CLIPTextConfig>(component, plan);
    report(model->forward(inputs.ids("input_ids")));
  }
  return out;
}

NamedTensors run_unet(const ModelComponent& component, const Inputs& inputs, const ComputePlan& plan) {
  auto unet = load<UNet2DConditionModel, UNet2DConditionModelConfig>(component, plan);
  AddedConditions added;
  if (inputs.has("text_embeds")) added.text_embeds = inputs.numbers("text_embeds");
  if (inputs.has("time_ids")) added.time_ids = inputs.numbers("time_ids");
  const auto sample =
      inputs.numbers("sample"); // in this order, whatever the compiler's: the first that lacks is named
  const auto timestep = inputs.as_stored("timestep");
  return {{"sample", unet->forward(sample, timestep, inputs.numbers("encoder_hidden_states"), added)}};
}

NamedTensors run_vae_encoder(const ModelComponent& component, const Inputs& inputs, const ComputePlan& plan) {
  auto vae = load<AutoencoderKL, AutoencoderKLConfig>(component, plan);
  const auto moments = vae->encode(inputs.numbers("image"));
  return {{"mean", moments.mean}, {"logvar", moments.logvar}};
}

NamedTensors run_vae_decoder(const ModelComponent& component, const Inputs& inputs, const ComputePlan& plan) {
  auto vae = load<AutoencoderKL, AutoencoderKLConfig>(component, plan);
  return {{"image", vae->decode(inputs.numbers("latents"))}};
}

NamedTensors run_clip_text(const ModelComponent& component, const Inputs& inputs, const ComputePlan& plan) {
  auto clip = load<CLIPModel, CLIPConfig>(component, plan);
  return {{"text_embeds", clip->get_text_features(inputs.ids("input_ids"))}};
}

NamedTensors run_clip_image(const ModelComponent& component, const Inputs& inputs, const ComputePlan& plan) {
  auto clip = load<CLIPModel, CLIPConfig>(component, plan);
  return {{"image_embeds", clip->get_image_features(inputs.numbers("pixel_values"))}};
}

/// One COMPONENT: what it is called, which part of the folder it is, and how it runs.
struct Part {
  const char* name;
  const char* folder; ///< Empty: the model folder itself is a CLIP.
  NamedTensors (*run)(const ModelComponent&, const Inputs&, const ComputePlan&);
};

constexpr Part kParts[] = {
    {"text_encoder", "text_encoder", run_text_encoder},
    {"text_encoder_2", "text_encoder_2", run_text_encoder},
    {"unet", "unet", run_unet},
    {"vae_encoder", "vae", run_vae_encoder},
    {"vae_decoder", "vae", run_vae_decoder},
    {"clip_text", "", run_clip_text},
    {"clip_image", "", run_clip_image},
};

const Part& find_part(const std::string& name) {
  std::string all;
  for (const auto& part : kParts) {
    if (part.name == name) return part;
    all += (all.empty() ? "" : ", ") + std::string(part.name);
  }
  throw Error(ErrorCode::UnknownName, "unknown component", all, name);
}

void forward(Session& session, const ForwardOptions& given) {
  const Part& part = find_part(given.component);
  const ComputePlan plan = session.plan();
  const auto model = locate_model(given.model);
  const ModelComponent component = *part.folder
                                       ? ModelFiles::open(model, session.model_options).component(part.folder)
                                       : open_model_component(model);
  const Inputs inputs(given.in, plan);

  const torch::NoGradGuard no_grad;
  NamedTensors outputs = part.run(component, inputs, plan);
  Json shapes = Json::object();
  std::string text;
  for (auto& [name, tensor] : outputs) {
    tensor = tensor.to(torch::kCPU, torch::kFloat32).contiguous();
    shapes[name] = tensor.sizes().vec();
    text += fmt::format("{} [{}]\n", name, fmt::join(tensor.sizes(), ", "));
  }
  write_safetensors(given.out, outputs);
  session.print({{"out", given.out},
                 {"component", given.component},
                 {"precision", plan.precision_name()},
                 {"device", plan.device_name()},
                 {"outputs", shapes}},
                text);
}

} // namespace

void add_forward(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("forward", "Run one component alone, for parity checks from outside");
  auto given = std::make_shared<ForwardOptions>();
  command->add_option("MODEL", given->model, "A Diffusers folder, a CLIP folder, or miniature")->required();
  command
      ->add_option("COMPONENT", given->component,
                   "text_encoder, text_encoder_2, unet, vae_encoder, vae_decoder, clip_text or clip_image")
      ->required();
  command->add_option("--in", given->in, "Inputs under their names in Diffusers")
      ->required()
      ->option_text("FILE");
  command->add_option("--out", given->out, "Outputs, in float32")->required()->option_text("FILE");
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { forward(session, *given); }; });
}

} // namespace pentimento::cli
