#include "core/edits/eraser_slots.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/shape_text.h"
#include "core/models/layers/attention.h"

namespace pentimento {

namespace {

const std::string eraser_part = ".eraser.";
constexpr std::array<const char*, 4> parts{"down.weight", "down.bias", "up.weight", "up.bias"};

[[noreturn]] void refuse(const std::string& name, const std::string& expected, at::IntArrayRef got) {
  throw Error(ErrorCode::ShapeMismatch, name + " has the wrong shape", expected, shape_text(got),
              "the edit belongs to a model of another architecture");
}

} // namespace

bool is_eraser(const std::string& name) {
  const auto place = name.rfind(eraser_part);
  if (place == std::string::npos) return false;
  const auto part = name.substr(place + eraser_part.size());
  return std::ranges::any_of(parts, [&](const char* known) { return part == known; });
}

std::string eraser_of(const std::string& name) {
  return name.substr(0, name.rfind(eraser_part) + eraser_part.size() - 1);
}

std::string eraser_sibling(const std::string& name, const char* part) {
  return eraser_of(name) + "." + part;
}

torch::Tensor stacked_eraser(const torch::Tensor& before, const std::string& name, const torch::Tensor& own,
                             double strength) {
  const bool up = name.ends_with("up.weight"), sum = name.ends_with("up.bias");
  const auto scaled = (up || sum) && strength != 1.0 ? own * strength : own;
  if (!before.defined()) return scaled;
  return sum ? before + scaled : torch::cat({before, scaled}, up ? 1 : 0);
}

void check_erasers(const std::map<std::string, torch::Tensor>& tensors) {
  for (const auto& [name, tensor] : tensors) {
    if (!is_eraser(name)) continue;
    for (const auto* part : parts)
      if (!tensors.count(eraser_sibling(name, part)))
        throw Error(ErrorCode::MissingTensor, eraser_of(name) + " lacks its " + part,
                    "four tensors of each eraser", "fewer", "the edit's file is not complete");
    const auto rank = tensors.at(eraser_sibling(name, "down.weight")).size(0);
    const bool up = name.ends_with("up.weight"), wide = name.ends_with("up.bias");
    if (!wide && tensor.size(up ? 1 : 0) != rank)
      refuse(name, fmt::format("a bottleneck of {}", rank), tensor.sizes());
  }
}

EraserSlots::EraserSlots(torch::nn::Module& module) {
  for (const auto& item : module.named_modules("", false)) {
    if (!item.key().ends_with("attn2")) continue;
    auto* attention = item.value()->as<AttentionImpl>();
    if (!attention) continue;
    kept_.push_back(item.value());
    auto& eraser = attention->eraser;
    const std::array<torch::Tensor*, 4> places{&eraser.down_weight, &eraser.down_bias, &eraser.up_weight,
                                               &eraser.up_bias};
    for (std::size_t i = 0; i < parts.size(); ++i) {
      names_.push_back(item.key() + eraser_part + parts[i]);
      slots_.emplace(names_.back(), Slot{places[i], attention->to_out[0]->weight});
    }
  }
}

const EraserSlots::Slot& EraserSlots::slot(const std::string& name) const {
  const auto found = slots_.find(name);
  if (found == slots_.end())
    throw Error(ErrorCode::MissingTensor, "the model has no cross-attention for " + name, "", "",
                "the edit belongs to a model of another architecture");
  return found->second;
}

const torch::Tensor& EraserSlots::current(const std::string& name) const {
  return *slot(name).place;
}

void EraserSlots::require_shape(const std::string& name, at::IntArrayRef shape) const {
  const auto width = slot(name).like.size(0);
  const bool bias = name.ends_with(".bias"), up = name.find(".up.") != std::string::npos;
  if (shape.size() != (bias ? 1u : 2u)) refuse(name, bias ? "a vector" : "a matrix", shape);
  if (!bias && shape[up ? 0 : 1] != width)
    refuse(name, up ? fmt::format("[{}, rank]", width) : fmt::format("[rank, {}]", width), shape);
  if (bias && up && shape[0] != width) refuse(name, fmt::format("[{}]", width), shape);
}

void EraserSlots::put(const std::string& name, const torch::Tensor& value) {
  require_shape(name, value.sizes());
  const auto& place = slot(name);
  *place.place = value.detach().to(place.like.device(), place.like.scalar_type());
}

void EraserSlots::clear(const std::string& name) {
  slot(name).place->reset();
}

void EraserSlots::clear() {
  for (auto& [name, place] : slots_) place.place->reset();
}

bool EraserSlots::empty() const {
  for (const auto& [name, place] : slots_)
    if (place.place->defined()) return false;
  return true;
}

} // namespace pentimento
