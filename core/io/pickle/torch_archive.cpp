#include "core/io/pickle/torch_archive.h"

#include <cstring>
#include <optional>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/io/pickle/zip_archive.h"

namespace pentimento {

using Kind = PickleNode::Kind;

namespace {

std::optional<torch::Dtype> storage_dtype(const std::string& name) {
  static const std::pair<const char*, torch::Dtype> known[] = {
      {"torch.FloatStorage", torch::kFloat32},        {"torch.HalfStorage", torch::kFloat16},
      {"torch.BFloat16Storage", torch::kBFloat16},    {"torch.DoubleStorage", torch::kFloat64},
      {"torch.LongStorage", torch::kInt64},           {"torch.IntStorage", torch::kInt32},
      {"torch.ShortStorage", torch::kInt16},          {"torch.CharStorage", torch::kInt8},
      {"torch.ByteStorage", torch::kUInt8},           {"torch.BoolStorage", torch::kBool},
      {"torch.storage.UntypedStorage", torch::kUInt8}};
  for (const auto& [storage, dtype] : known)
    if (name == storage) return dtype;
  return std::nullopt;
}

bool is_dict(const PickleTree& tree, const PickleNode& node) {
  return node.kind == Kind::Dict ||
         (node.kind == Kind::Call && tree.at(node.items[0]).text == "collections.OrderedDict");
}

} // namespace

/// Walks the pickle and fills a TorchArchive.
class TorchArchiveReader {
 public:
  TorchArchiveReader(TorchArchive& archive, std::string_view bytes)
      : archive_(archive), bytes_(bytes), name_(archive.path().string()) {}
  void run();

 private:
  [[noreturn]] void fail(const std::string& what, const std::string& got = {}) const {
    throw Error(ErrorCode::BadFormat, fmt::format("{}: {}", name_, what), "", got,
                "the file is damaged; download it again");
  }
  void find_files();
  [[noreturn]] void cut_off(const Error& otherwise);
  void walk(const PickleNode& dict, const std::string& prefix, int depth);
  void add(const std::string& name, const PickleNode& call);
  std::vector<std::int64_t> numbers(const PickleNode& tuple, const std::string& tensor) const;

  TorchArchive& archive_;
  std::string_view bytes_;
  const std::string name_;
  PickleTree tree_;
  std::string_view pickle_;
  std::unordered_map<std::string, ZipEntry> storages_;
  std::vector<TensorEntry> entries_;
  std::size_t seen_ = 0; ///< Items of dictionaries.
};

void TorchArchiveReader::find_files() {
  const auto files = read_zip_directory(bytes_, name_);
  std::string top;
  for (const auto& file : files)
    if (file.name.ends_with("/data.pkl") && file.name.find('/') == file.name.size() - 9) {
      top = file.name.substr(0, file.name.size() - 8);
      pickle_ = bytes_.substr(file.offset, file.bytes);
    }
  if (top.empty())
    throw Error(ErrorCode::Unsupported, fmt::format("{} is a zip archive, but none of torch's", name_),
                "a data.pkl in it", files.empty() ? "an empty archive" : files.front().name,
                "unpack it and choose the model inside");
  for (const auto& file : files) {
    if (file.name == top + "byteorder" && bytes_.substr(file.offset, file.bytes) != "little")
      throw Error(ErrorCode::Unsupported, fmt::format("{} was written on a big-endian machine", name_));
    if (file.name.starts_with(top + "data/")) storages_.emplace(file.name.substr(top.size() + 5), file);
  }
}

/// The directory at the end is gone; the pickle at the beginning says how long the file should be.
void TorchArchiveReader::cut_off(const Error& otherwise) {
  if (bytes_.size() < 30) throw otherwise;
  std::uint16_t name_size = 0, extra = 0;
  std::memcpy(&name_size, bytes_.data() + 26, 2);
  std::memcpy(&extra, bytes_.data() + 28, 2);
  const std::size_t start = 30U + name_size + extra;
  if (start >= bytes_.size() || !bytes_.substr(30, name_size).ends_with("/data.pkl")) throw otherwise;
  PickleTree tree;
  try {
    tree = read_pickle(bytes_.substr(start), name_);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::Unsupported) throw;
    throw otherwise;
  }
  double whole = static_cast<double>(start + tree.bytes);
  std::map<std::string, double> storages;
  for (const auto& node : tree.nodes) {
    if (node.kind != Kind::Persistent) continue;
    const auto& id = tree.at(node.items[0]);
    if (id.items.size() != 5) continue;
    const auto dtype = storage_dtype(tree.at(id.items[1]).text);
    if (dtype)
      storages[tree.at(id.items[2]).text] =
          static_cast<double>(tree.at(id.items[4]).number) * static_cast<double>(torch::elementSize(*dtype));
  }
  for (const auto& [key, size] : storages) whole += size;
  const auto have = static_cast<double>(bytes_.size());
  if (whole <= have) throw otherwise;
  throw Error(ErrorCode::BadFormat,
              fmt::format("{}: the download stopped at {} %", name_, static_cast<int>(100 * have / whole)),
              fmt::format("about {:.0f} bytes", whole), fmt::format("{} bytes", bytes_.size()),
              "download it again");
}

