#include "app/workbench/picture_store.h"

#include <algorithm>

namespace pentimento {

void PictureStore::add(const DrawnPicture& picture) {
  if (!states_.count(picture.state)) {
    order_.push_back(picture.state);
    if (order_.size() > kMostStates) {
      const auto oldest =
          std::find_if(order_.begin(), order_.end(), [this](const auto& s) { return s != base_; });
      states_.erase(*oldest);
      order_.erase(oldest);
    }
  }
  states_[picture.state][picture.key] = picture;
}

const DrawnPicture* PictureStore::find(const std::string& state, const CellKey& key) const {
  const auto& pictures = of(state);
  const auto found = pictures.find(key);
  return found == pictures.end() ? nullptr : &found->second;
}

const PictureStore::Pictures& PictureStore::of(const std::string& state) const {
  static const Pictures none;
  const auto found = states_.find(state);
  return found == states_.end() ? none : found->second;
}

std::vector<DrawnPicture> PictureStore::list(const std::string& state) const {
  std::vector<DrawnPicture> all;
  for (const auto& [key, picture] : of(state)) all.push_back(picture);
  return all;
}

std::vector<CellKey> PictureStore::missing(const std::string& state, const std::vector<CellKey>& keys) const {
  std::vector<CellKey> open;
  for (const auto& key : keys)
    if (!find(state, key)) open.push_back(key);
  return open;
}

} // namespace pentimento
