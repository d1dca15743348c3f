#include "core/io/pickle/pickle_reader.h"

#include <bit>
#include <cstring>
#include <unordered_map>

#include <fmt/format.h>

#include "core/base/error.h"

namespace pentimento {
namespace {

using Kind = PickleNode::Kind;
using Index = std::uint32_t;

constexpr std::size_t kMostNodes = 4'000'000; // a checkpoint has a few thousand

/// The stack machine of Python's pickle module, without its calls.
class Machine {
 public:
  Machine(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {}
  PickleTree run();

 private:
  [[noreturn]] void broken(const std::string& what) const {
    throw Error(ErrorCode::BadFormat, fmt::format("{}: the pickle is broken at byte {}", name_, at_), "",
                what, "the file is damaged; download it again");
  }
  std::string_view take(std::uint64_t count) {
    if (count > bytes_.size() - at_) broken("it stops in the middle");
    const auto part = bytes_.substr(at_, count);
    at_ += count;
    return part;
  }
  template <class Number>
  Number number() {
    Number value;
    std::memcpy(&value, take(sizeof(Number)).data(), sizeof(Number));
    return value;
  }
  std::string_view line() {
    const auto end = bytes_.find('\n', at_);
    if (end == std::string_view::npos) broken("it stops in the middle");
    const auto text = bytes_.substr(at_, end - at_);
    at_ = end + 1;
    return text;
  }

  Index add(PickleNode node) {
    if (tree_.nodes.size() >= kMostNodes) broken("it holds too many objects");
    tree_.nodes.push_back(std::move(node));
    return static_cast<Index>(tree_.nodes.size() - 1);
  }
  void push(PickleNode node) { stack_.push_back(add(std::move(node))); }
  void push_int(std::int64_t value) { push({Kind::Int, value}); }
  void push_text(Kind kind, std::string_view text) {
    PickleNode node{kind};
    node.text = text;
    push(std::move(node));
  }
  Index pop() {
    if (stack_.size() <= (marks_.empty() ? 0 : marks_.back())) broken("it takes what is not there");
    const auto top = stack_.back();
    stack_.pop_back();
    return top;
  }
  PickleNode& top(Kind kind, Kind or_kind) {
    if (stack_.empty()) broken("it takes what is not there");
    auto& node = tree_.nodes[stack_.back()];
    if (node.kind != kind && node.kind != or_kind) broken("it fills what is no container");
    return node;
  }
  std::vector<Index> pop_mark() {
    if (marks_.empty()) broken("it takes what is not there");
    std::vector<Index> items(stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back()), stack_.end());
    stack_.resize(marks_.back());
    marks_.pop_back();
    return items;
  }
  void push_items(Kind kind, std::vector<Index> items) {
    PickleNode node{kind};
    node.items = std::move(items);
    push(std::move(node));
  }
  void push_tuple(std::size_t count) {
    std::vector<Index> items(count);
    for (auto i = count; i-- > 0;) items[i] = pop();
    push_items(Kind::Tuple, std::move(items));
  }

