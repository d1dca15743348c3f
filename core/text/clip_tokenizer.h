#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/torch.h"

namespace pentimento {

/// A prompt as the text encoder takes it.
struct Tokens {
  std::vector<std::int64_t> ids;  ///< model_max_length of them: start, content, end, padding.
  std::vector<std::string> words; ///< The text of each content token that was kept.
  int content = 0;                ///< Content tokens that were kept.
  bool cut = false;               ///< The prompt was too long.
  std::string cut_text;           ///< What was left out, as Transformers decodes it: lower case, words apart.
};

/// Byte-level byte-pair tokenizer of CLIP, equal to Transformers' CLIPTokenizer. Radford et al. 2021. Never
/// changed once open, so any thread may use it.
class CLIPTokenizer {
 public:
  /// Reads vocab.json and merges.txt (or tokenizer.json) and the configuration beside them.
  /// @throws Error(FileNotFound | MissingComponent | BadFormat | Unsupported).
  static CLIPTokenizer open(const std::filesystem::path& folder);

  /// Any text is encoded, the empty one too; bytes that are not UTF-8 count as U+FFFD.
  Tokens encode(std::string_view text) const;
  /// The ids of encode for each text. @returns [B, model_max_length] int64 on the CPU.
  torch::Tensor encode_batch(const std::vector<std::string>& texts) const;
  /// Every content token, without start, end, padding or cut.
  std::vector<std::int64_t> content_ids(std::string_view text) const;
  /// The text of ids as Transformers decodes it, special tokens written out. Unknown ids are skipped.
  std::string decode(const std::vector<std::int64_t>& ids) const;

  int bos_id() const;
  int eos_id() const;
  int pad_id() const;
  int model_max_length() const;
  std::size_t vocabulary_size() const;

 private:
  struct State;
  explicit CLIPTokenizer(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

} // namespace pentimento
