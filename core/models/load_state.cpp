#include "core/models/load_state.h"

#include <set>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/models/finite.h"
#include "core/models/state_match.h"

namespace pentimento {

namespace {

std::string shape_text(at::IntArrayRef shape) {
  return fmt::format("[{}]", fmt::join(shape.vec(), ", "));
}

torch::Tensor read(const TensorSource& source, const TensorEntry& entry, const std::string& component,
                   const std::string& name, const torch::Tensor& place) {
  const auto label = component + "." + name;
  if (!at::isFloatingType(entry.dtype)) {
    throw Error(ErrorCode::DtypeMismatch, label + " has the wrong kind of numbers", "floating point",
                c10::toString(entry.dtype));
  }
  if (!same_numbers(entry.shape, place.sizes())) {
    throw Error(ErrorCode::ShapeMismatch, label + " has the wrong shape", shape_text(place.sizes()),
                shape_text(entry.shape), shape_hint(name, place.sizes(), entry.shape));
  }
  auto stored = source.tensor(entry.name);
  if (!all_finite(stored)) {
    throw Error(ErrorCode::NotFinite, label + " holds numbers that are not finite", "finite weights",
                "NaN or infinity", "the file is damaged, or was saved from a run that diverged");
  }
  return stored.reshape(place.sizes()); // a view, but for strides that no file but a torch archive has
}

torch::Tensor convert(const torch::Tensor& stored, const LoadOptions& options) {
  const bool convolution = stored.dim() == 4 && stored.size(2) * stored.size(3) > 1;
  const auto layout =
      options.channels_last && convolution ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous;
  return stored.to(options.device, options.dtype, false, false, layout).contiguous(layout);
}

} // namespace

LoadReport load_state(torch::nn::Module& module, const TensorSource& source, const std::string& component,
                      const LoadOptions& options) {
  torch::NoGradGuard no_grad;
  std::set<std::string> used;
  for (auto& parameter : module.named_parameters()) {
    const auto* entry = find_entry(source, parameter.key());
    if (!entry) {
      throw Error(ErrorCode::MissingTensor, component + "." + parameter.key() + " is missing",
                  "a tensor of shape " + shape_text(parameter.value().sizes()),
                  "no such tensor in " + source.path().filename().string(),
                  "the file is another component's, or config.json belongs to another checkpoint");
    }
    used.insert(entry->name);
    parameter.value().set_data(
        convert(read(source, *entry, component, parameter.key(), parameter.value()), options));
    if (entry->dtype != options.dtype || !options.device.is_cpu())
      source.release(entry->name); // it was copied
  }
  LoadReport report;
  for (const auto& entry : source.entries()) {
    if (!used.contains(entry.name) && !entry.name.ends_with("position_ids"))
      report.unexpected.push_back(entry.name);
  }
  return report;
}

LoadReport load_state(torch::nn::Module& module, const TensorSource& source, const std::string& component,
                      torch::Dtype dtype, torch::Device device) {
  return load_state(module, source, component, LoadOptions{dtype, device});
}

} // namespace pentimento
