#include "core/text/clip_tokenizer.h"

#include <algorithm>

#include "core/text/added_tokens.h"
#include "core/text/byte_pairs.h"
#include "core/text/tokenizer_files.h"
#include "core/text/unicode.h"

namespace pentimento {
namespace {

/// NFC, runs of white space to one space, lower case: the normaliser of Transformers' CLIPTokenizer.
std::string normalised(const std::string& text) {
  std::u32string lower;
  bool after_space = false;
  for (const char32_t character : code_points(normal_form_c(text))) {
    const bool space = is_space(character);
    if (!space) append_lower(lower, character);
    if (space && !after_space) lower += U' ';
    after_space = space;
  }
  return utf8(lower);
}

constexpr std::u32string_view kMarks[] = {U"<|startoftext|>", U"<|endoftext|>"};
constexpr std::u32string_view kEndings[] = {U"'s", U"'t", U"'re", U"'ve", U"'m", U"'ll", U"'d"};

/// The end of the word that starts at `at`, which is no white space, by CLIP's expression:
/// <\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+
std::size_t end_of_word(std::u32string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  for (const auto ending : kEndings)
    if (rest.starts_with(ending)) return at + ending.size();
  if (is_number(text[at])) return at + 1;
  const bool letters = is_letter(text[at]);
  std::size_t end = at + 1;
  while (end < text.size()) {
    const char32_t next = text[end];
    if (letters ? !is_letter(next) : is_space(next) || is_letter(next) || is_number(next)) break;
    ++end;
  }
  return end;
}

/// Splits text into words. A mark that was not taken as a special token falls into three by GPT-2's
/// expression, which Transformers applies to every word after CLIP's.
template <class Take>
void for_each_word(std::u32string_view text, const Take& take) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = 0;
    for (const auto mark : kMarks)
      if (text.substr(at).starts_with(mark)) {
        end = at + mark.size();
        take(text.substr(at, 2));
        take(text.substr(at + 2, mark.size() - 4));
        take(text.substr(end - 2, 2));
      }
    if (end == 0) {
      end = end_of_word(text, at);
      take(text.substr(at, end - at));
    }
    at = end;
  }
}

} // namespace

struct CLIPTokenizer::State {
  TokenizerFiles files;
  std::unordered_map<std::int64_t, std::string> tokens;
  AddedTokens as_written, after_normalising;
  BytePairs pairs;
  std::int64_t bos, eos, pad;

  static std::vector<AddedToken> select(const TokenizerFiles& files, bool wanted) {
    std::vector<AddedToken> result;
    for (AddedToken token : files.added) {
      if (token.normalized != wanted) continue;
      if (wanted) token.content = normalised(token.content);
      result.push_back(token);
    }
    return result;
  }

  explicit State(TokenizerFiles read)
      : files(std::move(read)), as_written(select(files, false)), after_normalising(select(files, true)),
        pairs(files.ids, files.merges, files.ids.at(files.unk), files.merges_name),
        bos(files.ids.at(files.bos)), eos(files.ids.at(files.eos)), pad(files.ids.at(files.pad)) {
    for (const auto& [token, id] : files.ids) tokens.emplace(id, token);
  }

  bool is_added(std::int64_t id) const {
    return std::any_of(files.added.begin(), files.added.end(),
                       [&](const auto& token) { return token.id == id; });
  }
};

CLIPTokenizer CLIPTokenizer::open(const std::filesystem::path& folder) {
  return CLIPTokenizer(std::make_shared<const State>(read_tokenizer_files(folder)));
}

std::vector<std::int64_t> CLIPTokenizer::content_ids(std::string_view text) const {
  std::vector<std::int64_t> ids;
  for (const auto& written : state_->as_written.split(utf8(code_points(text)))) {
    if (written.id >= 0) {
      ids.push_back(written.id);
      continue;
    }
    for (const auto& piece : state_->after_normalising.split(normalised(written.text))) {
      if (piece.id >= 0)
        ids.push_back(piece.id);
      else
        for_each_word(code_points(piece.text),
                      [&](std::u32string_view word) { state_->pairs.encode(utf8(word), ids); });
    }
  }
  return ids;
}

Tokens CLIPTokenizer::encode(std::string_view text) const {
  const std::vector<std::int64_t> content = content_ids(text);
  const auto room = static_cast<std::size_t>(model_max_length() - 2);
  const auto kept = std::min(content.size(), room);
  const auto middle = content.begin() + static_cast<std::ptrdiff_t>(kept);
  Tokens tokens;
  tokens.content = static_cast<int>(kept);
  tokens.cut = content.size() > room;
  tokens.ids.push_back(state_->bos);
  tokens.ids.insert(tokens.ids.end(), content.begin(), middle);
  tokens.ids.push_back(state_->eos);
  tokens.ids.resize(static_cast<std::size_t>(model_max_length()), state_->pad);
  for (auto id = content.begin(); id != middle; ++id) tokens.words.push_back(decode({*id}));
  if (tokens.cut) tokens.cut_text = decode({middle, content.end()});
  return tokens;
}

torch::Tensor CLIPTokenizer::encode_batch(const std::vector<std::string>& texts) const {
  const std::int64_t length = model_max_length();
  torch::Tensor batch = torch::empty({static_cast<std::int64_t>(texts.size()), length}, torch::kInt64);
  auto* row = batch.mutable_data_ptr<std::int64_t>();
  for (const auto& text : texts) {
    const Tokens tokens = encode(text);
    row = std::copy(tokens.ids.begin(), tokens.ids.end(), row);
  }
  return batch;
}

std::string CLIPTokenizer::decode(const std::vector<std::int64_t>& ids) const {
  std::string bytes;
  for (const auto id : ids) {
    const auto found = state_->tokens.find(id);
    if (found == state_->tokens.end()) continue;
    bytes += state_->is_added(id) ? found->second : BytePairs::bytes_of(found->second);
  }
  const std::u32string text = code_points(bytes);
  // What Python's str.strip takes off: white space and the four separators of ASCII.
  const auto is_text = [](char32_t character) {
    return !is_space(character) && !(character >= 0x1C && character <= 0x1F);
  };
  const auto first = std::find_if(text.begin(), text.end(), is_text);
  const auto last = std::find_if(text.rbegin(), std::make_reverse_iterator(first), is_text).base();
  return utf8({first, last});
}

int CLIPTokenizer::bos_id() const {
  return static_cast<int>(state_->bos);
}
int CLIPTokenizer::eos_id() const {
  return static_cast<int>(state_->eos);
}
int CLIPTokenizer::pad_id() const {
  return static_cast<int>(state_->pad);
}
int CLIPTokenizer::model_max_length() const {
  return state_->files.model_max_length;
}
std::size_t CLIPTokenizer::vocabulary_size() const {
  return state_->files.ids.size();
}

} // namespace pentimento
