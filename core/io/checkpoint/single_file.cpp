#include "core/io/checkpoint/single_file.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/io/checkpoint/checkpoint_family.h"
#include "core/io/checkpoint/ldm_configs.h"
#include "core/io/checkpoint/ldm_lookup.h"
#include "core/io/checkpoint/ldm_names.h"
#include "core/io/checkpoint/tensor_view.h"
#include "core/io/checkpoint/tokenizer_places.h"
#include "core/io/json_file.h"
#include "core/models/component_module.h"
#include "core/models/config_reader.h"

namespace pentimento {
namespace {

using nlohmann::json;

/// A component's parameters with their numbers of dimensions, from a module without weights.
std::vector<std::pair<std::string, std::int64_t>> parameters_of(const std::string& component,
                                                                const json& config) {
  const auto module = component_module(component, config);
  std::vector<std::pair<std::string, std::int64_t>> parameters;
  for (const auto& parameter : module->named_parameters())
    parameters.emplace_back(parameter.key(), parameter.value().dim());
  return parameters;
}

Reading reading_of(LdmForm form) {
  switch (form) {
  case LdmForm::Convolution:
    return Reading::Matrix;
  case LdmForm::Transposed:
    return Reading::Transposed;
  case LdmForm::Third:
    return Reading::RowsOfThree;
  case LdmForm::Same:
    break;
  }
  return Reading::Same;
}

class Taker {
 public:
  Taker(const TensorSourcePtr& source, const json& configs, bool xl)
      : source_(source), configs_(configs), xl_(xl) {}

  ModelComponent take(const std::string& name, const std::string& class_name) {
    const json& config = configs_.at(name);
    const auto parameters = parameters_of(name, config); // refuses a configuration that is malformed
    const LdmNames names(name, config, xl_);
    std::vector<ViewEntry> entries;
    for (const auto& [parameter, dimensions] : parameters) {
      const auto place = names.place(parameter, dimensions);
      const auto* stored = find_ldm(*source_, place.name);
      if (!stored) continue; // load_state says that it is missing, by our name
      entries.push_back({parameter, stored->name, reading_of(place.form), place.third});
      used_.insert(stored->name);
      ema_used_ += stored->name.starts_with("model_ema.");
    }
    return {name, class_name, config, {}, source_->path(), std::make_shared<TensorView>(source_, entries)};
  }

  /// What no component took: a sentence for each kind that is known, the names of the others.
  void leave(std::vector<std::string>& notes, std::vector<std::string>& unplaced) const;

