#include "core/probes/attacks/search/token_layout.h"

#include <algorithm>

#include "core/base/error.h"

namespace pentimento {

namespace {

constexpr std::int64_t kFree = -1;

/// @param content token ids, kFree where a token is sought.
TokenLayout framed(const CLIPTokenizer& tokenizer, const std::vector<std::int64_t>& content,
                   const std::string& sentence) {
  const auto room = tokenizer.model_max_length() - 2;
  if (static_cast<int>(content.size()) > room)
    throw Error(ErrorCode::BadPrompt, "the sought tokens do not fit beside the sentence \"" + sentence + "\"",
                "at most " + std::to_string(room) + " tokens", std::to_string(content.size()),
                "seek fewer tokens");
  TokenLayout layout;
  layout.ids.push_back(tokenizer.bos_id());
  for (const auto id : content) {
    if (id == kFree) layout.free.push_back(static_cast<std::int64_t>(layout.ids.size()));
    layout.ids.push_back(id == kFree ? tokenizer.eos_id() : id);
  }
  layout.ids.push_back(tokenizer.eos_id());
  layout.ids.resize(static_cast<std::size_t>(tokenizer.model_max_length()), tokenizer.pad_id());
  return layout;
}

} // namespace

Placement placement_from(const std::string& name) {
  if (name == "prefix") return Placement::Prefix;
  if (name == "suffix") return Placement::Suffix;
  if (name == "middle") return Placement::Middle;
  if (name == "spread") return Placement::Spread;
  throw Error(ErrorCode::BadSetting, "placement", "prefix, suffix, middle or spread", name);
}

torch::Tensor TokenLayout::with_ids(const torch::Tensor& tokens) const {
  auto all = torch::tensor(ids, torch::kInt64);
  return all.index_copy_(0, torch::tensor(free, torch::kInt64), tokens.to(torch::kCPU, torch::kInt64));
}

torch::Tensor TokenLayout::with_vectors(const torch::Tensor& table, const torch::Tensor& vectors) const {
  const auto places = torch::tensor(free, torch::kInt64).to(table.device());
  const auto fixed = at::embedding(table, torch::tensor(ids, torch::kInt64).to(table.device()));
  return fixed.index_copy(0, places, vectors.to(table.device(), table.scalar_type()));
}

TokenLayout place_tokens(const CLIPTokenizer& tokenizer, const std::string& sentence, int count,
                         Placement placement) {
  auto content = tokenizer.content_ids(sentence);
  const auto length = content.size();
  const auto insert = [&](std::size_t at, std::size_t n) {
    content.insert(content.begin() + static_cast<std::ptrdiff_t>(at), n, kFree);
  };
  const auto n = static_cast<std::size_t>(count);
  switch (placement) {
  case Placement::Prefix:
    insert(0, n);
    break;
  case Placement::Suffix:
    insert(length, n);
    break;
  case Placement::Middle:
    insert(length / 2, n);
    break;
  case Placement::Spread:
    // From behind, so that what was inserted does not move what follows.
    for (std::size_t i = n; i-- > 0;) insert((i + 1) * length / (n + 1), 1);
    break;
  }
  return framed(tokenizer, content, sentence);
}

TokenLayout place_after_every(const CLIPTokenizer& tokenizer, const std::string& sentence, int every) {
  const auto words = tokenizer.content_ids(sentence);
  std::vector<std::int64_t> content;
  for (std::size_t i = 0; i < words.size(); ++i) {
    content.push_back(words[i]);
    if ((i + 1) % static_cast<std::size_t>(every) == 0) content.push_back(kFree);
  }
  if (std::ranges::find(content, kFree) == content.end()) content.push_back(kFree);
  return framed(tokenizer, content, sentence);
}

TokenLayout place_instead(const CLIPTokenizer& tokenizer, const std::string& sentence,
                          const std::string& word, int count) {
  const auto at = sentence.find(word);
  if (word.empty() || at == std::string::npos)
    throw Error(ErrorCode::BadPrompt, "the sentence does not hold what is to be replaced", word, sentence);
  auto content = tokenizer.content_ids(sentence.substr(0, at));
  content.insert(content.end(), static_cast<std::size_t>(count), kFree);
  const auto rest = tokenizer.content_ids(sentence.substr(at + word.size()));
  content.insert(content.end(), rest.begin(), rest.end());
  return framed(tokenizer, content, sentence);
}

std::string text_of(const CLIPTokenizer& tokenizer, const torch::Tensor& ids) {
  std::vector<std::int64_t> content;
  const auto all = ids.to(torch::kCPU, torch::kInt64).contiguous();
  const auto* id = all.const_data_ptr<std::int64_t>();
  for (std::int64_t i = 1; i < all.numel() && id[i] != tokenizer.eos_id(); ++i) content.push_back(id[i]);
  auto text = tokenizer.decode(content);
  const auto first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
  return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

bool replays(const CLIPTokenizer& tokenizer, const std::string& text, const torch::Tensor& ids) {
  return torch::tensor(tokenizer.encode(text).ids, torch::kInt64).equal(ids.to(torch::kCPU, torch::kInt64));
}

torch::Tensor free_words(const CLIPTokenizer& tokenizer, std::int64_t table_size) {
  std::vector<std::int64_t> words;
  for (std::int64_t id = 0; id < table_size; ++id)
    if (id != tokenizer.bos_id() && id != tokenizer.eos_id() && id != tokenizer.pad_id()) words.push_back(id);
  return torch::tensor(words, torch::kInt64);
}

} // namespace pentimento
