#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace pentimento::testing {

template <class Number>
std::string little(Number number) {
  std::string bytes(sizeof(Number), '\0');
  std::memcpy(bytes.data(), &number, sizeof(Number));
  return bytes;
}

/// One file of an archive that is to be made, right or wrong.
struct ZipPart {
  std::string name, data;
  std::uint16_t method = 0, flags = 0;
  std::uint32_t claimed = 0;   ///< Unpacked size in the directory; 0: the real one.
  std::string local_name = {}; ///< Another name in the file's own header.
  std::int64_t shift = 0;      ///< Added to where the directory says it is.
};

/// A zip archive of stored files, as the format has it.
inline std::string zip_bytes(const std::vector<ZipPart>& parts) {
  std::string out, directory;
  for (const auto& part : parts) {
    const auto start = static_cast<std::uint32_t>(static_cast<std::int64_t>(out.size()) + part.shift);
    const auto size = static_cast<std::uint32_t>(part.data.size()),
               whole = part.claimed ? part.claimed : size;
    const std::string& local = part.local_name.empty() ? part.name : part.local_name;
    const auto middle =
        little(part.flags) + little(part.method) + std::string(8, '\0') + little(size) + little(whole);
    out += "PK\x03\x04" + little<std::uint16_t>(20) + middle +
           little(static_cast<std::uint16_t>(local.size())) + little<std::uint16_t>(0) + local + part.data;
    directory += "PK\x01\x02" + little<std::uint32_t>(20) + middle +
                 little(static_cast<std::uint16_t>(part.name.size())) + std::string(12, '\0') +
                 little(start) + part.name;
  }
  const auto count = static_cast<std::uint16_t>(parts.size());
  return out + directory + "PK\x05\x06" + std::string(4, '\0') + little(count) + little(count) +
         little(static_cast<std::uint32_t>(directory.size())) +
         little(static_cast<std::uint32_t>(out.size())) + little<std::uint16_t>(0);
}

/// Pieces of a pickle of protocol 2.
inline std::string text(const std::string& word) {
  return "X" + little(static_cast<std::uint32_t>(word.size())) + word;
}
inline std::string global(const std::string& module, const std::string& name) {
  return "c" + module + "\n" + name + "\n";
}
inline std::string whole(std::int32_t number) {
  return "J" + little(number);
}
inline std::string tuple(const std::vector<std::string>& items) {
  std::string bytes = "(";
  for (const auto& item : items) bytes += item;
  return bytes + "t";
}
inline std::string pickle(const std::string& body) {
  return std::string("\x80\x02", 2) + body + ".";
}

/// What torch.save writes for one tensor of `shape` and `strides` in storage `key`.
inline std::string torch_tensor(const std::string& key, std::int32_t held,
                                const std::vector<std::string>& shape,
                                const std::vector<std::string>& strides, std::int32_t offset = 0,
                                const std::string& storage = "FloatStorage") {
  const auto id =
      tuple({text("storage"), global("torch", storage), text(key), text("cpu"), whole(held)}) + "Q";
  return global("torch._utils", "_rebuild_tensor_v2") +
         tuple({id, whole(offset), tuple(shape), tuple(strides), "\x89",
                global("collections", "OrderedDict") + ")R"}) +
         "R";
}

/// A dictionary of texts to values.
inline std::string dict(const std::vector<std::pair<std::string, std::string>>& items) {
  std::string bytes = "}(";
  for (const auto& [key, value] : items) bytes += text(key) + value;
  return bytes + "u";
}

/// A torch archive of one pickle and storages "0", "1" ….
inline std::string torch_bytes(const std::string& body, const std::vector<std::string>& storages = {},
                               std::vector<ZipPart> more = {}) {
  std::vector<ZipPart> parts{{"archive/data.pkl", pickle(body)}, {"archive/byteorder", "little"}};
  for (std::size_t i = 0; i < storages.size(); ++i)
    parts.push_back({"archive/data/" + std::to_string(i), storages[i]});
  parts.insert(parts.end(), more.begin(), more.end());
  return zip_bytes(parts);
}

} // namespace pentimento::testing
