#include "core/project/model_list.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/io/atomic_file.h"
#include "core/io/json_file.h"
#include "core/pipelines/base_hash.h"
#include "core/pipelines/model_locator.h"
#include "core/project/manifest_value.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;

/// Hashing reads a whole model, so a folder of hundreds is not gone through.
constexpr std::size_t kMostCandidates = 32;

bool may_be_model(const fs::path& path) {
  std::error_code problem;
  if (fs::is_directory(path, problem)) return fs::exists(path / "model_index.json", problem);
  const auto extension = path.extension();
  return extension == ".safetensors" || extension == ".ckpt";
}

void add_candidates(std::vector<std::string>& candidates, const fs::path& folder) {
  std::error_code problem;
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(folder, problem))
    if (may_be_model(entry.path())) found.push_back(entry.path().string());
  std::ranges::sort(found); // the same order on every machine
  for (auto& path : found)
    if (candidates.size() < kMostCandidates && std::ranges::find(candidates, path) == candidates.end())
      candidates.push_back(std::move(path));
}

bool is_that_model(const std::string& path, const ModelPlace& wanted) {
  try {
    return base_hash_of(path, wanted.options()) == wanted.base_hash;
  } catch (const Error& error) { // no model, or a broken one
    log::info(fmt::format("{} is not it: {}", path, error.what()));
    return false;
  }
}

} // namespace

ModelOptions ModelPlace::options() const {
  ModelOptions options;
  options.prediction_type = prediction_type;
  options.tokenizer = tokenizer;
  return options;
}

std::vector<ModelPlace> read_model_list(const fs::path& file) {
  if (!fs::exists(file)) return {};
  std::vector<ModelPlace> places;
  const Document document(read_json(file));
  for (const auto& entry : value_at<Document>(document, "models"))
    places.push_back({value_at<std::string>(entry, "name"), value_at<std::string>(entry, "path"),
                      value_at<std::string>(entry, "base_hash"), entry.value("prediction_type", ""),
                      entry.value("tokenizer", "")});
  return places;
}

void remember_model(const fs::path& file, const ModelPlace& place) {
  auto places = read_model_list(file);
  const auto same =
      std::ranges::find_if(places, [&](const ModelPlace& one) { return one.base_hash == place.base_hash; });
  if (same == places.end())
    places.push_back(place);
  else if (*same == place)
    return;
  else
    *same = place;
  Document list = Document::array();
  for (const auto& one : places)
    list.push_back({{"name", one.name},
                    {"path", one.path},
                    {"base_hash", one.base_hash},
                    {"prediction_type", one.prediction_type},
                    {"tokenizer", one.tokenizer}});
  write_text(file, Document{{"models", list}}.dump(2) + "\n");
}

std::string base_hash_of(const std::string& model, const ModelOptions& options) {
  const auto files = ModelFiles::open(locate_model(model), options);
  ComponentTensors tensors;
  for (const char* name : {"text_encoder", "text_encoder_2", "unet", "vae"})
    if (files.has(name)) tensors.emplace_back(name, files.component(name).tensors());
  return weights_hash(tensors);
}

ModelPlace find_model(ModelPlace recorded, const std::string& asked, const std::vector<fs::path>& near) {
  std::vector<std::string> candidates;
  if (!asked.empty()) candidates.push_back(asked == "miniature" ? asked : fs::absolute(asked).string());
  candidates.push_back(recorded.path);
  if (recorded.path != "miniature") candidates.push_back("miniature");
  if (recorded.path != "miniature") add_candidates(candidates, fs::path(recorded.path).parent_path());
  for (const auto& folder : near) add_candidates(candidates, folder);
  for (const auto& path : candidates) {
    if (!is_that_model(path, recorded)) continue;
    if (path != recorded.path)
      log::warning(fmt::format("The model {} was found by its hash in {} instead of {}.", recorded.name, path,
                               recorded.path));
    recorded.path = path;
    return recorded;
  }
  throw Error(ErrorCode::MissingComponent,
              fmt::format("the model {} is not where it was, {}", recorded.name, recorded.path),
              "base hash " + recorded.base_hash, fmt::format("{} places without it", candidates.size()),
              "say with --model where it is now");
}

} // namespace pentimento
