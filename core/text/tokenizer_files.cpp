#include "core/text/tokenizer_files.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/io/json_file.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

[[noreturn]] void malformed(const fs::path& file, const std::string& expected, const std::string& got) {
  throw Error(ErrorCode::BadFormat, fmt::format("{} is malformed", file.string()), expected, got,
              "copy the tokenizer's folder again");
}

/// The object in a file, or an empty one when the file is not there.
json read_object(const fs::path& file) {
  if (!fs::exists(file)) return json::object();
  json document = read_json(file);
  if (!document.is_object()) malformed(file, "an object", document.type_name());
  return document;
}

void read_ids(const json& vocabulary, const fs::path& file, VocabularyIds& ids) {
  if (!vocabulary.is_object() || vocabulary.empty())
    malformed(file, "an object of token: id", vocabulary.type_name());
  for (const auto& [token, id] : vocabulary.items()) {
    if (!id.is_number_unsigned() || id.get<std::uint64_t>() > 0x7FFFFFFF)
      malformed(file, fmt::format("a whole number as the id of \"{}\"", token), id.dump());
    ids.emplace(token, id.get<std::int64_t>());
  }
}

void read_merge(std::string_view line, const fs::path& file, std::size_t number, TokenizerFiles& files) {
  const auto space = line.find(' ');
  if (space == std::string_view::npos || space == 0 || space + 1 == line.size() ||
      line.find(' ', space + 1) != std::string_view::npos)
    malformed(file, fmt::format("two tokens in line {}", number), fmt::format("\"{}\"", line.substr(0, 80)));
  files.merges.emplace_back(line.substr(0, space), line.substr(space + 1));
}

void read_merges_text(const fs::path& file, TokenizerFiles& files) {
  const std::string text = read_text(file);
  std::size_t number = 0;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find('\n', start), text.size());
    std::string_view line = std::string_view(text).substr(start, end - start);
    if (line.ends_with('\r')) line.remove_suffix(1);
    ++number;
    start = end + 1;
    if (!line.empty() && !line.starts_with("#version")) read_merge(line, file, number, files);
  }
}

/// tokenizer.json: the only file that newer versions of Transformers save.
void read_whole(const fs::path& file, const json& document, TokenizerFiles& files) {
  const json model = document.contains("model") ? document["model"] : json();
  const auto word = [&](const char* key) -> std::string {
    return model.is_object() && model.contains(key) && model[key].is_string() ? model[key].get<std::string>()
                                                                              : "";
  };
  if (word("type") != "BPE" || word("end_of_word_suffix") != "</w>")
    throw Error(ErrorCode::Unsupported, fmt::format("{} is not a CLIP tokenizer", file.string()),
                "byte pairs with the end-of-word mark </w>", model.is_object() ? word("type") : "no model");
  read_ids(model.value("vocab", json()), file, files.ids);
  const json merges = model.value("merges", json());
  if (!merges.is_array()) malformed(file, "a list of merges", merges.type_name());
  for (const auto& merge : merges) {
    if (merge.is_string())
      read_merge(merge.get_ref<const std::string&>(), file, files.merges.size() + 1, files);
    else if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string())
      files.merges.emplace_back(merge[0].get<std::string>(), merge[1].get<std::string>());
    else
      malformed(file, "two tokens in each merge", merge.dump().substr(0, 80));
  }
}

/// Collects added tokens in Transformers' order: a later one of the same content replaces the earlier.
class Collector {
 public:
  Collector(TokenizerFiles& files, const fs::path& folder) : files_(files), folder_(folder) {
    for (const auto& [token, id] : files.ids) next_ = std::max(next_, id + 1);
  }

  /// `value` is a text or an AddedToken object. Returns its content.
  std::string add(const json& value, const std::string& role, std::optional<std::int64_t> id = {}) {
    AddedToken token;
    if (value.is_string())
      token.content = value.get<std::string>();
    else if (value.is_object() && value.contains("content") && value["content"].is_string()) {
      token.content = value["content"].get<std::string>();
      token.normalized = flag(value, "normalized", !flag(value, "special", false));
      if (flag(value, "single_word", false))
        throw Error(ErrorCode::Unsupported, fmt::format("the token \"{}\" in {} is marked single_word",
                                                        token.content, folder_.string()));
    } else
      malformed(folder_ / "tokenizer_config.json", fmt::format("a token as {}", role), value.type_name());
    const auto known = files_.ids.find(token.content);
    if (known != files_.ids.end())
      token.id = known->second;
    else {
      token.id = id.value_or(next_);
      next_ = std::max(next_, token.id + 1);
      files_.ids.emplace(token.content, token.id);
    }
    auto& all = files_.added;
    const auto same = std::find_if(all.begin(), all.end(),
                                   [&](const auto& other) { return other.content == token.content; });
    if (same == all.end())
      all.push_back(token);
    else
      *same = token;
    return token.content;
  }

