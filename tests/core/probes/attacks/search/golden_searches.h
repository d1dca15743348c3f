#pragma once

#include "core/probes/attacks/search/genetic_search.h"
#include "core/probes/attacks/search/golden_attack.h"
#include "core/probes/attacks/search/inversion_search.h"
#include "core/probes/attacks/search/projected_search.h"
#include "core/probes/attacks/search/simplex_search.h"

namespace pentimento::testing {

// The searches as golden_attacks.py sets them up.

inline std::unique_ptr<InversionSearch> golden_inversion(GoldenAttack& tiny) {
  InversionOptions options;
  options.optimizer.learning_rate = 0.05;
  options.rows = 3;
  options.accumulate = 2;
  InversionData data{tiny.file->tensor("latents"), {}, tiny.file->tensor("start.inversion"), tiny.words()};
  for (const auto& sentence : tiny.file->tensor("sentences.inversion").unbind(0))
    data.sentences.push_back(GoldenAttack::layout(sentence));
  return std::make_unique<InversionSearch>(GoldenAttack::predictor(tiny.edited), tiny.encode(),
                                           tiny.noising(), options, std::move(data));
}

inline std::unique_ptr<SimplexSearch> golden_simplex(GoldenAttack& tiny, bool learn = true) {
  SimplexOptions options;
  options.rate = 0.05;
  options.rows = 2;
  options.iterations = 5;
  options.timesteps = {250, 750};
  options.learn = learn;
  return std::make_unique<SimplexSearch>(
      GoldenAttack::predictor(tiny.edited), tiny.encode(), tiny.noising(), options,
      SimplexData{tiny.file->tensor("latents").slice(0, 0, 1), tiny.layout("simplex"), tiny.words(),
                  GoldenAttack::ids()});
}

inline std::unique_ptr<ProjectedSearch> golden_projected(GoldenAttack& tiny, bool learn = true) {
  ProjectedOptions options;
  options.rows = 2;
  options.learn = learn;
  return std::make_unique<ProjectedSearch>(
      GoldenAttack::predictor(tiny.base), GoldenAttack::predictor(tiny.edited), tiny.encode(), tiny.noising(),
      options,
      ProjectedData{tiny.file->tensor("latents"), tiny.file->tensor("with"), tiny.layout("projected"),
                    tiny.file->tensor("start.projected"), tiny.words(), GoldenAttack::ids()});
}

inline std::unique_ptr<GeneticSearch> golden_genetic(GoldenAttack& tiny) {
  GeneticOptions options;
  options.population = 12;
  options.batch = 5; // not a divisor: the last part is smaller
  return std::make_unique<GeneticSearch>(
      tiny.encode(), options,
      GeneticData{tiny.file->tensor("wanted"), tiny.layout("genetic"), tiny.words(), GoldenAttack::ids()});
}

} // namespace pentimento::testing
