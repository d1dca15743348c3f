#pragma once

#include <string_view>
#include <vector>

namespace pentimento::fuzz {

/// One way for bytes from outside into the program. `run` returns, whatever the bytes are, and says whether
/// they were read to the end: an Error is an answer; anything else that is thrown, or a broken promise of the
/// reader, is a finding and ends the process.
struct EntryPoint {
  const char* name; ///< Also of its folder in corpus/.
  bool (*run)(std::string_view bytes);
};

/// The header of a safetensors file: its text, names, shapes and places.
bool read_safetensors(std::string_view bytes);
/// A configuration: JSON text, then what each component makes of it.
bool read_config(std::string_view bytes);
/// vocab.json, merges.txt, tokenizer_config.json and a prompt, each ended by a line "====".
bool read_tokenizer(std::string_view bytes);
/// A pickle as data, and the directory of a zip archive.
bool read_pickle(std::string_view bytes);
/// A whole torch archive, every tensor of it looked at.
bool read_archive(std::string_view bytes);

/// All of them.
const std::vector<EntryPoint>& entry_points();

} // namespace pentimento::fuzz
