#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pentimento {

/// What a pickle describes, as plain data. Nodes refer to each other by index, so nesting and cycles cost no
/// stack.
struct PickleNode {
  enum class Kind { None, Bool, Int, Float, Text, Bytes, List, Tuple, Dict, Set, Global, Call, Persistent };
  Kind kind = Kind::None;
  std::int64_t number = 0; ///< Bool, Int.
  double real = 0;         ///< Float.
  std::string text;        ///< Text, Bytes; of a Global "module.name".
  /// List, Tuple, Set: the items; Dict: key, value, key, value …; Call: callee, arguments; Persistent: the
  /// id.
  std::vector<std::uint32_t> items;
};

/// All nodes of a pickle, and which is the whole.
struct PickleTree {
  std::vector<PickleNode> nodes;
  std::uint32_t root = 0;
  std::size_t bytes = 0; ///< How many were read, up to and with STOP.

  const PickleNode& at(std::uint32_t index) const { return nodes.at(index); }
  /// The value under a text key of a Dict, or nullptr.
  const PickleNode* find(const PickleNode& dict, std::string_view key) const;
};

/// Reads a pickle of protocol 2 to 5 as data: nothing is imported and nothing is called. A call stays a node,
/// and only the few globals that rebuild tensors (or are inert, such as a class that is merely named) may be
/// named at all.
/// @param name what sentences call it.
/// @throws Error(Unsupported) naming a global that is not on the list ("posix.system") or an opcode,
/// Error(BadFormat) where the pickle is broken.
PickleTree read_pickle(std::string_view bytes, const std::string& name);

/// True for the globals that a pickle may name.
bool pickle_global_is_known(std::string_view name);

} // namespace pentimento
