#pragma once

#include <memory>
#include <string>

#include "core/base/torch.h"

#include "core/io/tensor_source.h"
#include "core/models/load_state.h"

namespace pentimento {

/// The weights of one component: read from their files into a module, let go while memory is short, and read
/// again when they are needed. What is in memory must be the base: nobody lets an edited component go.
class ComponentWeights {
 public:
  ComponentWeights() = default;
  ComponentWeights(std::string name, std::shared_ptr<torch::nn::Module> module, TensorSourcePtr source,
                   LoadOptions options);

  /// Reads all of them. @throws as load_state.
  LoadReport read();
  /// Reads them again in another dtype, when it is another. @throws as load_state.
  void read_as(torch::Dtype dtype);
  /// Frees their memory; nothing may run the module until `need`.
  void let_go();
  /// Reads them again if they were let go.
  void need();

  bool there() const { return there_; }
  torch::Dtype dtype() const { return options_.dtype; }
  const TensorSourcePtr& source() const { return source_; }

 private:
  std::string name_;
  std::shared_ptr<torch::nn::Module> module_;
  TensorSourcePtr source_;
  LoadOptions options_;
  bool there_ = false;
};

} // namespace pentimento
