#include "core/probes/attacks/attack_registry.h"

#include "core/base/error.h"
#include "core/erasure/settings.h"
#include "core/probes/attacks/concept_inversion.h"
#include "core/probes/attacks/p4d.h"
#include "core/probes/attacks/rece_embedding.h"
#include "core/probes/attacks/ring_a_bell.h"
#include "core/probes/attacks/sampler/completion.h"
#include "core/probes/attacks/sampler/eta_noise.h"
#include "core/probes/attacks/sampler/latent_inversion.h"
#include "core/probes/attacks/sampler/partial_diffusion.h"
#include "core/probes/attacks/sampler/recall.h"
#include "core/probes/attacks/sampler/resampling.h"
#include "core/probes/attacks/unlearn_diff_atk.h"
#include "core/probes/attacks/weights/fine_tune.h"
#include "core/probes/attacks/weights/later_edit.h"
#include "core/probes/attacks/weights/quantise.h"

namespace pentimento {

namespace {

std::vector<const Attack*> attacks() {
  static const ReceEmbedding rece_embedding;
  static const RingABell ring_a_bell;
  static const ConceptInversion concept_inversion;
  static const UnlearnDiffAtk unlearn_diff_atk;
  static const P4d p4d;
  static const Resampling resampling;
  static const PartialDiffusion partial_diffusion;
  static const Completion completion;
  static const EtaNoise eta_noise;
  static const LatentInversion latent_inversion;
  static const Recall recall;
  static const Quantise quantise;
  static const LaterEdit later_edit;
  static const FineTune fine_tune;
  return {&rece_embedding, &ring_a_bell,       &concept_inversion, &unlearn_diff_atk, &p4d,
          &resampling,     &partial_diffusion, &completion,        &eta_noise,        &latent_inversion,
          &recall,         &quantise,          &later_edit,        &fine_tune};
}

} // namespace

std::vector<AttackDescription> attack_descriptions() {
  std::vector<AttackDescription> all;
  for (const auto* attack : attacks()) all.push_back(attack->describe());
  return all;
}

const Attack& find_attack(const std::string& name) {
  std::vector<std::string> names;
  std::string known;
  for (const auto* attack : attacks()) {
    if (attack->describe().method.name == name) return *attack;
    names.push_back(attack->describe().method.name);
    known += (known.empty() ? "one of " : " ") + names.back();
  }
  const auto nearest = nearest_name(name, names);
  throw Error(ErrorCode::UnknownName, "there is no such attack", known, name,
              nearest.empty() ? "" : "did you mean " + nearest + "?");
}

} // namespace pentimento
