#include "core/io/checkpoint/tokenizer_places.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/resources.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;

bool is_tokenizer(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / "vocab.json", ignored) || fs::exists(folder / "tokenizer.json", ignored);
}

std::vector<fs::path> places(const fs::path& model, const fs::path& given, const std::string& name) {
  std::vector<fs::path> all;
  if (!given.empty()) {
    all.push_back(given / name);
    all.push_back(name == "tokenizer" ? given : given.parent_path() / name);
    return all;
  }
  const auto beside = model.parent_path();
  all.push_back(beside / name);
  all.push_back(beside / model.stem() / name);
  try {
    all.push_back(resources_folder() / "clip" / name);
  } catch (const Error&) { // without resources there is one place less
  }
  return all;
}

} // namespace

void find_tokenizers(const fs::path& model, const fs::path& given, bool xl,
                     std::vector<ModelComponent>& components, std::map<std::string, Failure>& broken) {
  for (const std::string name : {"tokenizer", "tokenizer_2"}) {
    if (name == "tokenizer_2" && !xl) continue;
    fs::path folder;
    for (const auto& place : places(model, given, name))
      if (folder.empty() && is_tokenizer(place)) folder = place;
    if (!folder.empty()) {
      components.push_back({name, "CLIPTokenizer", nlohmann::json::object(), folder, {}, nullptr});
      continue;
    }
    if (!given.empty()) {
      broken.emplace(name, Failure{std::string(error_code_name(ErrorCode::MissingComponent)),
                                   fmt::format("{} holds no {}", given.string(), name),
                                   "vocab.json and merges.txt in it, or in " + name + "/ below it", "neither",
                                   "choose the tokenizer's folder, or a whole Diffusers folder"});
      continue;
    }
    broken.emplace(
        name,
        Failure{std::string(error_code_name(ErrorCode::MissingComponent)),
                fmt::format("the vocabulary of the {} is missing; single files hold none", name),
                fmt::format("{}/ with vocab.json and merges.txt beside {}", name, model.filename().string()),
                "no such folder",
                "copy it from any Diffusers folder of the same family, or name one as \"tokenizer\" in " +
                    model.stem().string() + ".pentimento.json beside the file"});
  }
}

} // namespace pentimento
