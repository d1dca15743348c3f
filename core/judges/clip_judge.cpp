#include "core/judges/clip_judge.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/resources.h"
#include "core/io/json_file.h"
#include "core/io/mapped_file.h"
#include "core/io/model_files.h"
#include "core/judges/verdicts.h"
#include "core/models/load_state.h"

namespace pentimento {
namespace {

bool is_clip(const std::filesystem::path& folder) {
  return std::filesystem::exists(folder / "config.json");
}

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

std::filesystem::path clip_folder_of(const std::filesystem::path& named) {
  return named == "miniature" ? resources_folder() / "miniature" / "judge" : named;
}

std::unique_ptr<ClipJudge> ClipJudge::open(const std::filesystem::path& folder,
                                           std::vector<LabelGroup> groups, torch::Device device) {
  std::optional<ClassifierHead> head;
  if (is_head(folder)) head = read_head(folder);
  const torch::NoGradGuard no_grad;
  const auto named = head && !is_clip(folder) ? head->origin.clip_folder : folder;
  const auto place = clip_folder_of(named);
  if (head && !is_clip(place))
    throw Error(ErrorCode::MissingComponent, "the CLIP that this head reads is not there",
                place.string() + " with the weights " + head->origin.clip_sha256.substr(0, 12),
                "nothing there", "put its files into the head's folder, " + folder.string());
  const auto component = open_model_component(place);
  CLIPModel clip(CLIPConfig::from_json(component.config));
  load_state(*clip, *component.tensors(), "judge", torch::kFloat32, device);
  auto processor = CLIPImageProcessor::from_json(read_json(place / "preprocessor_config.json"));

  std::unique_ptr<ClipJudge> judge(
      new ClipJudge(std::move(clip), std::move(processor), CLIPTokenizer::open(place), device));
  judge->folder_ = place == clip_folder_of("miniature") ? "miniature" : std::filesystem::absolute(place);
  judge->weights_ = component.weights;
  const auto& vision = judge->clip_->config.vision_config;
  const auto eyes =
      "patch " + std::to_string(vision.patch_size) + ", " + std::to_string(vision.image_size) + " px";
  if (head) {
    judge->take(std::move(*head), eyes);
    return judge;
  }
  judge->name_ = "CLIP zero-shot, " + eyes;
  judge->choose_among(std::move(groups));
  return judge;
}

void ClipJudge::choose_among(std::vector<LabelGroup> groups) {
  if (head_) return;
  const torch::NoGradGuard no_grad;
  label_embeddings_.clear();
  for (const auto& group : groups) {
    std::vector<torch::Tensor> embeddings;
    for (const auto& texts : group.texts)
      embeddings.push_back(embed_label(clip_, tokenizer_, texts, device_));
    label_embeddings_.push_back(torch::stack(embeddings));
  }
  groups_ = std::move(groups);
}

JudgeInfo ClipJudge::info() const {
  JudgeInfo info;
  info.name = name_;
  info.weights_sha256 = weights_sha256();
  for (const auto& list : label_lists()) info.labels.insert(info.labels.end(), list.begin(), list.end());
  if (!head_) return info;
  info.trained = true;
  info.held_out = head_->reliability;
  info.learned_from = head_->origin.learned_from;
  info.calibrated_on = head_->origin.calibrated_on;
  info.tested_on = head_->origin.tested_on;
  return info;
}

std::unique_ptr<ClipJudge> ClipJudge::open_if_any(const std::filesystem::path& folder,
                                                  std::vector<LabelGroup> groups, torch::Device device) {
  if (folder.empty() || (groups.empty() && !is_head(folder))) return nullptr;
  return open(folder, std::move(groups), device);
}

/// Makes the head what judges. @throws Error(OtherBase | ShapeMismatch).
void ClipJudge::take(ClassifierHead head, const std::string& eyes) {
  if (head.origin.clip_sha256 != clip_sha256())
    throw Error(ErrorCode::OtherBase, "this head was trained on another CLIP than the one that is there",
                head.origin.clip_sha256.substr(0, 12), clip_sha256().substr(0, 12),
                "train it again, or put the right CLIP's files beside it");
  if (head.weight.size(1) != clip_->config.projection_dim)
    throw Error(ErrorCode::ShapeMismatch, "the head does not fit its CLIP",
                std::to_string(clip_->config.projection_dim) + " columns",
                std::to_string(head.weight.size(1)));
  head_labels_ = head.labels();
  name_ = "trained head on " + std::to_string(head_labels_.size()) +
          (head_labels_.size() == 1 ? " label" : " labels") + ", CLIP " + eyes;
  head_ = std::move(head);
}

const std::string& ClipJudge::clip_sha256() const {
  if (clip_sha256_.empty()) {
    Sha256 hash;
    hash.add(MappedFile::open(weights_)->bytes());
    clip_sha256_ = hash.hex();
  }
  return clip_sha256_;
}

std::string ClipJudge::weights_sha256() const {
  return head_ ? head_sha256(*head_) : clip_sha256();
}

std::vector<std::vector<std::string>> ClipJudge::label_lists() const {
  if (head_) return {head_labels_};
  std::vector<std::vector<std::string>> lists;
  for (const auto& group : groups_) lists.push_back(group.labels);
  return lists;
}

const std::vector<std::string>& ClipJudge::labels_beside(const std::string& label) const {
  static const std::vector<std::string> none;
  if (std::ranges::find(head_labels_, label) != head_labels_.end()) return head_labels_;
  for (const auto& group : groups_)
    if (std::find(group.labels.begin(), group.labels.end(), label) != group.labels.end()) return group.labels;
  return none;
}

torch::Tensor ClipJudge::image_direction(const Image& image) {
  if (last_direction_.defined() && image == last_image_) return last_direction_;
  const torch::NoGradGuard no_grad;
  const auto features = clip_->get_image_features(processor_(image).unsqueeze(0).to(device_)).squeeze(0);
  last_direction_ = (features / features.norm()).to(torch::kCPU, torch::kFloat32).contiguous();
  last_image_ = image;
  return last_direction_;
}

std::vector<float> ClipJudge::embedding(const Image& image) {
  const auto direction = image_direction(image);
  const auto* first = direction.const_data_ptr<float>();
  return {first, first + direction.numel()};
}

torch::Tensor ClipJudge::text_direction(const std::string& text) {
  const torch::NoGradGuard no_grad;
  return embed_label(clip_, tokenizer_, {text}, device_).to(torch::kCPU, torch::kFloat32);
}

torch::Tensor ClipJudge::probabilities(const Image& image, std::size_t group) {
  const torch::NoGradGuard no_grad;
  const auto logits =
      clip_->logit_scale.exp() * label_embeddings_.at(group).matmul(image_direction(image).to(device_));
  return logits.softmax(0).to(torch::kCPU, torch::kFloat32);
}

Score ClipJudge::score_by_head(const Image& image, std::size_t label) {
  const auto all = head_->probabilities(image_direction(image));
  const auto* p = all.const_data_ptr<float>();
  const auto top = static_cast<std::size_t>(std::max_element(p, p + all.numel()) - p);
  return {p[label], p[top] >= kSeenFrom ? head_labels_[top] : std::string(), is_decided(p[label])};
}

Score ClipJudge::score(const Image& image, const std::string& label, int asked_objects) {
  if (const auto own = std::ranges::find(head_labels_, label); own != head_labels_.end())
    return score_by_head(image, static_cast<std::size_t>(own - head_labels_.begin()));
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
