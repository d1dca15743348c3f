#include "core/io/diffusers_folder.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/io/component_lookup.h"
#include "core/io/json_file.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// What a component's folder holds, by its class.
enum class Kind { Model, Scheduler, Tokenizer, Processor };

Kind kind_of(const std::string& class_name) {
  if (class_name.ends_with("Scheduler")) return Kind::Scheduler;
  if (class_name.find("Tokenizer") != std::string::npos) return Kind::Tokenizer;
  if (class_name.ends_with("Processor") || class_name.ends_with("FeatureExtractor")) return Kind::Processor;
  return Kind::Model;
}

const char* config_name(Kind kind) {
  switch (kind) {
  case Kind::Scheduler:
    return "scheduler_config.json";
  case Kind::Tokenizer:
    return "tokenizer_config.json";
  case Kind::Processor:
    return "preprocessor_config.json";
  case Kind::Model:
    break;
  }
  return "config.json";
}

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

/// Full precision first: it is what the fp16 variant was made from. Safetensors before pickles, whole files
/// before shards; both libraries' places for the variant's name.
fs::path find_weights(const fs::path& folder, const std::string& name) {
  for (const auto* variant : {"", "fp16", "bf16", "non_ema"})
    for (const auto* ending : {"safetensors", "bin"}) {
      const std::string dot = *variant ? std::string(".") + variant : "";
      for (const auto* stem : {"diffusion_pytorch_model", "model", "pytorch_model"})
        for (const auto& file :
             {fmt::format("{}{}.{}", stem, dot, ending), fmt::format("{}.{}.index{}.json", stem, ending, dot),
              fmt::format("{}{}.{}.index.json", stem, dot, ending)})
          if (is_file(folder / file)) return folder / file;
    }
  throw Error(
      ErrorCode::MissingComponent, fmt::format("the weights of {} are missing in {}", name, folder.string()),
      "diffusion_pytorch_model.safetensors or model.safetensors", "neither", "download the folder again");
}

FolderComponent read_component(const std::string& name, const std::string& library,
                               const std::string& class_name, const fs::path& folder) {
  FolderComponent component{name, library, class_name, json::object(), folder, {}};
  if (!is_folder(folder))
    throw Error(ErrorCode::MissingComponent, fmt::format("the {} is missing", name),
                fmt::format("the folder {}", folder.string()), "no such folder",
                fmt::format("model_index.json names it as a {}", class_name));
  const Kind kind = kind_of(class_name);
  const fs::path config = folder / config_name(kind);
  if (is_file(config))
    component.config = read_json(config);
  else if (kind == Kind::Model || kind == Kind::Scheduler)
    throw Error(ErrorCode::MissingComponent, fmt::format("the {} has no configuration", name),
                config.string(), "no such file", "download the folder again");
  if (!component.config.is_object())
    throw Error(ErrorCode::BadFormat, fmt::format("{} is malformed", config.string()), "an object",
                component.config.type_name());
  if (kind == Kind::Model) component.weights = find_weights(folder, name);
  return component;
}

[[noreturn]] void no_index(const fs::path& path) {
  std::string hint = "choose the folder that holds model_index.json";
  if (is_file(path / "config.json")) hint = "this is one component of a model; choose the folder above it";
  std::error_code ignored;
  for (const auto& inner : fs::directory_iterator(path, ignored))
    if (is_file(inner.path() / "model_index.json"))
      hint = fmt::format("choose {} instead", inner.path().string());
  if (is_file(path / "snapshots") || is_folder(path / "snapshots"))
    hint = "this is a Hugging Face cache; choose the folder inside snapshots";
  throw Error(ErrorCode::MissingComponent, fmt::format("{} is not a Diffusers model folder", path.string()),
              "model_index.json", "no such file", hint);
}

/// ["diffusers", "UNet2DConditionModel"]; empty when the entry is a setting or [null, null].
bool read_pair(const json& value, const std::string& key, const std::string& file, std::string& library,
               std::string& class_name) {
  if (!value.is_array()) return false;
  if (value.size() == 2 && value[0].is_null() && value[1].is_null()) return false;
  if (value.size() != 2 || !value[1].is_string() || !(value[0].is_string() || value[0].is_null()))
    return false;
  if (key.empty() || key.find('/') != std::string::npos || key == "." || key == "..")
    throw Error(ErrorCode::BadFormat, fmt::format("{} names a component outside the folder", file),
                "a plain name", key);
  library = value[0].is_string() ? value[0].get<std::string>() : "";
  class_name = value[1].get<std::string>();
  return true;
}

void check_folder(const fs::path& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored))
    throw Error(ErrorCode::FileNotFound, fmt::format("{} is not there", path.string()), "", "",
                "check the path");
  if (!is_folder(path))
    throw Error(ErrorCode::BadFormat, fmt::format("{} is not a model folder", path.string()),
                "a folder with model_index.json", "a file", "choose the folder of the model");
}

} // namespace

DiffusersFolder DiffusersFolder::open(const fs::path& path) {
  check_folder(path);
  DiffusersFolder result;
  result.path_ = path;
  const fs::path index = path / "model_index.json";
  if (!is_file(index)) no_index(path);
  result.index_ = read_json(index);
  if (!result.index_.is_object())
    throw Error(ErrorCode::BadFormat, fmt::format("{} is malformed", index.string()), "an object",
                result.index_.type_name());
  for (const auto& [key, value] : result.index_.items()) {
    std::string library, class_name;
    if (key.starts_with("_") || !read_pair(value, key, index.string(), library, class_name)) continue;
    try {
      result.components_.push_back(read_component(key, library, class_name, path / key));
    } catch (
        const Error&) { // an unused safety checker that is not there must not keep the model from opening
      result.broken_.emplace(key, failure_in_flight());
    }
  }
  return result;
}

const FolderComponent& DiffusersFolder::component(const std::string& name) const {
  return find_component(components_, broken_, path_, name);
}

bool DiffusersFolder::has(const std::string& name) const {
  return has_component(components_, name);
}

std::string DiffusersFolder::class_name() const {
  const auto found = index_.find("_class_name");
  return found != index_.end() && found->is_string() ? found->get<std::string>() : "";
}

FolderComponent open_component(const fs::path& folder) {
  check_folder(folder);
  const fs::path file = folder / "config.json";
  if (!is_file(file))
    throw Error(ErrorCode::MissingComponent, fmt::format("{} has no configuration", folder.string()),
                "config.json", "no such file",
                is_file(folder / "model_index.json") ? "this is a whole model; open it as one"
                                                     : "choose the folder of the model");
  const json config = read_json(file);
  const auto class_of = [&](const json& holder) -> std::string {
    if (!holder.is_object()) return "";
    if (holder.contains("_class_name") && holder["_class_name"].is_string())
      return holder["_class_name"].get<std::string>();
    if (holder.contains("architectures") && holder["architectures"].is_array() &&
        !holder["architectures"].empty() && holder["architectures"][0].is_string())
      return holder["architectures"][0].get<std::string>();
    return "";
  };
  const std::string class_name = class_of(config);
  if (class_name.empty())
    throw Error(ErrorCode::BadFormat, fmt::format("{} does not say which class it configures", file.string()),
                "_class_name or architectures", "neither");
  return read_component(folder.filename().string(),
                        config.contains("_class_name") ? "diffusers" : "transformers", class_name, folder);
}

} // namespace pentimento