  void append(const std::vector<Index>& items) {
    auto& list = top(Kind::List, Kind::Set);
    list.items.insert(list.items.end(), items.begin(), items.end());
  }
  void set_items(const std::vector<Index>& items) {
    if (items.size() % 2 != 0) broken("a key has no value");
    // An OrderedDict is a call that is filled afterwards.
    auto& dict = top(Kind::Dict, Kind::Call);
    if (dict.kind == Kind::Call && dict.items.size() < 2) broken("it fills what is no container");
    dict.items.insert(dict.items.end(), items.begin(), items.end());
  }
  void global(std::string module, std::string_view name) {
    module += '.';
    module += name;
    if (!pickle_global_is_known(module)) refuse(module);
    push_text(Kind::Global, module);
  }
  [[noreturn]] void refuse(const std::string& global) const {
    std::string shown;
    for (const unsigned char c : global.substr(0, 120))
      shown += c >= 0x20 && c < 0x7F ? static_cast<char>(c) : '?';
    throw Error(ErrorCode::Unsupported, fmt::format("{}: its pickle names {}", name_, shown),
                "only what rebuilds tensors", shown,
                "opened by Python it could run code; nothing of it was run here. Use the safetensors file");
  }
  void call(bool twice_filled) {
    if (twice_filled) pop(); // keyword arguments of NEWOBJ_EX
    const auto arguments = pop();
    const auto callee = pop();
    if (tree_.nodes[callee].kind != Kind::Global) broken("it calls what is no name");
    push_items(Kind::Call, {callee, arguments});
  }
  void memoize(std::uint64_t place) {
    if (stack_.empty()) broken("it remembers what is not there");
    memo_[place] = stack_.back();
  }
  void recall(std::uint64_t place) {
    const auto found = memo_.find(place);
    if (found == memo_.end()) broken("it recalls what was never remembered");
    stack_.push_back(found->second);
  }
  void push_long(std::uint64_t size) {
    const auto digits = take(size);
    std::int64_t value = !digits.empty() && (digits.back() & 0x80) ? -1 : 0;
    // torch's old magic number and Python's own large numbers are 9 bytes and more; nothing here needs them.
    if (digits.size() <= 8) std::memcpy(&value, digits.data(), digits.size());
    push_int(value);
  }
  void push_global_of_stack() {
    const auto name = pop(), module = pop();
    if (tree_.nodes[name].kind != Kind::Text || tree_.nodes[module].kind != Kind::Text)
      broken("a global is not named by texts");
    global(tree_.nodes[module].text, tree_.nodes[name].text);
  }

  bool simple(unsigned char code);
  bool containers(unsigned char code);
  bool texts(unsigned char code);
  bool objects(unsigned char code);