std::vector<std::int64_t> TorchArchiveReader::numbers(const PickleNode& tuple,
                                                      const std::string& tensor) const {
  std::vector<std::int64_t> result;
  if (tuple.kind != Kind::Tuple || tuple.items.size() > 64)
    fail(fmt::format("the shape of {} is malformed", tensor));
  for (const auto item : tuple.items) {
    if (tree_.at(item).kind != Kind::Int || tree_.at(item).number < 0)
      fail(fmt::format("the shape of {} is malformed", tensor));
    result.push_back(tree_.at(item).number);
  }
  return result;
}

void TorchArchiveReader::add(const std::string& name, const PickleNode& call) {
  const auto& arguments = tree_.at(call.items[1]);
  const auto& callee = tree_.at(call.items[0]).text;
  if (callee == "torch._utils._rebuild_parameter" && !arguments.items.empty()) {
    const auto& inner = tree_.at(arguments.items[0]);
    if (inner.kind == Kind::Call && tree_.at(inner.items[0]).text.starts_with("torch._utils._rebuild_tensor"))
      add(name, inner);
    return;
  }
  if (!callee.starts_with("torch._utils._rebuild_tensor")) return; // a number of numpy, a class: no tensor
  if (arguments.kind != Kind::Tuple || arguments.items.size() < 4) fail(fmt::format("{} is malformed", name));
  const auto& storage = tree_.at(arguments.items[0]);
  const auto& offset = tree_.at(arguments.items[1]);
  if (storage.kind != Kind::Persistent || offset.kind != Kind::Int || offset.number < 0)
    fail(fmt::format("{} is malformed", name));
  const auto& id = tree_.at(storage.items[0]);
  if (id.kind != Kind::Tuple || id.items.size() != 5)
    fail(fmt::format("the storage of {} is malformed", name));
  const auto dtype = storage_dtype(tree_.at(id.items[1]).text);
  if (!dtype) fail(fmt::format("the storage of {} has an unknown type", name), tree_.at(id.items[1]).text);
  const auto& key = tree_.at(id.items[2]).text;
  const auto found = storages_.find(key);
  if (found == storages_.end()) fail(fmt::format("the numbers of {} are missing", name), "no data/" + key);
  TensorEntry entry{name, *dtype, numbers(tree_.at(arguments.items[2]), name)};
  TorchArchive::Place place{0, numbers(tree_.at(arguments.items[3]), name)};
  if (place.strides.size() != entry.shape.size()) fail(fmt::format("the strides of {} are malformed", name));
  const std::uint64_t size = torch::elementSize(*dtype), held = found->second.bytes / size;
  std::uint64_t last = static_cast<std::uint64_t>(offset.number), count = 1;
  bool beyond = false;
  for (std::size_t i = 0; i < entry.shape.size(); ++i) {
    std::uint64_t reach = 0;
    beyond |= __builtin_mul_overflow(count, static_cast<std::uint64_t>(entry.shape[i]), &count);
    if (entry.shape[i] == 0) continue;
    beyond |= __builtin_mul_overflow(static_cast<std::uint64_t>(entry.shape[i] - 1),
                                     static_cast<std::uint64_t>(place.strides[i]), &reach);
    beyond |= __builtin_add_overflow(last, reach, &last);
  }
  // Strides of 0 would let a few bytes stand for a tensor of any size.
  if (beyond || count > (1ULL << 40) || (count > 0 && (last >= held || count > held)))
    fail(fmt::format("{} reaches beyond its storage", name), fmt::format("{} numbers are there", held));
  place.offset = found->second.offset + static_cast<std::uint64_t>(offset.number) * size;
  if (!archive_.places_.emplace(name, std::move(place)).second) return; // a later one of the same name
  entries_.push_back(std::move(entry));
}

