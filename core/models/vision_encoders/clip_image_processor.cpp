#include "core/models/vision_encoders/clip_image_processor.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/pixels.h"
#include "core/models/config_reader.h"

namespace pentimento {

namespace {

constexpr int weight_bits = 22;

double bicubic(double x) {
  constexpr double a = -0.5;
  x = std::abs(x);
  if (x < 1.0) return ((a + 2.0) * x - (a + 3.0)) * x * x + 1;
  return x < 2.0 ? (((x - 5) * x + 8) * x - 4) * a : 0.0;
}

struct Window {
  int first = 0;
  std::vector<int> weights; // fixed point, summing to about 2^22
};

/// For each output position the input positions it is made of.
std::vector<Window> windows(int input, int output) {
  const double scale = static_cast<double>(input) / output;
  const double filter_scale = std::max(scale, 1.0), support = 2.0 * filter_scale;
  std::vector<Window> result(output);
  for (int i = 0; i < output; ++i) {
    const double center = (i + 0.5) * scale;
    const int first = std::max(static_cast<int>(center - support + 0.5), 0);
    const int last = std::min(static_cast<int>(center + support + 0.5), input);
    std::vector<double> weights;
    double sum = 0;
    for (int x = first; x < last; ++x) {
      weights.push_back(bicubic((x - center + 0.5) / filter_scale));
      sum += weights.back();
    }
    result[i].first = first;
    for (const double weight : weights) {
      const double fixed = weight / sum * (1 << weight_bits);
      result[i].weights.push_back(static_cast<int>(fixed < 0 ? fixed - 0.5 : fixed + 0.5));
    }
  }
  return result;
}

std::uint8_t weighted(const std::uint8_t* pixel, std::size_t stride, const Window& window) {
  int sum = 1 << (weight_bits - 1);
  for (const int weight : window.weights) {
    sum += *pixel * weight;
    pixel += stride;
  }
  return static_cast<std::uint8_t>(std::clamp(sum >> weight_bits, 0, 255));
}

Image resize_rows(const Image& image, int width) {
  Image result{width, image.height, std::vector<std::uint8_t>(std::size_t(width) * image.height * 3)};
  const auto columns = windows(image.width, width);
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (int c = 0; c < 3; ++c) {
        const auto* from = &image.rgb[(std::size_t(y) * image.width + columns[x].first) * 3 + c];
        result.rgb[(std::size_t(y) * width + x) * 3 + c] = weighted(from, 3, columns[x]);
      }
    }
  }
  return result;
}

Image resize_columns(const Image& image, int height) {
  Image result{image.width, height, std::vector<std::uint8_t>(std::size_t(image.width) * height * 3)};
  const auto rows = windows(image.height, height);
  const std::size_t stride = std::size_t(image.width) * 3;
  for (int y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < stride; ++x) {
      result.rgb[y * stride + x] = weighted(&image.rgb[rows[y].first * stride + x], stride, rows[y]);
    }
  }
  return result;
}

std::array<double, 3> three_numbers(ConfigReader& reader, const std::string& option,
                                    std::array<double, 3> fallback) {
  const auto& value = reader.raw(option);
  if (value.is_null()) return fallback;
  const bool good = value.is_array() && value.size() == 3 && value[0].is_number() && value[1].is_number() &&
                    value[2].is_number();
  if (!good) reader.refuse(option + " has the wrong kind", "three numbers", value.dump());
  return value.get<std::array<double, 3>>();
}

int pixels(ConfigReader& reader, const nlohmann::json& value, const char* option) {
  if (!value.is_number_integer() || value < 1 || value > 16384) {
    reader.refuse(std::string(option) + " has the wrong kind", "a number of pixels", value.dump());
  }
  return value.get<int>();
}

} // namespace

Image resize_bicubic(const Image& image, int width, int height) {
  Image result = width == image.width ? image : resize_rows(image, width);
  return height == image.height ? result : resize_columns(result, height);
}

