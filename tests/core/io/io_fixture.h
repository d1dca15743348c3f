#pragma once

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include <QTemporaryDir>

#include "core/base/error.h"

namespace pentimento::testing {

/// A folder of its own for a test, called DIR in sentences.
class TestFolder {
 public:
  std::filesystem::path path() const { return folder_.path().toStdString(); }

  std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    const auto file = path() / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }

  /// The sentence of the Error that `action` throws, the folder's name taken out.
  template <class Action>
  QString sentence(const Action& action) const {
    try {
      action();
    } catch (const Error& error) {
      return QString::fromStdString(error.what()).replace(folder_.path(), "DIR");
    }
    return "no error";
  }

  int files() const {
    int count = 0;
    for ([[maybe_unused]] const auto& file : std::filesystem::recursive_directory_iterator(path())) ++count;
    return count;
  }

 private:
  QTemporaryDir folder_;
};

inline std::string content(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// A safetensors file: the header's length, the header, the data.
inline std::string safetensors_bytes(const std::string& header, std::size_t data) {
  std::string bytes(8, '\0');
  const std::uint64_t length = header.size();
  std::memcpy(bytes.data(), &length, 8);
  return bytes + header + std::string(data, '\1');
}

} // namespace pentimento::testing
