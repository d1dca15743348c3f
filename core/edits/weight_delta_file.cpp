#include "core/edits/weight_delta_file.h"

#include <charconv>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/edits/eraser_slots.h"
#include "core/edits/foreign_edit.h"
#include "core/io/checkpoint/tensor_file.h"
#include "core/io/safetensors.h"

namespace pentimento {

namespace {

constexpr const char* format_name = "pentimento.edit";
constexpr int format_version = 1;
const std::string up_suffix = ".lora.up.weight";
const std::string down_suffix = ".lora.down.weight";
const std::string weight_suffix = ".weight";

using Metadata = std::map<std::string, std::string>;

nlohmann::json settings_json(const SettingValues& settings) {
  nlohmann::json json = nlohmann::json::object();
  for (const auto& entry : settings) std::visit([&](const auto& v) { json[entry.first] = v; }, entry.second);
  return json;
}

SettingValues settings_from(const nlohmann::json& json) {
  SettingValues settings;
  for (const auto& [key, value] : json.items()) {
    if (value.is_boolean())
      settings[key] = value.get<bool>();
    else if (value.is_number_integer())
      settings[key] = value.get<std::int64_t>();
    else if (value.is_number())
      settings[key] = value.get<double>();
    else
      settings[key] = value.get<std::string>();
  }
  return settings;
}

Metadata metadata_of(const WeightDelta& delta) {
  const auto& origin = delta.origin;
  nlohmann::json pairs = nlohmann::json::array();
  for (const auto& pair : origin.pairs) pairs.push_back({{"target", pair.target}, {"anchor", pair.anchor}});
  return {{"format", format_name},
          {"format_version", std::to_string(format_version)},
          {"base_hash", origin.base_hash},
          {"method", origin.method},
          {"settings", settings_json(origin.settings).dump()},
          {"concepts", nlohmann::json{{"pairs", pairs}, {"kept", origin.kept}}.dump()},
          {"seed", std::to_string(origin.seed)},
          {"program_version", origin.program_version},
          {"torch_version", origin.torch_version},
          {"content_hash", delta.content_hash()}};
}

std::string value_of(const Metadata& metadata, const std::string& key) {
  const auto found = metadata.find(key);
  return found == metadata.end() ? std::string() : found->second;
}

void require_version(const std::filesystem::path& path, const Metadata& metadata) {
  const auto text = value_of(metadata, "format_version");
  int version = 0;
  std::from_chars(text.data(), text.data() + text.size(), version);
  if (version < 1 || version > format_version)
    throw Error(ErrorCode::BadFormat, path.filename().string() + " has another version of the edit format",
                "version " + std::to_string(format_version), "version " + text,
                "a newer Pentimento may open it");
}

DeltaOrigin origin_of(const std::filesystem::path& path, const Metadata& metadata) {
  DeltaOrigin origin;
  origin.base_hash = value_of(metadata, "base_hash");
  origin.method = value_of(metadata, "method");
  origin.program_version = value_of(metadata, "program_version");
  origin.torch_version = value_of(metadata, "torch_version");
  const auto seed = value_of(metadata, "seed");
  std::from_chars(seed.data(), seed.data() + seed.size(), origin.seed);
  try {
    origin.settings = settings_from(nlohmann::json::parse(value_of(metadata, "settings")));
    const auto concepts = nlohmann::json::parse(value_of(metadata, "concepts"));
    for (const auto& pair : concepts.at("pairs"))
      origin.pairs.push_back({pair.at("target").get<std::string>(), pair.at("anchor").get<std::string>()});
    origin.kept = concepts.at("kept").get<std::vector<std::string>>();
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorCode::BadFormat, path.filename().string() + " has unreadable settings or concepts",
                "JSON", error.what());
  }
  return origin;
}

torch::Tensor read_entry(const TensorSource& file, const std::string& name) {
  auto tensor = file.tensor(name).to(torch::kFloat32).clone(torch::MemoryFormat::Contiguous);
  if (!torch::isfinite(tensor).all().item<bool>())
    throw Error(ErrorCode::NotFinite, name + " holds values that are not numbers", "", "",
                "the edit was made by a run that diverged");
  return tensor;
}

} // namespace

void save_delta(const std::filesystem::path& path, const WeightDelta& delta) {
  NamedTensors tensors;
  for (const auto& [name, entry] : delta.entries) {
    if (!entry.low_rank()) {
      tensors.emplace_back(name, entry.parameter);
      continue;
    }
    const auto module = name.substr(0, name.size() - weight_suffix.size());
    tensors.emplace_back(module + up_suffix, entry.up);
    tensors.emplace_back(module + down_suffix, entry.down);
  }
  write_safetensors(path, tensors, metadata_of(delta));
}

WeightDelta load_delta(const std::filesystem::path& path) {
  const auto file = open_tensor_file(path);
  if (value_of(file->metadata(), "format") != format_name) return read_foreign_edit(*file);
  require_version(path, file->metadata());
  WeightDelta delta;
  delta.origin = origin_of(path, file->metadata());
  for (const auto& stored : file->entries()) {
    const auto& name = stored.name;
    const auto tensor = read_entry(*file, name);
    if (name.ends_with(up_suffix))
      delta.entries[name.substr(0, name.size() - up_suffix.size()) + weight_suffix].up = tensor;
    else if (name.ends_with(down_suffix))
      delta.entries[name.substr(0, name.size() - down_suffix.size()) + weight_suffix].down = tensor;
    else
      delta.entries[name].parameter = tensor;
  }
  for (const auto& [name, entry] : delta.entries)
    if (entry.low_rank() && is_eraser(name))
      throw Error(ErrorCode::BadFormat, name + " is not as an eraser is written", "a dense tensor",
                  "low-rank factors");
    else if (entry.up.defined() != entry.down.defined())
      throw Error(ErrorCode::MissingTensor, name + " lacks one of its two low-rank factors");
  const auto hash = delta.content_hash();
  if (hash != value_of(file->metadata(), "content_hash"))
    throw Error(ErrorCode::BadFormat, path.filename().string() + " was changed after it was written",
                "content hash " + value_of(file->metadata(), "content_hash"), hash);
  return delta;
}

} // namespace pentimento
