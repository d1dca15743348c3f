#include "core/edits/foreign_edit.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/shape_text.h"
#include "core/edits/foreign_names.h"
#include "core/models/finite.h"

namespace pentimento {
namespace {

/// The factors of one module while they are collected.
struct Factors {
  torch::Tensor up, down;
  std::optional<double> alpha;
};

torch::Tensor read_float(const TensorSource& source, const TensorEntry& entry) {
  if (!at::isFloatingType(entry.dtype))
    throw Error(ErrorCode::DtypeMismatch, entry.name + " has the wrong kind of numbers", "floating point",
                c10::toString(entry.dtype));
  const auto tensor = source.tensor(entry.name);
  if (!all_finite(tensor))
    throw Error(ErrorCode::NotFinite, entry.name + " holds values that are not numbers", "", "",
                "the edit was made by a run that diverged");
  return tensor.to(torch::kFloat32).clone(torch::MemoryFormat::Contiguous);
}

[[noreturn]] void not_understood(const TensorSource& source, const std::string& name, const char* what) {
  throw Error(ErrorCode::Unsupported,
              fmt::format("{} is no edit of a UNet", source.path().filename().string()),
              "parameters of a UNet, or a LoRA of one", fmt::format("{} ({})", name, what),
              "an edit here changes the UNet alone");
}

/// "….attn2.to_k.lora_A.weight" → module "….attn2.to_k" and which factor. Empty: no LoRA.
enum class Part { None, Up, Down, Alpha };
Part take_part(std::string& name) {
  const std::pair<const char*, Part> endings[] = {{".lora_up.weight", Part::Up},
                                                  {".lora_down.weight", Part::Down},
                                                  {".lora.up.weight", Part::Up},
                                                  {".lora.down.weight", Part::Down},
                                                  {".lora_B.weight", Part::Up},
                                                  {".lora_A.weight", Part::Down},
                                                  {"_lora.up.weight", Part::Up},
                                                  {"_lora.down.weight", Part::Down},
                                                  {".lora_B.default.weight", Part::Up},
                                                  {".lora_A.default.weight", Part::Down},
                                                  {".alpha", Part::Alpha}};
  for (const auto& [ending, part] : endings)
    if (name.ends_with(ending)) {
      name.erase(name.size() - std::string_view(ending).size());
      if (const auto place = name.find(".processor."); place != std::string::npos) name.erase(place, 10);
      if (name.ends_with(".to_out"))
        name += ".0"; // Diffusers' attention processors name the list, not its linear
      return part;
    }
  return Part::None;
}

torch::Tensor as_matrix(const torch::Tensor& factor, const std::string& name) {
  if (factor.dim() == 2) return factor;
  if (factor.dim() == 4 && factor.size(2) == 1 && factor.size(3) == 1) return factor.flatten(1);
  throw Error(ErrorCode::Unsupported, fmt::format("the LoRA changes {}, a convolution", name),
              "attention layers", shape_text(factor.sizes()), "only low-rank changes of matrices are read");
}

/// XL counts its blocks otherwise; its transformers are up to ten deep, or the text is 2048 wide.
bool looks_like_xl(const TensorSource& source) {
  return std::any_of(source.entries().begin(), source.entries().end(), [](const TensorEntry& entry) {
    const bool deep = entry.name.find("transformer_blocks.1.") != std::string::npos ||
                      entry.name.find("transformer_blocks_1_") != std::string::npos;
    return deep || (entry.name.find("attn2") != std::string::npos && entry.shape.size() == 2 &&
                    entry.shape[1] == 2048);
  });
}

std::string method_of(const WeightDelta& delta, bool lora) {
  const auto only = [&](const char* one, const char* two) {
    return std::all_of(delta.entries.begin(), delta.entries.end(), [&](const auto& entry) {
      return entry.first.find(one) != std::string::npos || entry.first.find(two) != std::string::npos;
    });
  };
  const std::string what = only("attn2.to_k", "attn2.to_v") ? "cross-attention keys and values"
                           : only(".attn2.", ".attn2.")     ? "cross-attention"
                           : only(".attn1.", ".attn2.")     ? "attention"
                                                            : "UNet parameters";
  return fmt::format("{} on {} ({} of them)", lora ? "LoRA" : "other tool", what, delta.entries.size());
}

void add_factors(const std::map<std::string, Factors>& modules, WeightDelta& delta) {
  for (const auto& [module, factors] : modules) {
    if (!factors.up.defined() || !factors.down.defined())
      throw Error(ErrorCode::MissingTensor, module + " lacks one of its two low-rank factors");
    DeltaEntry entry;
    entry.down = as_matrix(factors.down, module);
    entry.up = as_matrix(factors.up, module);
    const auto rank = entry.down.size(0);
    if (entry.up.size(1) != rank)
      throw Error(ErrorCode::ShapeMismatch, module + " has factors that do not go together",
                  std::to_string(rank), std::to_string(entry.up.size(1)));
    if (factors.alpha) entry.up = entry.up * (*factors.alpha / static_cast<double>(rank));
    delta.entries[module + ".weight"] = std::move(entry);
  }
}

} // namespace

WeightDelta read_foreign_edit(const TensorSource& source) {
  const bool xl = looks_like_xl(source);
  WeightDelta delta;
  std::map<std::string, Factors> modules;
  for (const auto& entry : source.entries()) {
    std::string stored = entry.name;
    const Part part = take_part(stored);
    if (stored.starts_with("lora_te") || stored.starts_with("text_encoder"))
      not_understood(source, entry.name, "a text encoder's");
    const auto name = unet_name(stored, xl);
    if (!name) not_understood(source, entry.name, "not a UNet's");
    const auto tensor = read_float(source, entry);
    if (part == Part::None)
      delta.entries[*name].parameter = tensor;
    else if (part == Part::Alpha)
      modules[*name].alpha = tensor.numel() == 1 ? tensor.item<double>() : 0.0;
    else
      (part == Part::Up ? modules[*name].up : modules[*name].down) = tensor;
  }
  add_factors(modules, delta);
  if (delta.entries.empty())
    throw Error(ErrorCode::BadFormat, fmt::format("{} changes nothing", source.path().filename().string()));
  delta.origin.method = method_of(delta, !modules.empty());
  return delta;
}

} // namespace pentimento
