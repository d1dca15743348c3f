#pragma once

#include "core/erasure/trained/trained_method.h"

namespace pentimento {

/// Concept Ablation, model-based and noise-based: Kumari, Zhang, Wang, Shechtman, Zhang, Zhu, ICCV 2023,
/// arXiv 2303.13516. Trains K and V; several targets take turns, row by row.
class ConceptAblation : public TrainedMethod {
 public:
  const MethodDescription& describe() const override;

 protected:
  void check(const ErasureContext& context) const override;
  TensorMap prepare(ErasureContext& context) const override;
  std::unique_ptr<Trainer> make_trainer(const TrainingSetup& setup) const override;
};

} // namespace pentimento
