#include "core/judges/clip_zero_shot.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/io/json_file.h"
#include "core/io/mapped_file.h"
#include "core/io/model_files.h"
#include "core/judges/verdicts.h"
#include "core/models/load_state.h"

namespace pentimento {
namespace {

/// The mean direction of a label's texts. @return [D], unit length.
torch::Tensor embed_label(CLIPModel& clip, const CLIPTokenizer& tokenizer,
                          const std::vector<std::string>& texts, torch::Device device) {
  const auto features = clip->get_text_features(tokenizer.encode_batch(texts).to(device));
  const auto mean = (features / features.norm(2, -1, true)).mean(0);
  return mean / mean.norm();
}

} // namespace

std::vector<LabelGroup> label_groups(const Vocabulary& vocabulary) {
  std::vector<LabelGroup> groups(2);
  for (const auto& object : vocabulary.objects) {
    groups[0].labels.push_back(object.name);
    groups[0].texts.push_back({object.name});
  }
  for (const auto& style : vocabulary.styles) {
    groups[1].labels.push_back(style.name);
    groups[1].texts.push_back({style.name});
  }
  std::erase_if(groups, [](const LabelGroup& group) { return group.labels.empty(); });
  return groups;
}

std::unique_ptr<ClipZeroShot> ClipZeroShot::open(const std::filesystem::path& folder,
                                                 std::vector<LabelGroup> groups, torch::Device device) {
  if (groups.empty())
    throw Error(ErrorCode::BadSetting, "a zero-shot judge was given no labels", "words to choose from",
                "none");
  const torch::NoGradGuard no_grad;
  const auto component = open_model_component(folder);
  CLIPModel clip(CLIPConfig::from_json(component.config));
  load_state(*clip, *component.tensors(), "judge", torch::kFloat32, device);
  auto processor = CLIPImageProcessor::from_json(read_json(folder / "preprocessor_config.json"));

  std::unique_ptr<ClipZeroShot> judge(
      new ClipZeroShot(std::move(clip), std::move(processor), CLIPTokenizer::open(folder), device));
  const auto& vision = judge->clip_->config.vision_config;
  judge->name_ = "CLIP zero-shot, patch " + std::to_string(vision.patch_size) + ", " +
                 std::to_string(vision.image_size) + " px";
  judge->weights_ = component.weights;
  for (const auto& group : groups) {
    std::vector<torch::Tensor> embeddings;
    for (const auto& texts : group.texts)
      embeddings.push_back(embed_label(judge->clip_, judge->tokenizer_, texts, device));
    judge->label_embeddings_.push_back(torch::stack(embeddings));
  }
  judge->groups_ = std::move(groups);
  return judge;
}

const std::string& ClipZeroShot::weights_sha256() const {
  if (weights_sha256_.empty()) {
    Sha256 hash;
    hash.add(MappedFile::open(weights_)->bytes());
    weights_sha256_ = hash.hex();
  }
  return weights_sha256_;
}

const std::vector<std::string>& ClipZeroShot::labels_beside(const std::string& label) const {
  static const std::vector<std::string> none;
  for (const auto& group : groups_)
    if (std::find(group.labels.begin(), group.labels.end(), label) != group.labels.end()) return group.labels;
  return none;
}

torch::Tensor ClipZeroShot::image_direction(const Image& image) {
  if (last_direction_.defined() && image == last_image_) return last_direction_;
  const torch::NoGradGuard no_grad;
  const auto features = clip_->get_image_features(processor_(image).unsqueeze(0).to(device_)).squeeze(0);
  last_direction_ = (features / features.norm()).to(torch::kCPU, torch::kFloat32).contiguous();
  last_image_ = image;
  return last_direction_;
}

std::vector<float> ClipZeroShot::embedding(const Image& image) {
  const auto direction = image_direction(image);
  const auto* first = direction.const_data_ptr<float>();
  return {first, first + direction.numel()};
}

torch::Tensor ClipZeroShot::text_direction(const std::string& text) {
  const torch::NoGradGuard no_grad;
  return embed_label(clip_, tokenizer_, {text}, device_).to(torch::kCPU, torch::kFloat32);
}

torch::Tensor ClipZeroShot::probabilities(const Image& image, std::size_t group) {
  const torch::NoGradGuard no_grad;
  const auto logits =
      clip_->logit_scale.exp() * label_embeddings_.at(group).matmul(image_direction(image).to(device_));
  return logits.softmax(0).to(torch::kCPU, torch::kFloat32);
}

Score ClipZeroShot::score(const Image& image, const std::string& label, int asked_objects) {
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const auto& labels = groups_[g].labels;
    const auto found = std::find(labels.begin(), labels.end(), label);
    if (found == labels.end()) continue;
    const auto all = probabilities(image, g);
    const auto* p = all.const_data_ptr<float>();
    const auto at = static_cast<std::size_t>(found - labels.begin());
    const auto top = static_cast<std::size_t>(std::max_element(p, p + labels.size()) - p);
    double other = 0;
    for (std::size_t i = 0; i < labels.size(); ++i)
      if (i != at) other = std::max<double>(other, p[i]);
    double probability = p[at];
    if (asked_objects > 1)
      probability = std::min(1.0, probability / std::max(1.0 - other, kSecondObjectFloor));
    return {probability, labels[top], is_decided(probability)};
  }
  throw Error(ErrorCode::UnknownName, "the judge does not know this label", "a word of the vocabulary",
              label);
}

} // namespace pentimento
