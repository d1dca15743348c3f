#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pentimento {

/// What a file is, told by its content and never by its name.
enum class FileKind {
  Safetensors,
  Zip,    ///< As torch.save has written since 1.6.
  Pickle, ///< A bare pickle, as torch.save wrote before 1.6, or anything else of Python's.
  LfsPointer,
  WebPage,
  Json,
  Hdf5,
  Gguf,
  Gzip,
  Numpy,
  Text,
  Unknown,
};

/// Looks at the first bytes only. @param size of the whole file.
FileKind sniff(std::string_view start, std::uint64_t size);

/// "a Git LFS pointer, not the file"
std::string_view file_kind_name(FileKind kind);

/// What to do about a file that holds no weights one can read: "run `git lfs pull` where it came from".
std::string file_kind_hint(FileKind kind);

} // namespace pentimento
