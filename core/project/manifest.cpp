#include "core/project/manifest.h"

#include <algorithm>
#include <set>

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/resources.h"
#include "core/edits/eraser_slots.h"
#include "core/io/json_file.h"
#include "core/project/revision.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;

/// Over the names and bytes of what a tokenizer is read from.
Document tokenizer_hash(const std::string& model, const ModelOptions& options) {
  try {
    const auto folder = ModelFiles::open(model, options).component("tokenizer").folder;
    Sha256 hash;
    bool any = false;
    for (const char* name : {"vocab.json", "merges.txt", "tokenizer.json", "tokenizer_config.json",
                             "special_tokens_map.json", "added_tokens.json"})
      if (fs::is_regular_file(folder / name)) {
        hash.add(std::string_view(name)).add(std::string_view(read_text(folder / name)));
        any = true;
      }
    return any ? Document(hash.hex()) : Document(nullptr);
  } catch (const Error&) { // the model is open, so this is only less to record
    return nullptr;
  }
}

/// "unet: 32 tensors" as an object of counts.
Document changed_tensors(const WeightDelta& delta) {
  int unet = 0, text_encoder = 0, erasers = 0;
  for (const auto& [name, entry] : delta.entries)
    ++(is_eraser(name) ? erasers : name.starts_with(text_encoder_prefix) ? text_encoder : unet);
  return {{"unet", unet}, {"text_encoder", text_encoder}, {"erasers", erasers}};
}

} // namespace

Document conditions_of(const DiffusionModel& model) {
  const auto& info = model.info();
  return {{"program", program_version()},
          {"revision", program_revision()},
          {"torch", torch_version()},
          {"device", info.device},
          {"precision", info.precision},
          {"vae_precision", std::string(c10::toString(model.vae_dtype()))},
          {"threads", at::get_num_threads()},
          {"processor", at::get_cpu_capability()},
          {"deterministic_algorithms", at::globalContext().deterministicAlgorithms()},
          {"tf32", at::globalContext().allowTF32CuBLAS()},
          {"noise", "one CPU generator a picture (mt19937), seeded by its seed"}};
}

Document manifest_of_model(const DiffusionModel& model, const std::string& word) {
  const auto& info = model.info();
  const auto& options = model.options();
  return {{"name", info.name},
          {"path", word == "miniature" ? word : fs::absolute(info.path).lexically_normal().string()},
          {"base_hash", info.base_hash},
          {"family", info.family},
          {"prediction_type", options.prediction_type},
          {"tokenizer", options.tokenizer.empty() ? "" : fs::absolute(options.tokenizer).string()},
          {"tokenizer_hash", tokenizer_hash(info.path, options)},
          {"vocabulary", model.vocabulary != nullptr}};
}

Document manifest_of_edits(const EditStack& stack) {
  Document list = Document::array();
  for (const auto& layer : stack.layers()) {
    if (!layer.effective()) continue;
    const auto& origin = layer.delta->origin;
    Document pairs = Document::array();
    for (const auto& pair : origin.pairs) pairs.push_back({{"target", pair.target}, {"anchor", pair.anchor}});
    list.push_back({{"file", "edits/" + layer.content_hash.substr(0, 16) + ".safetensors"},
                    {"name", layer.name},
                    {"content_hash", layer.content_hash},
                    {"strength", layer.strength},
                    {"method", origin.method},
                    {"settings", json_of_settings(origin.settings)},
                    {"pairs", pairs},
                    {"kept", origin.kept},
                    {"seed", origin.seed},
                    {"changed_tensors", changed_tensors(*layer.delta)}});
  }
  return list;
}

Document manifest_of_sampling(const SamplingSettings& settings) {
  return {{"scheduler", settings.scheduler}, {"timestep_spacing", settings.timestep_spacing},
          {"steps", settings.steps},         {"guidance", settings.guidance},
          {"width", settings.width},         {"height", settings.height},
          {"negative", settings.negative},   {"batch", settings.batch}};
}

SamplingSettings sampling_from(const Document& document) {
  SamplingSettings settings;
  settings.scheduler = value_at<std::string>(document, "scheduler");
  settings.timestep_spacing = value_at<std::string>(document, "timestep_spacing");
  settings.steps = value_at<int>(document, "steps");
  settings.guidance = value_at<double>(document, "guidance");
  settings.width = value_at<int>(document, "width");
  settings.height = value_at<int>(document, "height");
  settings.negative = value_at<std::string>(document, "negative");
  settings.batch = value_at<int>(document, "batch");
  return settings;
}

Document json_of_settings(const SettingValues& settings) {
  Document object = Document::object();
  for (const auto& [key, value] : settings)
    std::visit([&, &name = key](const auto& held) { object[name] = held; }, value);
  return object;
}

SettingValues settings_from_json(const Document& document) {
  SettingValues settings;
  for (const auto& [key, value] : document.items()) {
    if (value.is_boolean())
      settings[key] = value.get<bool>();
    else if (value.is_number_integer())
      settings[key] = value.get<std::int64_t>();
    else if (value.is_number())
      settings[key] = value.get<double>();
    else if (value.is_string())
      settings[key] = value.get<std::string>();
    else
      throw Error(ErrorCode::BadFormat, "the setting " + key + " cannot be read",
                  "a number, a text, true or false", value.type_name());
  }
  return settings;
}

std::string suite_hash(const Suite& suite) {
  Sha256 hash;
  for (const auto& one : suite.cases)
    hash.add(one.text).add(role_name(one.role)).add(one.word).add(one.judged).add(one.language);
  return hash.hex();
}

std::vector<ChangedCondition> changed_conditions(const Document& recorded, const Document& now) {
  const auto text = [](const Document& object, const std::string& key) -> std::string {
    if (!object.contains(key)) return "not recorded";
    const auto& value = object[key];
    return value.is_string() ? value.get<std::string>() : value.dump();
  };
  std::vector<std::string> keys;
  for (const auto* object : {&recorded, &now})
    for (const auto& item : object->items())
      if (std::ranges::find(keys, item.key()) == keys.end()) keys.push_back(item.key());
  std::vector<ChangedCondition> changed;
  for (const auto& key : keys)
    if (text(recorded, key) != text(now, key)) changed.push_back({key, text(recorded, key), text(now, key)});
  return changed;
}

} // namespace pentimento