  std::string_view bytes_;
  const std::string& name_;
  std::size_t at_ = 0;
  PickleTree tree_;
  std::vector<Index> stack_;
  std::vector<std::size_t> marks_;
  std::unordered_map<std::uint64_t, Index> memo_;
};

bool Machine::simple(unsigned char code) {
  switch (code) {
  case 0x80: // PROTO
    if (const auto version = number<std::uint8_t>(); version < 2 || version > 5)
      broken("an unknown protocol");
    return true;
  case 0x95: // FRAME
    if (number<std::uint64_t>() > bytes_.size() - at_) broken("a frame goes beyond the end");
    return true;
  case '(': // MARK
    marks_.push_back(stack_.size());
    return true;
  case '0': // POP
    pop();
    return true;
  case '1': // POP_MARK
    pop_mark();
    return true;
  case 'N':
    push({Kind::None});
    return true;
  case 0x88: // NEWTRUE
  case 0x89: // NEWFALSE
    push({Kind::Bool, code == 0x88});
    return true;
  case 'J':
    push_int(number<std::int32_t>());
    return true;
  case 'K':
    push_int(number<std::uint8_t>());
    return true;
  case 'M':
    push_int(number<std::uint16_t>());
    return true;
  case 0x8a: // LONG1
    push_long(number<std::uint8_t>());
    return true;
  case 0x8b: // LONG4
    push_long(number<std::uint32_t>());
    return true;
  case 'G': { // BINFLOAT, big endian
    PickleNode node{Kind::Float};
    node.real = std::bit_cast<double>(__builtin_bswap64(number<std::uint64_t>()));
    push(std::move(node));
    return true;
  }
  default:
    return false;
  }
}

bool Machine::texts(unsigned char code) {
  switch (code) {
  case 'X': // BINUNICODE
    push_text(Kind::Text, take(number<std::uint32_t>()));
    return true;
  case 0x8c: // SHORT_BINUNICODE
    push_text(Kind::Text, take(number<std::uint8_t>()));
    return true;
  case 0x8d: // BINUNICODE8
    push_text(Kind::Text, take(number<std::uint64_t>()));
    return true;
  case 'U': // SHORT_BINSTRING, of Python 2
    push_text(Kind::Text, take(number<std::uint8_t>()));
    return true;
  case 'T': // BINSTRING
  case 'B': // BINBYTES
    push_text(code == 'T' ? Kind::Text : Kind::Bytes, take(number<std::uint32_t>()));
    return true;
  case 'C': // SHORT_BINBYTES
    push_text(Kind::Bytes, take(number<std::uint8_t>()));
    return true;
  case 0x8e: // BINBYTES8
  case 0x96: // BYTEARRAY8
    push_text(Kind::Bytes, take(number<std::uint64_t>()));
    return true;
  default:
    return false;
  }
}

bool Machine::containers(unsigned char code) {
  switch (code) {
  case ']':
    push({Kind::List});
    return true;
  case '}':
    push({Kind::Dict});
    return true;
  case 0x8f: // EMPTY_SET
    push({Kind::Set});
    return true;
  case ')':
    push({Kind::Tuple});
    return true;
  case 0x85: // TUPLE1
  case 0x86:
  case 0x87:
    push_tuple(code - 0x84U);
    return true;
  case 't':
    push_items(Kind::Tuple, pop_mark());
    return true;
  case 'l':
    push_items(Kind::List, pop_mark());
    return true;
  case 0x91: // FROZENSET
    push_items(Kind::Set, pop_mark());
    return true;
  case 'd': { // DICT
    auto items = pop_mark();
    if (items.size() % 2 != 0) broken("a key has no value");
    push_items(Kind::Dict, std::move(items));
    return true;
  }
  case 'a': {
    const auto item = pop();
    append({item});
    return true;
  }
  case 'e':  // APPENDS
  case 0x90: // ADDITEMS
    append(pop_mark());
    return true;
  case 's': {
    const auto value = pop(), key = pop();
    set_items({key, value});
    return true;
  }
  case 'u':
    set_items(pop_mark());
    return true;
  default:
    return false;
  }
}

bool Machine::objects(unsigned char code) {
  switch (code) {
  case 'c': { // GLOBAL
    const std::string module(line());
    global(module, line());
    return true;
  }
  case 0x93: // STACK_GLOBAL
    push_global_of_stack();
    return true;
  case 'R':  // REDUCE
  case 0x81: // NEWOBJ
    call(false);
    return true;
  case 0x92: // NEWOBJ_EX
    call(true);
    return true;
  case 'b': // BUILD: the state of an object, which nothing here needs
    pop();
    return true;
  case 'Q': // BINPERSID
    push_items(Kind::Persistent, {pop()});
    return true;
  case 'q':
    memoize(number<std::uint8_t>());
    return true;
  case 'r':
    memoize(number<std::uint32_t>());
    return true;
  case 0x94: // MEMOIZE
    memoize(memo_.size());
    return true;
  case 'h':
    recall(number<std::uint8_t>());
    return true;
  case 'j':
    recall(number<std::uint32_t>());
    return true;
  default:
    return false;
  }
}

PickleTree Machine::run() {
  for (;;) {
    const auto code = number<unsigned char>();
    if (code == '.') break; // STOP
    if (simple(code) || texts(code) || containers(code) || objects(code)) continue;
    --at_;
    throw Error(ErrorCode::Unsupported,
                fmt::format("{}: its pickle uses opcode 0x{:02x} at byte {}", name_, code, at_),
                "what torch.save writes", "",
                "the file is damaged, or was not written by torch; nothing of it was run");
  }
  tree_.root = pop();
  tree_.bytes = at_;
  return std::move(tree_);
}

} // namespace

const PickleNode* PickleTree::find(const PickleNode& dict, std::string_view key) const {
  // A Call of OrderedDict holds callee and arguments before its items.
  const std::size_t first = dict.kind == Kind::Call ? 2 : 0;
  for (std::size_t i = first; i + 1 < dict.items.size(); i += 2)
    if (at(dict.items[i]).kind == Kind::Text && at(dict.items[i]).text == key) return &at(dict.items[i + 1]);
  return nullptr;
}

PickleTree read_pickle(std::string_view bytes, const std::string& name) {
  return Machine(bytes, name).run();
}

} // namespace pentimento
