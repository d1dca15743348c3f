#include "core/erasure/trained/augmentation.h"

namespace pentimento {

namespace {

constexpr double shrink_share = 0.66;

int64_t integer(int64_t least, int64_t most, at::Generator& generator) {
  return torch::randint(least, most + 1, {1}, generator, torch::kInt64).item<int64_t>();
}

torch::Tensor resized(const torch::Tensor& image, int64_t side) {
  return at::_upsample_bilinear2d_aa(image, {side, side}, false).clamp(0, 1);
}

} // namespace

Augmented augment(const torch::Tensor& image, int64_t scale, at::Generator& generator) {
  const torch::NoGradGuard no_grad;
  const int64_t size = image.size(2), cells = size / scale;
  const bool shrinks = torch::rand({1}, generator).item<double>() < shrink_share;
  const auto side =
      shrinks ? integer(size / 3, size, generator) : integer(size * 12 / 10, size * 14 / 10, generator);
  const bool first_word = integer(0, 1, generator) == 0, mirrored = integer(0, 1, generator) == 0;
  const auto room = std::abs(size - side);
  const auto top = integer(0, room, generator), left = integer(0, room, generator);
  auto picture = resized(mirrored ? image.flip({3}) : image, side);

  Augmented made{torch::full_like(image, 0.5), torch::ones({1, 1, cells, cells}), ""};
  if (!shrinks) {
    made.image = picture.slice(2, top, top + size).slice(3, left, left + size).contiguous();
    made.prefix = first_word ? "zoomed in " : "close up ";
    return made;
  }
  made.image.slice(2, top, top + side).slice(3, left, left + side).copy_(picture);
  made.mask.zero_(); // whole latents only
  made.mask.slice(2, (top + scale - 1) / scale, (top + side) / scale)
      .slice(3, (left + scale - 1) / scale, (left + side) / scale)
      .fill_(1);
  if (side * 10 < size * 6) made.prefix = first_word ? "a far away " : "very small ";
  return made;
}

} // namespace pentimento
