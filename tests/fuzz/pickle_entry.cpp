#include "core/io/pickle/pickle_reader.h"
#include "core/io/pickle/zip_archive.h"
#include "tests/fuzz/entry_points.h"
#include "tests/fuzz/guard.h"

namespace pentimento::fuzz {

bool read_pickle(std::string_view bytes) {
  const bool is_pickle = guarded([&] {
    const auto tree = pentimento::read_pickle(bytes, "input");
    require(tree.root < tree.nodes.size(), "the whole is one of the nodes");
    require(tree.bytes <= bytes.size(), "no more is read than there is");
    for (const auto& node : tree.nodes) {
      for (const auto item : node.items) require(item < tree.nodes.size(), "nodes refer to nodes");
      require(node.kind != PickleNode::Kind::Call || node.items.size() >= 2, "a call has its arguments");
      require(node.kind != PickleNode::Kind::Global || pickle_global_is_known(node.text),
              "only known globals are named");
    }
  });
  const bool is_zip = guarded([&] {
    for (const auto& file : read_zip_directory(bytes, "input"))
      require(file.offset <= bytes.size() && file.bytes <= bytes.size() - file.offset,
              "a stored file lies in the archive");
  });
  return is_pickle || is_zip;
}

} // namespace pentimento::fuzz
