#include "core/pipelines/key_findings.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace pentimento {
namespace {

/// A piece of a key's name and what a key with it means.
struct Mark {
  const char* piece;
  const char* meaning;
};

constexpr Mark kUnexpected[] = {
    {"lora", "a LoRA's matrices lie among the weights: merge them first, or open the LoRA as an edit"},
    {"motion_modules.", "these are AnimateDiff's motion modules, which a picture does not need"},
    {"add_embedding.", "these are of a Stable Diffusion XL UNet; config.json describes another"},
    {"label_emb.", "these are of a Stable Diffusion XL UNet"},
    {"cond_proj.", "this UNet was distilled to be told the guidance (LCM); it draws differently here"},
    {"class_embedding.", "this UNet is told a class or a noise level: an upscaler or unCLIP"},
    {"encoder_hid_proj.", "these are an IP-Adapter's or Kandinsky's; pictures as prompts are not built here"},
    {"to_k_ip.", "these are an IP-Adapter's; pictures as prompts are not built here"},
    {"to_v_ip.", "these are an IP-Adapter's; pictures as prompts are not built here"},
    {"vision_model.", "a whole CLIP was saved where its text encoder belongs; its other half is not used"},
    {"logit_scale", "a whole CLIP was saved where its text encoder belongs; its other half is not used"},
    {"text_projection", "the projection of the text is not used by this family"},
    {"control_model.", "a ControlNet lies in the same file; it is not used"},
    {"safety_checker.", "the safety checker is not used here"},
    {"loss.", "the discriminator of the VAE's training is not used"},
    {"_orig_mod.", "the model was saved after torch.compile; save it before"},
    {"module.", "the model was saved inside DataParallel; save its .module"},
};

constexpr Mark kMissing[] = {
    {"add_embedding.", "config.json describes a Stable Diffusion XL UNet, the weights are another's"},
    {"quant_conv.", "config.json asks for a convolution that this VAE does not have (use_quant_conv)"},
    {"transformer_blocks.", "config.json asks for more transformer blocks than the file has"},
    {"text_projection", "the file is a text encoder without projection: XL's first, not its second"},
};

constexpr const char* kIncomplete =
    "the file is incomplete, is another component's, or config.json belongs to another checkpoint";

const char* meaning(const std::string& name, const Mark* begin, const Mark* end, const char* otherwise) {
  const auto* found =
      std::find_if(begin, end, [&](const Mark& mark) { return name.find(mark.piece) != std::string::npos; });
  return found == end ? otherwise : found->meaning;
}

std::string family_of_width(std::int64_t width) {
  switch (width) {
  case 768:
    return "Stable Diffusion 1.x";
  case 1024:
    return "Stable Diffusion 2.x";
  case 1280:
    return "the Stable Diffusion XL refiner";
  case 2048:
    return "Stable Diffusion XL";
  default:
    return fmt::format("a model with {} wide text states", width);
  }
}

std::string channels_meaning(std::int64_t channels) {
  if (channels == 9)
    return "this is an inpainting checkpoint: conv_in has 9 channels, 4 of the latents, 4 of the masked "
           "picture and 1 of the mask";
  if (channels == 8)
    return "this is an instruct-pix2pix checkpoint: conv_in has 8 channels, 4 of the latents and 4 of the "
           "picture that is changed";
  if (channels == 5)
    return "this is a depth checkpoint: conv_in has 5 channels, 4 of the latents and 1 of the depth";
  if (channels == 7)
    return "this is an upscaler: conv_in has 7 channels, 4 of the latents and 3 of the small picture";
  return fmt::format("conv_in has {} channels where the latents have 4", channels);
}

std::string shape_meaning(const MisshapenTensor& tensor) {
  if (tensor.name == "conv_in.weight" && tensor.got.size() == 4 && tensor.got[1] != tensor.expected[1] &&
      tensor.expected[1] == 4)
    return channels_meaning(tensor.got[1]);
  if (tensor.name.find("attn2.to_") != std::string::npos && tensor.got.size() == 2 &&
      tensor.expected.size() == 2 && tensor.got[1] != tensor.expected[1])
    return fmt::format("the weights are of {}, config.json is of {}", family_of_width(tensor.got[1]),
                       family_of_width(tensor.expected[1]));
  if (tensor.name.ends_with("token_embedding.weight"))
    return "the text encoder has another vocabulary than config.json says";
  return "config.json belongs to another checkpoint";
}

/// "down_blocks.1.resnets.0.norm1.weight" → "down_blocks.1"; "conv_in.weight" → "conv_in".
std::string part_of(const std::string& name) {
  const auto first = name.find('.');
  if (first == std::string::npos) return name;
  const auto second = name.find('.', first + 1);
  const auto inside = name.substr(first + 1, second == std::string::npos ? second : second - first - 1);
  const bool number = !inside.empty() && inside.find_first_not_of("0123456789") == std::string::npos;
  return number ? name.substr(0, second) : name.substr(0, first);
}

/// Gathers keys into groups, in the order in which they come.
class Groups {
 public:
  explicit Groups(std::string component) : component_(std::move(component)) {}

  void add(KeyProblem problem, const std::string& name, const std::string& example,
           const std::string& explanation) {
    const auto part = part_of(name);
    const auto found = std::find_if(findings_.begin(), findings_.end(), [&](const KeyFinding& finding) {
      return finding.problem == problem && finding.part == part && finding.explanation == explanation;
    });
    if (found != findings_.end())
      ++found->count;
    else
      findings_.push_back({problem, component_, part, 1, example, explanation});
  }
  std::vector<KeyFinding> take() { return std::move(findings_); }

 private:
  std::string component_;
  std::vector<KeyFinding> findings_;
};

} // namespace

std::vector<KeyFinding> key_findings(const std::string& component, const StateMatch& match) {
  Groups groups(component);
  for (const auto& tensor : match.misshapen)
    groups.add(KeyProblem::Misshapen, tensor.name,
               fmt::format("{}: [{}] instead of [{}]", tensor.name, fmt::join(tensor.got, ", "),
                           fmt::join(tensor.expected, ", ")),
               shape_meaning(tensor));
  for (const auto& name : match.missing)
    groups.add(KeyProblem::Missing, name, name,
               meaning(name, std::begin(kMissing), std::end(kMissing), kIncomplete));
  for (const auto& name : match.unexpected)
    groups.add(KeyProblem::Unexpected, name, name,
               meaning(name, std::begin(kUnexpected), std::end(kUnexpected),
                       "this component has no place for them; they are not used"));
  return groups.take();
}

std::vector<KeyFinding> unplaced_findings(const std::vector<std::string>& names) {
  Groups groups("");
  for (const auto& name : names)
    groups.add(KeyProblem::Unexpected, name, name,
               meaning(name, std::begin(kUnexpected), std::end(kUnexpected),
                       "no component has a place for them; they are not used"));
  return groups.take();
}

KeyFinding input_channels_finding(const std::vector<std::int64_t>& shape) {
  auto expected = shape;
  expected.at(1) = 4;
  return {
      KeyProblem::Misshapen,
      "unet",
      "conv_in",
      1,
      fmt::format("conv_in.weight: [{}] instead of [{}]", fmt::join(shape, ", "), fmt::join(expected, ", ")),
      channels_meaning(shape.at(1))};
}

} // namespace pentimento