 private:
  const TensorSourcePtr& source_;
  const json& configs_;
  bool xl_;
  std::set<std::string> used_;
  int ema_used_ = 0;
};

void Taker::leave(std::vector<std::string>& notes, std::vector<std::string>& unplaced) const {
  int ema = 0, last_layer = 0, schedule = 0;
  for (const auto& entry : source_->entries()) {
    const auto& name = entry.name;
    if (used_.contains(name) || name.ends_with("position_ids")) continue;
    if (name.starts_with("model_ema."))
      ++ema;
    else if (name.find("resblocks.23.") != std::string::npos || name.ends_with("text_projection") ||
             name.ends_with("logit_scale"))
      ++last_layer;
    else if (name.find('.') == std::string::npos)
      ++schedule; // alphas_cumprod and the like, v_pred, ztsnr
    else
      unplaced.push_back(name);
  }
  if (ema_used_)
    notes.push_back(fmt::format("the UNet's plain weights are not in this file: its {} moving averages "
                                "(model_ema.*) are used in their place",
                                ema_used_));
  else if (ema)
    notes.push_back(
        fmt::format("{} moving averages (model_ema.*) were passed over: the plain weights are used", ema));
  if (last_layer)
    notes.push_back(fmt::format(
        "{} tensors of the text tower's end were passed over: this family does not use them", last_layer));
  if (schedule) notes.push_back(fmt::format("{} constants of the noise schedule were passed over", schedule));
}

/// What the network predicts, and why that is thought; the sentence goes into the notes when it was a guess.
std::string prediction_of(const TensorSource& source, CheckpointFamily family, const ModelOptions& options,
                          std::vector<std::string>& notes) {
  if (!options.prediction_type.empty()) {
    check_prediction_type(options.prediction_type);
    return options.prediction_type;
  }
  if (source.find("v_pred")) return "v_prediction";
  if (family != CheckpointFamily::StableDiffusion2) return "epsilon";
  if (const auto step = source.metadata().find("global_step");
      step != source.metadata().end() && step->second == "875000")
    return "epsilon"; // 2.0 base, as Diffusers tells it
  notes.push_back("assumed v-prediction, as Diffusers does: the 768 and the base model of 2.x look alike; "
                  "--prediction-type epsilon, or {\"prediction_type\": \"epsilon\"} in NAME.pentimento.json "
                  "beside the file, "
                  "says otherwise");
  return "v_prediction";
}

/// What our own export wrote along.
json embedded_configs(const TensorSource& source) {
  const auto found = source.metadata().find("pentimento.configs");
  if (found == source.metadata().end()) return {};
  auto configs = parse_json(found->second, source.path().string() + ": pentimento.configs");
  for (const char* name : {"unet", "vae", "text_encoder", "scheduler"})
    if (!configs.is_object() || !configs.contains(name) || !configs[name].is_object()) return {};
  return configs;
}

void refuse_parts(const TensorSource& source, const Recognised& found) {
  if (!found.runs())
    throw Error(ErrorCode::Unsupported, fmt::format("{} cannot be opened as a model", source.path().string()),
                "a whole Stable Diffusion 1.x, 2.x or XL", found.name, found.hint);
  const std::string first = "model.diffusion_model.input_blocks.0.0.weight";
  if (!find_ldm(source, first))
    throw Error(ErrorCode::MissingTensor, fmt::format("{} lacks the UNet's weights", source.path().string()),
                first + ", or its moving average", "neither", "the file is incomplete; download it again");
}

} // namespace

void check_prediction_type(const std::string& prediction_type) {
  if (prediction_type != "epsilon" && prediction_type != "v_prediction")
    throw Error(ErrorCode::BadSetting, "unknown prediction type", "epsilon or v_prediction", prediction_type);
}

ModelOptions read_single_file_options(const std::filesystem::path& model) {
  auto file = model;
  file.replace_extension(".pentimento.json");
  ModelOptions options;
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return options;
  const auto document = read_json(file);
  const auto text = [&](const char* key) -> std::string {
    if (!document.is_object() || (document.contains(key) && !document[key].is_string()))
      throw Error(ErrorCode::BadFormat, fmt::format("{} is malformed", file.string()),
                  fmt::format("an object with a text as {}", key), document.type_name());
    return document.value(key, "");
  };
  options.prediction_type = text("prediction_type");
  if (const auto folder = text("tokenizer"); !folder.empty())
    options.tokenizer = model.parent_path() / folder;
  return options;
}

SingleFileParts read_single_file(const TensorSourcePtr& source, const ModelOptions& options) {
  const auto found = recognise(*source);
  refuse_parts(*source, found);
  const bool xl = found.family == CheckpointFamily::StableDiffusionXL;
  SingleFileParts parts;
  parts.class_name = xl ? "StableDiffusionXLPipeline" : "StableDiffusionPipeline";
  parts.form = fmt::format("single file ({}), {}", xl ? "SGM" : "LDM", source->form());
  auto configs = embedded_configs(*source);
  if (configs.is_null() || (xl && !configs.contains("text_encoder_2")))
    configs =
        infer_configs(*source, found.family, prediction_of(*source, found.family, options, parts.notes));
  else if (!options.prediction_type.empty())
    configs["scheduler"]["prediction_type"] = prediction_of(*source, found.family, options, parts.notes);
  if (configs.contains("model_index")) parts.index = configs["model_index"];
  Taker taker(source, configs, xl);
  parts.components.push_back(taker.take("text_encoder", "CLIPTextModel"));
  if (xl) parts.components.push_back(taker.take("text_encoder_2", "CLIPTextModelWithProjection"));
  parts.components.push_back(taker.take("unet", "UNet2DConditionModel"));
  parts.components.push_back(taker.take("vae", "AutoencoderKL"));
  const auto& scheduler = configs["scheduler"];
  parts.components.push_back(
      {"scheduler", ConfigReader(scheduler, "scheduler").text("_class_name", "DDIMScheduler"), scheduler});
  find_tokenizers(source->path(), options.tokenizer, xl, parts.components, parts.broken);
  taker.leave(parts.notes, parts.unplaced);
  return parts;
}

} // namespace pentimento
