#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/pipelines/stable_diffusion.h"
#include "core/project/manifest.h"
#include "core/project/picture_difference.h"

namespace pentimento {

/// The batch that a manifest's picture was drawn in, and its place there.
struct ReplayBatch {
  std::vector<Request> requests;
  std::size_t place = 0;
};

/// @throws Error(BadFormat) where the manifest is of no picture, or its batch does not hold it.
ReplayBatch replay_batch(const Document& manifest);

/// How a picture that was drawn again compares with the recorded one.
struct ReplayResult {
  std::string prompt;
  std::uint64_t seed = 0;
  std::string state; ///< Of the weights now.
  bool bit_equal = false;
  std::optional<PictureDifference> difference; ///< Where it is not equal and the recorded one could be read.
  std::string note;                            ///< Why it could not.
  std::vector<ChangedCondition> changed;       ///< Recorded conditions that are others now.
};

/// @param conditions by conditions_of, now. @throws Error(BadFormat).
ReplayResult compare_with_manifest(const Document& manifest, const Image& drawn, const std::string& state,
                                   const Document& conditions);

} // namespace pentimento
