#include "core/erasure/doco_checkpoint.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/resources.h"
#include "core/io/safetensors.h"
#include "core/pipelines/diffusion_model.h"

namespace pentimento {

namespace {

constexpr const char* format_name = "pentimento.doco";
const std::string trainer_prefix = "trainer.";

/// The text conditions with their names in a checkpoint.
template <class Data>
auto conditions_of(Data& data) {
  return std::vector{std::pair{std::string("target"), &data.target_states},
                     {"anchor", &data.anchor_states},
                     {"prior", &data.prior_states}};
}

std::string value_of(const std::map<std::string, std::string>& metadata, const std::string& key) {
  const auto found = metadata.find(key);
  return found == metadata.end() ? std::string() : found->second;
}

} // namespace

std::string run_fingerprint(const ErasureContext& context) {
  Sha256 hash;
  hash.add(format_name)
      .add(context.model.base_hash())
      .add(context.model.info().precision)
      .add(context.model.info().device);
  hash.add(torch_version()).add(context.seed);
  for (const auto& pair : context.plan.pairs) hash.add(pair.target).add(pair.anchor);
  for (const auto& kept : context.plan.kept) hash.add(kept);
  for (const auto& [key, value] : context.settings) hash.add(key).add(setting_text(value));
  return hash.hex();
}

void save_checkpoint(const std::filesystem::path& path, const DocoCheckpoint& checkpoint) {
  const auto& data = checkpoint.data;
  NamedTensors tensors{{"generator", checkpoint.generator_state}, {"latents", data.latents}};
  for (const auto& [name, text] : conditions_of(data)) {
    tensors.emplace_back(name + "_states", text->states);
    if (text->pooled.defined()) tensors.emplace_back(name + "_pooled", text->pooled);
  }
  if (data.deviation.defined()) tensors.emplace_back("deviation", data.deviation);
  for (const auto& [name, tensor] : checkpoint.trainer) tensors.emplace_back(trainer_prefix + name, tensor);
  write_safetensors(
      path, tensors,
      {{"format", format_name}, {"run", checkpoint.run}, {"step", std::to_string(checkpoint.step)}});
}

DocoCheckpoint load_checkpoint(const std::filesystem::path& path, const std::string& run,
                               torch::Device device) {
  const auto file = SafetensorsFile::open(path);
  const auto name = path.filename().string();
  if (value_of(file->metadata(), "format") != format_name)
    throw Error(ErrorCode::BadFormat, name + " is not a checkpoint of doco",
                std::string("format ") + format_name, "another file");
  DocoCheckpoint checkpoint;
  checkpoint.run = value_of(file->metadata(), "run");
  if (checkpoint.run != run)
    throw Error(ErrorCode::BadSetting, name + " belongs to another run", run.substr(0, 8),
                checkpoint.run.substr(0, 8),
                "the model, plan, settings and seed have to be those of the stopped run");
  checkpoint.step = std::stoi(value_of(file->metadata(), "step"));
  const auto read = [&](const std::string& key) { return file->tensor(key).clone().to(device); };
  checkpoint.generator_state = file->tensor("generator").clone();
  auto& data = checkpoint.data;
  data.latents = read("latents");
  for (const auto& [name, text] : conditions_of(data)) {
    text->states = read(name + "_states");
    if (file->find(name + "_pooled")) text->pooled = read(name + "_pooled");
  }
  if (file->find("deviation")) data.deviation = read("deviation");
  for (const auto& entry : file->entries())
    if (entry.name.starts_with(trainer_prefix))
      checkpoint.trainer[entry.name.substr(trainer_prefix.size())] = file->tensor(entry.name).clone();
  return checkpoint;
}

} // namespace pentimento
