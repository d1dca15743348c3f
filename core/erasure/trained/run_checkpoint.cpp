#include "core/erasure/trained/run_checkpoint.h"

#include <charconv>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/resources.h"
#include "core/io/safetensors.h"
#include "core/pipelines/diffusion_model.h"

namespace pentimento {

namespace {

constexpr const char* format_name = "pentimento.training";
const std::string data_prefix = "data.", trainer_prefix = "trainer.";

std::string value_of(const std::map<std::string, std::string>& metadata, const std::string& key) {
  const auto found = metadata.find(key);
  return found == metadata.end() ? std::string() : found->second;
}

int count_of(const std::map<std::string, std::string>& metadata, const std::string& key,
             const std::string& name) {
  const auto text = value_of(metadata, key);
  int count = -1;
  if (std::from_chars(text.data(), text.data() + text.size(), count).ec != std::errc() || count < 0)
    throw Error(ErrorCode::BadFormat, name + " does not say its " + key, "a number",
                text.empty() ? "nothing" : text);
  return count;
}

} // namespace

std::string run_fingerprint(const ErasureContext& context, const std::string& method) {
  Sha256 hash;
  hash.add(format_name)
      .add(context.model.base_hash())
      .add(context.model.info().precision)
      .add(context.model.info().device);
  hash.add(torch_version()).add(context.seed).add(method);
  for (const auto& pair : context.plan.pairs) hash.add(pair.target).add(pair.anchor);
  for (const auto& kept : context.plan.kept) hash.add(kept);
  for (const auto& [key, value] : context.settings) hash.add(key).add(setting_text(value));
  if (context.start) hash.add(context.start->content_hash());
  return hash.hex();
}

void save_checkpoint(const std::filesystem::path& path, const RunCheckpoint& checkpoint) {
  NamedTensors tensors{{"generator", checkpoint.generator_state}};
  for (const auto& [name, tensor] : checkpoint.data) tensors.emplace_back(data_prefix + name, tensor);
  for (const auto& [name, tensor] : checkpoint.trainer) tensors.emplace_back(trainer_prefix + name, tensor);
  write_safetensors(path, tensors,
                    {{"format", format_name},
                     {"run", checkpoint.run},
                     {"step", std::to_string(checkpoint.step)},
                     {"snapshots", std::to_string(checkpoint.snapshots)}});
}

RunCheckpoint load_checkpoint(const std::filesystem::path& path, const std::string& run,
                              torch::Device device) {
  const auto file = SafetensorsFile::open(path);
  const auto name = path.filename().string();
  if (value_of(file->metadata(), "format") != format_name)
    throw Error(ErrorCode::BadFormat, name + " is not a checkpoint of a training run",
                std::string("format ") + format_name, "another file");
  RunCheckpoint checkpoint;
  checkpoint.run = value_of(file->metadata(), "run");
  if (checkpoint.run != run)
    throw Error(ErrorCode::BadSetting, name + " belongs to another run", run.substr(0, 8),
                checkpoint.run.substr(0, 8),
                "the model, plan, settings and seed have to be those of the stopped run");
  checkpoint.step = count_of(file->metadata(), "step", name);
  checkpoint.snapshots = count_of(file->metadata(), "snapshots", name);
  checkpoint.generator_state = file->tensor("generator").clone();
  for (const auto& entry : file->entries()) {
    if (entry.name.starts_with(data_prefix))
      checkpoint.data[entry.name.substr(data_prefix.size())] = file->tensor(entry.name).clone().to(device);
    if (entry.name.starts_with(trainer_prefix))
      checkpoint.trainer[entry.name.substr(trainer_prefix.size())] = file->tensor(entry.name).clone();
  }
  return checkpoint;
}

} // namespace pentimento
