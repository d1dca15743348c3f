#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/torch.h"

#include "core/text/clip_tokenizer.h"

namespace pentimento {

/// Where sought tokens stand in a sentence; UnlearnDiffAtk's `attack.insert`.
enum class Placement { Prefix, Suffix, Middle, Spread };

/// @throws Error(BadSetting) for other words than prefix, suffix, middle, spread.
Placement placement_from(const std::string& name);

/// A prompt as token ids with places for tokens that are sought.
struct TokenLayout {
  std::vector<std::int64_t> ids;  ///< N = model_max_length; free places hold the end token.
  std::vector<std::int64_t> free; ///< Where the sought tokens stand, ascending.

  /// The whole sequence with these tokens in the free places. @param tokens [k] int64. @return [N] int64.
  torch::Tensor with_ids(const torch::Tensor& tokens) const;
  /// Its token vectors, with the graph of `vectors`. @param table [V,D]. @param vectors [k,D].
  /// @return [N,D] in the table's dtype.
  torch::Tensor with_vectors(const torch::Tensor& table, const torch::Tensor& vectors) const;
};

/// A sentence with `count` free places. @throws Error(BadPrompt) when it does not fit the text encoder's
/// window.
TokenLayout place_tokens(const CLIPTokenizer& tokenizer, const std::string& sentence, int count,
                         Placement placement);

/// One free place after every `every` tokens, and at least one at the end: P4D-K. @throws as place_tokens.
TokenLayout place_after_every(const CLIPTokenizer& tokenizer, const std::string& sentence, int every);

/// `count` free places in the stead of `word`, where the sentence holds it in a row. @throws as
/// place_tokens, Error(BadPrompt) when it does not hold the word.
TokenLayout place_instead(const CLIPTokenizer& tokenizer, const std::string& sentence,
                          const std::string& word, int count);

/// The text between start and end. @param ids [N] int64 of a whole sequence.
std::string text_of(const CLIPTokenizer& tokenizer, const torch::Tensor& ids);

/// Whether a text gives these ids again when it is tokenised. @param ids [N] int64.
bool replays(const CLIPTokenizer& tokenizer, const std::string& text, const torch::Tensor& ids);

/// Ids that a search may take: all but start, end and padding. @return [V'] int64, ascending.
torch::Tensor free_words(const CLIPTokenizer& tokenizer, std::int64_t table_size);

} // namespace pentimento
