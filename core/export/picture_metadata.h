#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/pipelines/stable_diffusion.h"

namespace pentimento {

/// Everything that has to be known to draw a picture again.
struct PictureRecord {
  Request request;
  SamplingSettings settings; ///< Complete: scheduler, width and height filled in.
  std::string model;         ///< Its name.
  std::string base_hash;
  std::string state; ///< Of the weights that really made it.
  std::vector<std::string> edits;
  std::string precision;
  std::string device;
};

/// The PNG text chunks "prompt", "seed", "settings" (JSON) and "state", and the same as "parameters" in the
/// one-text dialect of stable-diffusion-webui, which other tools read as well.
std::vector<std::pair<std::string, std::string>> picture_metadata(const PictureRecord& record);

} // namespace pentimento