CLIPImageProcessor CLIPImageProcessor::from_json(const nlohmann::json& json) {
  ConfigReader reader(json, "image processor");
  reader.only("resample", {3}); // Pillow's number for bicubic
  CLIPImageProcessor processor;
  const auto& size = reader.raw("size");
  if (size.is_object() && size.contains("height") && size.contains("width")) {
    processor.fixed_height_ = pixels(reader, size["height"], "size");
    processor.fixed_width_ = pixels(reader, size["width"], "size");
  } else if (!size.is_null()) { // files written before Transformers 4.20 hold the number alone
    processor.shortest_edge_ =
        pixels(reader, size.is_object() ? size.value("shortest_edge", nlohmann::json()) : size, "size");
  }
  const auto& crop = reader.raw("crop_size");
  if (!crop.is_null()) {
    processor.crop_height_ =
        pixels(reader, crop.is_object() ? crop.value("height", nlohmann::json()) : crop, "crop_size");
    processor.crop_width_ =
        pixels(reader, crop.is_object() ? crop.value("width", nlohmann::json()) : crop, "crop_size");
  }
  processor.do_resize_ = reader.boolean("do_resize", true);
  processor.do_center_crop_ = reader.boolean("do_center_crop", true);
  processor.do_rescale_ = reader.boolean("do_rescale", true);
  processor.do_normalize_ = reader.boolean("do_normalize", true);
  processor.rescale_factor_ = reader.number("rescale_factor", 1.0 / 255);
  processor.mean_ = three_numbers(reader, "image_mean", processor.mean_);
  processor.std_ = three_numbers(reader, "image_std", processor.std_);
  return processor;
}

Image CLIPImageProcessor::cropped(const Image& image) const {
  Image result{crop_width_, crop_height_,
               std::vector<std::uint8_t>(std::size_t(crop_width_) * crop_height_ * 3)};
  // Rounds down where pixels are cut and up where they are added, as Transformers' center_crop does.
  const auto offset = [](int have, int want) {
    return have >= want ? (have - want) / 2 : -((want - have + 1) / 2);
  };
  const int left = offset(image.width, crop_width_), top = offset(image.height, crop_height_);
  for (int y = std::max(0, -top); y < crop_height_ && y + top < image.height; ++y) {
    for (int x = std::max(0, -left); x < crop_width_ && x + left < image.width; ++x) {
      const auto* from = &image.rgb[(std::size_t(y + top) * image.width + x + left) * 3];
      std::copy_n(from, 3, &result.rgb[(std::size_t(y) * crop_width_ + x) * 3]);
    }
  }
  return result;
}

torch::Tensor CLIPImageProcessor::operator()(const Image& image) const {
  if (image.empty()) throw Error(ErrorCode::BadFormat, "the image processor was given an empty image");
  Image fitted = image;
  if (do_resize_ && fixed_width_ > 0) {
    fitted = resize_bicubic(image, fixed_width_, fixed_height_);
  } else if (do_resize_) {
    const int shorter = std::min(image.width, image.height);
    const auto scaled = [&](int edge) {
      return static_cast<int>(static_cast<double>(shortest_edge_) * edge / shorter);
    };
    fitted = resize_bicubic(image, scaled(image.width), scaled(image.height));
  }
  if (do_center_crop_) fitted = cropped(fitted);
  auto values = pixels_of(fitted).permute({2, 0, 1}).to(torch::kFloat32).contiguous();
  if (do_rescale_) values.mul_(rescale_factor_);
  if (do_normalize_) {
    for (int c = 0; c < 3; ++c) values[c].sub_(mean_[c]).div_(std_[c]);
  }
  return values;
}

torch::Tensor CLIPImageProcessor::operator()(const std::vector<Image>& images) const {
  std::vector<torch::Tensor> values;
  for (const auto& image : images) values.push_back((*this)(image));
  return torch::stack(values);
}

} // namespace pentimento
