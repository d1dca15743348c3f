#include "core/io/checkpoint/tensor_file.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/io/checkpoint/file_kind.h"
#include "core/io/checkpoint/sharded_tensors.h"
#include "core/io/mapped_file.h"
#include "core/io/pickle/pickle_reader.h"
#include "core/io/pickle/torch_archive.h"
#include "core/io/safetensors.h"

namespace pentimento {
namespace {

std::string_view text_of(const MappedFile& file) {
  return {reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size()};
}

/// A bare pickle holds no weights in a form that is read here, but a hostile one is better called by its
/// name.
void name_what_is_hostile(std::string_view bytes, const std::string& name) {
  try {
    read_pickle(bytes, name);
  } catch (const Error& error) {
    if (error.failure().what.find("pickle names") != std::string::npos) throw;
  }
}

} // namespace

TensorSourcePtr open_tensor_file(const std::filesystem::path& path, bool headers_only) {
  const auto data = headers_only ? SafetensorsData::MayBeMissing : SafetensorsData::Whole;
  const auto file = MappedFile::open(path);
  const auto text = text_of(*file);
  const auto kind = sniff(text, text.size());
  if (kind == FileKind::Safetensors) return SafetensorsFile::open(path, data);
  if (kind == FileKind::Zip) return TorchArchive::open(path);
  if (kind == FileKind::Json && path.filename().string().find(".index.") != std::string::npos)
    return ShardedTensors::open(path, headers_only);
  if (kind == FileKind::Pickle) name_what_is_hostile(text, path.string());
  // A safetensors file whose first bytes are damaged still gets the reader's own sentence.
  if (kind == FileKind::Unknown && path.extension() == ".safetensors")
    return SafetensorsFile::open(path, data);
  throw Error(ErrorCode::BadFormat, fmt::format("{} holds no weights", path.string()),
              "safetensors or a torch archive", std::string(file_kind_name(kind)), file_kind_hint(kind));
}

} // namespace pentimento
