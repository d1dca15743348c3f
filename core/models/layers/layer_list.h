#pragma once

#include <string>
#include <vector>

#include "core/base/torch.h"

namespace pentimento {

/// A torch.nn.ModuleList that keeps its elements' type: registered as "name.0", "name.1", … in its owner.
template <class Holder>
class LayerList {
 public:
  LayerList(torch::nn::Module* owner, const std::string& name)
      : list_(owner->register_module(name, torch::nn::ModuleList())) {}

  void push_back(Holder layer) {
    list_->push_back(layer.ptr());
    layers_.push_back(std::move(layer));
  }

  std::size_t size() const { return layers_.size(); }
  bool empty() const { return layers_.empty(); }
  Holder& operator[](std::size_t index) { return layers_[index]; }
  auto begin() { return layers_.begin(); }
  auto end() { return layers_.end(); }

 private:
  torch::nn::ModuleList list_;
  std::vector<Holder> layers_;
};

} // namespace pentimento
