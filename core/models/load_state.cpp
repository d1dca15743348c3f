#include "core/models/load_state.h"

#include <set>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/models/finite.h"

namespace pentimento {

namespace {

std::string shape_text(at::IntArrayRef shape) {
  return fmt::format("[{}]", fmt::join(shape.vec(), ", "));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto place = text.rfind(from);
  return place == std::string::npos ? std::string() : text.replace(place, from.size(), to);
}

/// Under which names other versions of the libraries store `name`.
std::vector<std::string> names_in_file(const std::string& name) {
  std::vector<std::string> names{name, "text_model." + name};
  if (name.find(".attentions.") == std::string::npos) return names;
  const std::pair<const char*, const char*> former[] = {
      {".to_q.", ".query."}, {".to_k.", ".key."}, {".to_v.", ".value."}, {".to_out.0.", ".proj_attn."}};
  for (const auto& [now, then] : former) {
    if (auto old = replaced(name, now, then); !old.empty()) names.push_back(old);
  }
  return names;
}

const TensorEntry* find_entry(const TensorSource& source, const std::string& name) {
  for (const auto& candidate : names_in_file(name)) {
    if (const auto* entry = source.find(candidate)) return entry;
  }
  return nullptr;
}

/// What a wrong shape most probably means.
std::string shape_hint(const std::string& name, at::IntArrayRef expected, at::IntArrayRef got) {
  if (name == "conv_in.weight" && got.size() == 4 && expected.size() == 4) {
    if (got[1] == 9 && expected[1] == 4) return "this is an inpainting checkpoint";
    if (got[1] == 8 && expected[1] == 4) return "this is an instruct-pix2pix checkpoint";
    if (got[1] == 5 && expected[1] == 4) return "this is a depth checkpoint";
  }
  if (name.find("attn2.to_") != std::string::npos && got.size() == 2 && expected.size() == 2 &&
      got[1] != expected[1]) {
    return fmt::format("its text encoder is {} wide, config.json says {}", got[1], expected[1]);
  }
  return "config.json belongs to another checkpoint";
}

/// Without trailing ones: a 1x1 convolution and a matrix hold the same numbers.
std::vector<int64_t> core_shape(at::IntArrayRef shape) {
  auto core = shape.vec();
  while (core.size() > 1 && core.back() == 1) core.pop_back();
  return core;
}

torch::Tensor read(const TensorSource& source, const TensorEntry& entry, const std::string& component,
                   const std::string& name, const torch::Tensor& place) {
  const auto label = component + "." + name;
  if (!at::isFloatingType(entry.dtype)) {
    throw Error(ErrorCode::DtypeMismatch, label + " has the wrong kind of numbers", "floating point",
                c10::toString(entry.dtype));
  }
  if (core_shape(entry.shape) != core_shape(place.sizes())) {
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
