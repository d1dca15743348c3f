#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/judges/judge.h"
#include "core/pipelines/stable_diffusion.h"
#include "core/values/grid_cell.h"
#include "core/values/prompt_case.h"

namespace pentimento {

/// What a run of drawing and judging cells is made of.
struct ProbeSettings {
  SamplingSettings sampling;
  bool before = false; ///< The unedited side: scored, but without a verdict.
  int snapshot = -1;   ///< Stamped on every picture.
  std::function<std::string()>
      state; ///< The hash of the weights as they are now; asked before and after each batch.
};

/// What it tells meanwhile; any may be empty.
struct ProbeCallbacks {
  std::function<void(const DrawnPicture& picture)> picture;
  std::function<void(const std::vector<CellKey>& keys, int step, int steps)> step;
  std::function<void(const std::vector<CellKey>& keys, const std::vector<Image>& rough)>
      preview; ///< What they look like so far, as BatchCallbacks::preview.
  std::function<void(const std::string& sentence)> warning;
};

/// What a judge says of a picture that a case asked for; empty without a judge, or where it does not know the
/// label.
std::optional<Score> judged_score(Judge* judge, const PromptCase& one, const Image& image);

/// All cells of a suite: its cases by rows, each with all seeds.
std::vector<CellKey> all_cells(const Suite& suite, const std::vector<std::uint64_t>& seeds);

/// Draws the cells in their order with the UNet as it is now, judges each and hands it on as soon as it is
/// done. A batch never spans rows, so a row drawn again alone comes out the same to the bit.
/// @param judge may be null: pictures then have no score. @throws Error(Internal) when the state changed
/// meanwhile, Stopped within one step, and whatever drawing throws.
std::vector<DrawnPicture> run_probe(StableDiffusionPipeline& pipeline, Judge* judge, const Suite& suite,
                                    const std::vector<CellKey>& cells, const ProbeSettings& settings,
                                    RunControl& control, const ProbeCallbacks& callbacks = {});

} // namespace pentimento
