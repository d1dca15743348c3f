#pragma once

#include "core/erasure/trained/trained_method.h"

namespace pentimento {

/// Unlearning by f-divergences in closed form: Novello, Fontana, Cinque, Gündüz, Tonello, ICML 2026, arXiv
/// 2509.21167. Concept Ablation with another pull for what is far away; K and V.
class FDmu : public TrainedMethod {
 public:
  const MethodDescription& describe() const override;

 protected:
  void check(const ErasureContext& context) const override;
  TensorMap prepare(ErasureContext& context) const override;
  std::unique_ptr<Trainer> make_trainer(const TrainingSetup& setup) const override;
};

} // namespace pentimento
