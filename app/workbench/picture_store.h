#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/values/grid_cell.h"
#include "core/values/prompt_case.h"

namespace pentimento {

/// Every picture drawn since the suite was made, by the state of the weights that made it. Pictures are
/// shared values.
class PictureStore {
 public:
  using Pictures = std::map<CellKey, DrawnPicture>;

  void clear() { *this = {}; }
  void setBase(std::string state) { base_ = std::move(state); }
  const std::string& base() const { return base_; }

  /// Files a picture under its own state.
  void add(const DrawnPicture& picture);

  /// The picture of a cell in a state, or nullptr.
  const DrawnPicture* find(const std::string& state, const CellKey& key) const;
  /// All pictures of a state; the base's are the "before" pictures.
  const Pictures& of(const std::string& state) const;
  /// The same as a list.
  std::vector<DrawnPicture> list(const std::string& state) const;
  /// The cells of `keys` that `state` has no picture of, in order.
  std::vector<CellKey> missing(const std::string& state, const std::vector<CellKey>& keys) const;

 private:
  static constexpr std::size_t kMostStates = 96;
  std::string base_;
  std::map<std::string, Pictures> states_;
  std::vector<std::string> order_; ///< Oldest first, so that the oldest can go.
};

} // namespace pentimento
