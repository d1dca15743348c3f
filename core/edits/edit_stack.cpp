#include "core/edits/edit_stack.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/resources.h"

namespace pentimento {

namespace {

void require_finite(double strength) {
  if (!std::isfinite(strength))
    throw Error(ErrorCode::BadSetting, "the strength of an edit must be a number", "a finite number",
                std::to_string(strength));
}

} // namespace

int EditStack::add(std::string name, std::shared_ptr<const WeightDelta> delta, double strength, int id,
                   std::string content_hash) {
  require_finite(strength);
  if (id == 0)
    for (const auto& layer : layers_) id = std::max(id, layer.id);
  while (id == 0 || find(id)) ++id;
  EditLayer layer{id, std::move(name), std::move(delta), {}, true, strength};
  layer.content_hash = content_hash.empty() ? layer.delta->content_hash() : std::move(content_hash);
  layers_.push_back(std::move(layer));
  return id;
}

const EditLayer* EditStack::find(int id) const {
  const auto found = std::ranges::find(layers_, id, &EditLayer::id);
  return found == layers_.end() ? nullptr : &*found;
}

EditLayer& EditStack::at(int id) {
  const auto found = std::ranges::find(layers_, id, &EditLayer::id);
  if (found == layers_.end())
    throw Error(ErrorCode::UnknownName, "there is no edit with id " + std::to_string(id));
  return *found;
}

void EditStack::remove(int id) {
  layers_.erase(layers_.begin() + (&at(id) - layers_.data()));
}

void EditStack::set_on(int id, bool on) {
  at(id).on = on;
}

void EditStack::set_strength(int id, double strength) {
  require_finite(strength);
  at(id).strength = strength;
}

void EditStack::move(int id, int index) {
  const EditLayer layer = at(id);
  remove(id);
  const auto place = std::clamp<std::ptrdiff_t>(index, 0, static_cast<std::ptrdiff_t>(layers_.size()));
  layers_.insert(layers_.begin() + place, layer);
}

bool EditStack::effective() const {
  return std::ranges::any_of(layers_, &EditLayer::effective);
}

std::vector<EditInfo> EditStack::infos(const std::string& base_hash) const {
  std::vector<EditInfo> all;
  for (const auto& layer : layers_) {
    EditInfo info{layer.id, layer.name, layer.delta->origin.method, layer.on, layer.strength};
    const auto& made_for = layer.delta->origin.base_hash;
    info.other_base = !made_for.empty() && made_for != base_hash;
    all.push_back(std::move(info));
  }
  return all;
}

std::string EditStack::state_hash(const std::string& base_hash) const {
  if (!effective()) return base_hash;
  Sha256 hash;
  hash.add("pentimento.state").add(base_hash);
  for (const auto& layer : layers_) {
    if (!layer.effective()) continue;
    require_base(*layer.delta, base_hash);
    hash.add(layer.content_hash).add(std::bit_cast<std::uint64_t>(layer.strength));
  }
  return hash.hex();
}

std::map<std::string, torch::Tensor> EditStack::edited(const ParameterSwap& parameters,
                                                       const std::string& base_hash) const {
  const torch::NoGradGuard no_grad;
  std::map<std::string, torch::Tensor> result;
  for (const auto& layer : layers_) {
    if (!layer.effective()) continue;
    require_base(*layer.delta, base_hash);
    for (const auto& [name, entry] : layer.delta->entries) {
      parameters.require_shape(name, entry.shape());
      if (is_eraser(name)) {
        result[name] = stacked_eraser(result[name], name, entry.parameter, layer.strength);
        continue;
      }
      const auto& base = parameters.base(name);
      auto& value = result[name];
      // A first full-strength edit is taken as it is: W0 + (W − W0) would not give W back to the last bit.
      if (!value.defined() && layer.strength == 1.0)
        value = entry.edited(base);
      else
        value = (value.defined() ? value : base.to(torch::kFloat32)) + layer.strength * entry.change(base);
    }
  }
  check_erasers(result);
  return result;
}

std::string EditStack::apply(ParameterSwap& parameters, const std::string& base_hash) const {
  const auto state = state_hash(base_hash);
  const auto values = edited(parameters, base_hash);
  parameters.restore();
  for (const auto& [name, value] : values) parameters.put(name, value);
  return state;
}

WeightDelta EditStack::merge(const ParameterSwap& parameters, const std::string& base_hash) const {
  WeightDelta merged;
  for (const auto& [name, value] : edited(parameters, base_hash)) merged.entries[name] = dense_entry(value);
  auto& origin = merged.origin;
  origin = {base_hash, "merge", {}, {}, {}, 0, program_version(), torch_version()};
  for (const auto& layer : layers_) {
    if (!layer.effective()) continue;
    const auto& from = layer.delta->origin;
    origin.pairs.insert(origin.pairs.end(), from.pairs.begin(), from.pairs.end());
    for (const auto& kept : from.kept)
      if (std::ranges::find(origin.kept, kept) == origin.kept.end()) origin.kept.push_back(kept);
    origin.settings[layer.name + " (" + layer.content_hash.substr(0, 8) + ")"] = layer.strength;
  }
  return merged;
}

} // namespace pentimento