void TorchArchiveReader::walk(const PickleNode& dict, const std::string& prefix, int depth) {
  // Dictionaries that hold themselves, or each other many times, would never come to an end.
  constexpr std::size_t most = 2'000'000;
  if ((seen_ += dict.items.size() + 1) > most) fail("its dictionaries hold each other without end");
  if (depth > 8) return;
  const std::size_t first = dict.kind == Kind::Call ? 2 : 0;
  for (std::size_t i = first; i + 1 < dict.items.size(); i += 2) {
    const auto& key = tree_.at(dict.items[i]);
    const auto& value = tree_.at(dict.items[i + 1]);
    if (key.kind != Kind::Text) continue;
    if (is_dict(tree_, value))
      walk(value, prefix + key.text + ".", depth + 1);
    else if (value.kind == Kind::Call)
      add(prefix + key.text, value);
  }
}

void TorchArchiveReader::run() {
  try {
    find_files();
  } catch (const Error& error) {
    if (std::string(error.what()).find("has no end") == std::string::npos) throw;
    cut_off(error);
  }
  tree_ = read_pickle(pickle_, name_);
  const PickleNode* root = &tree_.at(tree_.root);
  if (!is_dict(tree_, *root))
    throw Error(ErrorCode::Unsupported, fmt::format("{} holds no dictionary of tensors", name_),
                "a state dict", "", "save the model's state_dict()");
  for (const char* inner : {"state_dict", "model_state_dict"})
    if (const auto* found = tree_.find(*root, inner); found && is_dict(tree_, *found)) root = found;
  std::map<std::string, std::string> metadata;
  if (const auto* step = tree_.find(tree_.at(tree_.root), "global_step"); step && step->kind == Kind::Int)
    metadata["global_step"] = std::to_string(step->number);
  walk(*root, "", 0);
  if (entries_.empty())
    throw Error(ErrorCode::Unsupported, fmt::format("{} holds no tensors", name_), "a state dict", "",
                "save the model's state_dict()");
  archive_.hold(std::move(entries_), std::move(metadata));
}

std::shared_ptr<const TorchArchive> TorchArchive::open(const std::filesystem::path& path) {
  std::shared_ptr<TorchArchive> archive(new TorchArchive(path));
  archive->map_ = MappedFile::open(path);
  const auto bytes = archive->map_->bytes();
  TorchArchiveReader(*archive, {reinterpret_cast<const char*>(bytes.data()), bytes.size()}).run();
  return archive;
}

torch::Tensor TorchArchive::read(const TensorEntry& entry) const {
  const auto& place = places_.at(entry.name);
  const auto options = torch::TensorOptions().dtype(entry.dtype);
  if (entry.bytes == 0) return torch::empty(entry.shape, options);
  auto* start = const_cast<std::byte*>(map_->bytes().data() + place.offset);
  if (reinterpret_cast<std::uintptr_t>(start) % torch::elementSize(entry.dtype) == 0)
    return torch::from_blob(
        start, entry.shape, place.strides, [map = map_](void*) {}, options);
  // Not aligned: the stretch of storage that it lies in is copied as a whole.
  std::int64_t reach = 1;
  for (std::size_t i = 0; i < entry.shape.size(); ++i) reach += (entry.shape[i] - 1) * place.strides[i];
  const auto copy = torch::empty({reach}, options);
  std::memcpy(copy.data_ptr(), start, static_cast<std::size_t>(reach) * torch::elementSize(entry.dtype));
  return copy.as_strided(entry.shape, place.strides);
}

void TorchArchive::release(const std::string& name) const {
  if (const auto* entry = find(name)) map_->release(places_.at(name).offset, entry->bytes);
}

} // namespace pentimento
