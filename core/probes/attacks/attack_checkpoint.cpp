#include "core/probes/attacks/attack_checkpoint.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/pixels.h"
#include "core/base/resources.h"
#include "core/io/json_file.h"
#include "core/io/safetensors.h"

namespace pentimento {

namespace {

constexpr const char* format_name = "pentimento.attack";

std::string picture_name(std::size_t place) {
  return "picture." + std::to_string(place);
}

nlohmann::json json_of(const AttackCheckpoint& checkpoint) {
  auto curve = nlohmann::json::array(), candidates = nlohmann::json::array();
  for (const auto& point : checkpoint.curve) curve.push_back({point.search, point.step, point.loss});
  for (const auto& one : checkpoint.candidates) {
    nlohmann::json entry{{"search", one.search}, {"step", one.step}, {"text", one.text}};
    if (one.score) entry["score"] = {one.score->probability, one.score->top_label, one.score->sure};
    candidates.push_back(std::move(entry));
  }
  return {{"search", checkpoint.search},
          {"step", checkpoint.step},
          {"found", checkpoint.found},
          {"looked", checkpoint.looked},
          {"worth", checkpoint.worth},
          {"curve", curve},
          {"ended", checkpoint.ended ? static_cast<int>(*checkpoint.ended) : -1},
          {"candidates", candidates},
          {"unet_calls", checkpoint.unet_calls},
          {"seconds", checkpoint.seconds}};
}

void read_json_into(const nlohmann::json& json, const SafetensorsFile& file, AttackCheckpoint& checkpoint) {
  checkpoint.search = json.at("search");
  checkpoint.step = json.at("step");
  checkpoint.found = json.at("found");
  checkpoint.looked = json.at("looked");
  checkpoint.worth = json.at("worth").get<std::vector<double>>();
  if (const int ended = json.at("ended"); ended >= 0) checkpoint.ended = static_cast<StopReason>(ended);
  checkpoint.unet_calls = json.at("unet_calls");
  checkpoint.seconds = json.at("seconds");
  for (const auto& point : json.at("curve"))
    checkpoint.curve.push_back({point.at(0), point.at(1), point.at(2)});
  for (const auto& one : json.at("candidates")) {
    AttackCandidate candidate{
        one.at("search"),
        one.at("step"),
        one.at("text"),
        std::make_shared<const Image>(image_of(file.tensor(picture_name(checkpoint.candidates.size())))),
        {}};
    if (one.contains("score")) {
      const auto& score = one.at("score");
      candidate.score = Score{score.at(0), score.at(1), score.at(2)};
    }
    checkpoint.candidates.push_back(std::move(candidate));
  }
}

std::string metadata_of(const SafetensorsFile& file, const std::string& key) {
  const auto found = file.metadata().find(key);
  return found == file.metadata().end() ? std::string() : found->second;
}

} // namespace

std::string attack_fingerprint(const AttackContext& context, const std::string& attack) {
  const auto& model = context.model.model();
  const auto& sampling = context.sampling;
  Sha256 hash;
  hash.add(format_name).add(context.model.base_hash()).add(context.model.state_of(Side::Edited));
  hash.add(model.info().precision).add(model.info().device).add(torch_version());
  hash.add(attack).add(context.target).add(context.control_word).add(context.null_control ? 1U : 0U);
  hash.add(context.seed).add(context.judge ? context.judge->name() : std::string());
  for (const auto& [key, value] : context.settings) hash.add(key).add(setting_text(value));
  hash.add(sampling.scheduler).add(sampling.timestep_spacing).add(sampling.negative);
  hash.add(std::to_string(sampling.guidance));
  for (const int number : {sampling.steps, sampling.width, sampling.height, sampling.batch})
    hash.add(static_cast<std::uint64_t>(number));
  return hash.hex();
}

void save_attack(const std::filesystem::path& path, const AttackCheckpoint& checkpoint) {
  NamedTensors tensors{{"generator", checkpoint.generator_state}};
  for (const auto& [name, tensor] : checkpoint.data) tensors.emplace_back("data." + name, tensor);
  for (const auto& [name, tensor] : checkpoint.state) tensors.emplace_back("search." + name, tensor);
  for (std::size_t i = 0; i < checkpoint.best.size(); ++i)
    for (const auto& [name, tensor] : checkpoint.best[i])
      tensors.emplace_back("best." + std::to_string(i) + "." + name, tensor);
  for (std::size_t i = 0; i < checkpoint.candidates.size(); ++i)
    tensors.emplace_back(picture_name(i), pixels_of(*checkpoint.candidates[i].image));
  write_safetensors(
      path, tensors,
      {{"format", format_name}, {"run", checkpoint.run}, {"attack", json_of(checkpoint).dump()}});
}

AttackCheckpoint load_attack(const std::filesystem::path& path, const std::string& run,
                             torch::Device device) {
  const auto file = SafetensorsFile::open(path);
  const auto name = path.filename().string();
  if (metadata_of(*file, "format") != format_name)
    throw Error(ErrorCode::BadFormat, name + " is not a checkpoint of an attack",
                std::string("format ") + format_name, "another file");
  AttackCheckpoint checkpoint;
  checkpoint.run = metadata_of(*file, "run");
  if (checkpoint.run != run)
    throw Error(ErrorCode::BadSetting, name + " belongs to another run", run.substr(0, 8),
                checkpoint.run.substr(0, 8),
                "the model, edits, target, settings and seed have to be those of the stopped run");
  try {
    read_json_into(parse_json(metadata_of(*file, "attack"), name), *file, checkpoint);
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorCode::BadFormat, name + " does not say how far the attack had come", "", error.what());
  }
  checkpoint.best.resize(checkpoint.worth.size());
  checkpoint.generator_state = file->tensor("generator").clone();
  for (const auto& entry : file->entries()) {
    const auto rest = [&](const char* prefix) { return entry.name.substr(std::string(prefix).size()); };
    if (entry.name.starts_with("data."))
      checkpoint.data[rest("data.")] = file->tensor(entry.name).clone().to(device);
    if (entry.name.starts_with("search."))
      checkpoint.state[rest("search.")] = file->tensor(entry.name).clone();
    for (std::size_t i = 0; i < checkpoint.best.size(); ++i)
      if (const auto prefix = "best." + std::to_string(i) + "."; entry.name.starts_with(prefix))
        checkpoint.best[i][rest(prefix.c_str())] = file->tensor(entry.name).clone();
  }
  return checkpoint;
}

} // namespace pentimento
