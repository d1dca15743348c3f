#include "core/models/autoencoders/tiled_decode.h"

#include <algorithm>
#include <vector>

namespace pentimento {
namespace {

/// Fades the end of `before` into the start of `tile` along one dimension, in place.
void blend(const torch::Tensor& before, torch::Tensor& tile, std::int64_t dim, std::int64_t extent) {
  extent = std::min({before.size(dim), tile.size(dim), extent});
  std::vector<std::int64_t> shape(static_cast<std::size_t>(tile.dim()), 1);
  shape[static_cast<std::size_t>(dim)] = extent;
  const auto share =
      (torch::arange(extent, tile.options().dtype(torch::kFloat32)) / static_cast<double>(extent))
          .to(tile.scalar_type())
          .view(shape);
  auto start = tile.narrow(dim, 0, extent);
  start.copy_(before.narrow(dim, before.size(dim) - extent, extent) * (1 - share) + start * share);
}

} // namespace

torch::Tensor tiled_decode(AutoencoderKL& vae, const torch::Tensor& latents, std::int64_t tile) {
  const torch::NoGradGuard no_grad;
  const auto scale = vae->config.scale();
  const std::int64_t step = tile - tile / 4, extent = tile / 4 * scale, limit = tile * scale - extent;
  std::vector<torch::Tensor> lines, above;
  for (std::int64_t y = 0; y < latents.size(2); y += step) {
    std::vector<torch::Tensor> row, kept;
    for (std::int64_t x = 0; x < latents.size(3); x += step) {
      auto piece = vae->decode(latents.slice(2, y, y + tile).slice(3, x, x + tile));
      if (y > 0) blend(above[row.size()], piece, 2, extent);
      if (x > 0) blend(row.back(), piece, 3, extent);
      row.push_back(piece);
      kept.push_back(piece.slice(2, 0, limit).slice(3, 0, limit));
    }
    lines.push_back(torch::cat(kept, 3));
    above = std::move(row);
  }
  return torch::cat(lines, 2);
}

} // namespace pentimento
