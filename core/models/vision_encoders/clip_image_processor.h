#pragma once

#include <array>
#include <vector>

#include "core/base/torch.h"
#include <nlohmann/json.hpp>

#include "core/values/image.h"

namespace pentimento {

/// An image of another size by bicubic interpolation with antialiasing, in 8 bits and bit for bit as Pillow
/// does it (its Resample.c: a = -0.5, 22-bit weights, rows first); the image itself where it has that size
/// already.
Image resize_bicubic(const Image& image, int width, int height);

/// Transformers' CLIPImageProcessor: shortest edge resized, centre cropped, scaled to 0..1 and normalised.
class CLIPImageProcessor {
 public:
  /// Reads a preprocessor_config.json. @throws Error(BadFormat), Error(Unsupported) for another kind of
  /// processor.
  static CLIPImageProcessor from_json(const nlohmann::json& json);

  /// @return pixel_values [3, crop height, crop width] float32 on the CPU.
  torch::Tensor operator()(const Image& image) const;

  /// @return pixel_values [images, 3, crop height, crop width] float32 on the CPU.
  torch::Tensor operator()(const std::vector<Image>& images) const;

 private:
  Image cropped(const Image& image) const;

  int shortest_edge_ = 224; // where fixed_width_ is 0
  int fixed_width_ = 0, fixed_height_ = 0;
  int crop_width_ = 224, crop_height_ = 224;
  bool do_resize_ = true, do_center_crop_ = true, do_rescale_ = true, do_normalize_ = true;
  double rescale_factor_ = 1.0 / 255;
  std::array<double, 3> mean_{0.48145466, 0.4578275, 0.40821073};
  std::array<double, 3> std_{0.26862954, 0.26130258, 0.27577711};
};

} // namespace pentimento