 private:
  static bool flag(const json& value, const char* key, bool otherwise) {
    return value.contains(key) && value[key].is_boolean() ? value[key].get<bool>() : otherwise;
  }
  TokenizerFiles& files_;
  const fs::path& folder_;
  std::int64_t next_ = 0;
};

std::int64_t id_from(const json& value, const fs::path& file) {
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > 0x7FFFFFFF)
    malformed(file, "a whole number as an id", value.dump());
  return value.get<std::int64_t>();
}

/// An id that is written as the key of an object.
std::int64_t id_in_text(const std::string& text, const fs::path& file) {
  std::int64_t id = -1;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (problem != std::errc() || end != text.data() + text.size() || id < 0 || id > 0x7FFFFFFF)
    malformed(file, "a whole number as an id", fmt::format("\"{}\"", text.substr(0, 80)));
  return id;
}

/// added_tokens_decoder of the newer config, else the older files: added_tokens.json, tokenizer.json.
void add_listed(const json& config, const json& whole, const fs::path& folder, Collector& collector,
                std::map<std::string, json>& listed) {
  std::map<std::int64_t, json> tokens;
  if (config.contains("added_tokens_decoder") && config["added_tokens_decoder"].is_object()) {
    for (const auto& [id, token] : config["added_tokens_decoder"].items())
      tokens[id_in_text(id, folder / "tokenizer_config.json")] = token;
  } else {
    const fs::path file = folder / "added_tokens.json";
    const json older = read_object(file);
    for (const auto& [content, id] : older.items())
      tokens[id_from(id, file)] = {{"content", content}, {"normalized", true}};
    if (whole.contains("added_tokens") && whole["added_tokens"].is_array())
      for (const auto& token : whole["added_tokens"])
        if (token.is_object()) tokens[id_from(token.value("id", json()), folder / "tokenizer.json")] = token;
  }
  for (const auto& [id, token] : tokens) listed.emplace(collector.add(token, "an added token", id), token);
}

void read_special(json config, const fs::path& folder, const json& whole, TokenizerFiles& files) {
  if (!config.contains("added_tokens_decoder")) // what Transformers does for folders of before 2023
    config.update(read_object(folder / "special_tokens_map.json"));
  Collector collector(files, folder);
  std::map<std::string, json> listed;
  add_listed(config, whole, folder, collector, listed);
  const auto add = [&](const char* key, const char* otherwise, std::string* place) {
    json value = config.value(key, json());
    if (value.is_null() && otherwise) value = otherwise;
    if (value.is_null()) return;
    if (value.is_string())
      if (const auto known = listed.find(value.get<std::string>()); known != listed.end())
        value = known->second;
    const std::string content = collector.add(value, key);
    if (place) *place = content;
  };
  add("bos_token", "<|startoftext|>", &files.bos);
  add("eos_token", "<|endoftext|>", &files.eos);
  add("unk_token", "<|endoftext|>", &files.unk);
  add("sep_token", nullptr, nullptr);
  add("pad_token", "<|endoftext|>", &files.pad);
  add("cls_token", nullptr, nullptr);
  add("mask_token", nullptr, nullptr);
  for (const auto* key : {"additional_special_tokens", "extra_special_tokens"})
    if (config.contains(key) && config[key].is_array())
      for (const auto& token : config[key]) collector.add(token, key);
}

} // namespace

TokenizerFiles read_tokenizer_files(const fs::path& folder) {
  if (!fs::is_directory(folder))
    throw Error(ErrorCode::FileNotFound,
                fmt::format("the tokenizer's folder {} is not there", folder.string()), "", "",
                "check the path");
  TokenizerFiles files;
  const fs::path vocabulary = folder / "vocab.json", merges = folder / "merges.txt",
                 whole_file = folder / "tokenizer.json";
  const json whole = read_object(whole_file);
  if (fs::exists(vocabulary) && fs::exists(merges)) {
    files.merges_name = merges.string();
    read_ids(read_json(vocabulary), vocabulary, files.ids);
    read_merges_text(merges, files);
  } else if (!whole.empty()) {
    files.merges_name = whole_file.string();
    read_whole(whole_file, whole, files);
  } else {
    throw Error(ErrorCode::MissingComponent,
                fmt::format("the tokenizer in {} is incomplete", folder.string()),
                "vocab.json and merges.txt, or tokenizer.json",
                fs::exists(vocabulary) ? "no merges.txt"
                : fs::exists(merges)   ? "no vocab.json"
                                       : "neither",
                "copy the tokenizer's folder again");
  }
  const json config = read_object(folder / "tokenizer_config.json");
  read_special(config, folder, whole, files);
  const json length = config.value("model_max_length", json());
  // Transformers writes 1e30 for "none"; CLIP's text model has 77 places.
  if (length.is_number_unsigned() && length.get<std::uint64_t>() >= 3 &&
      length.get<std::uint64_t>() <= 100'000)
    files.model_max_length = length.get<int>();
  return files;
}

} // namespace pentimento
