#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "core/judges/classifier_head.h"
#include "core/judges/judge.h"
#include "core/models/vision_encoders/clip_image_processor.h"
#include "core/models/vision_encoders/clip_model.h"
#include "core/text/clip_tokenizer.h"
#include "core/values/judge_info.h"
#include "core/values/vocabulary.h"

namespace pentimento {

/// Labels that exclude each other, with the text that each is asked by.
struct LabelGroup {
  std::vector<std::string> labels;
  std::vector<std::vector<std::string>>
      texts; ///< One list a label; the mean of their embeddings stands for it.
};

/// The objects and the styles of a vocabulary as label groups, asked by their main words.
std::vector<LabelGroup> label_groups(const Vocabulary& vocabulary);

/// The floor of ClipJudge::score for two objects. Calibrated on 324 pictures of the unedited miniature
/// (108 two-object prompts, DDIM 20 steps and two DPM-Solver++ 10 steps): an asked object is judged seen in
/// .76 (plain p >= .5: .49; some pictures lack it), one not asked for in 11 of 8,100. At .1 it is .65 and 7,
/// at .005 .79 and 12.
inline constexpr double kSecondObjectFloor = 0.02;

/// The folder of a CLIP as it is named: a path, or "miniature" for the bundled model's own judge.
std::filesystem::path clip_folder_of(const std::filesystem::path& named);

/// A CLIP of Transformers' layout as judge, in one of two ways: zero-shot, a softmax over a group of
/// exp(logit_scale) · cosine(image, text) (Radford et al. 2021, arXiv 2103.00020, section 3.1); or by a head
/// that was trained on labelled pictures, which then knows its own labels alone. Runs in float32; each
/// picture is judged alone.
class ClipJudge final : public Judge {
 public:
  /// Opens a Transformers CLIP folder, or a trained head with its CLIP. @param groups what a zero-shot judge
  /// chooses among, see choose_among; a head has labels of its own. @throws Error(FileNotFound | BadFormat |
  /// MissingComponent | MissingTensor | ShapeMismatch | Unsupported), Error(OtherBase) where a head's CLIP is
  /// another one than it was trained on.
  static std::unique_ptr<ClipJudge> open(const std::filesystem::path& folder, std::vector<LabelGroup> groups,
                                         torch::Device device = torch::kCPU);
  /// The same, or null where nothing can be judged: no folder was named, or there is nothing to choose among.
  static std::unique_ptr<ClipJudge> open_if_any(const std::filesystem::path& folder,
                                                std::vector<LabelGroup> groups,
                                                torch::Device device = torch::kCPU);

  std::string name() const override { return name_; }
  const std::vector<std::string>& labels_beside(const std::string& label) const override;

  /// For two objects the most probable *other* label is taken as the second object and set aside before the
  /// label is weighed: p / max(1 − p_other, floor), so that two objects can both be seen; the floor keeps
  /// crumbs from becoming an object. A head's labels do not exclude each other, so nothing is set aside.
  Score score(const Image& image, const std::string& label, int asked_objects = 1) override;
  std::vector<float> embedding(const Image& image) override;

  /// Probabilities of one group. @return [labels] float32 on the CPU, summing to 1.
  torch::Tensor probabilities(const Image& image, std::size_t group);
  /// What a zero-shot judge chooses among from now on; of no groups it knows nothing. A head stays as it is.
  void choose_among(std::vector<LabelGroup> groups);
  JudgeInfo info() const; ///< But for the folder that was asked for.
  /// Every label it knows, in groups that exclude each other; those of a head do not.
  std::vector<std::vector<std::string>> label_lists() const;
  const std::vector<LabelGroup>& groups() const { return groups_; }
  /// What was trained on top of the CLIP; empty for a zero-shot judge.
  const std::optional<ClassifierHead>& head() const { return head_; }
  /// Where the CLIP is: its folder, or "miniature".
  const std::filesystem::path& folder() const { return folder_; }
  /// SHA-256 of the CLIP's weights' file (of an index of shards, of the index), asked for first by reading
  /// it.
  const std::string& clip_sha256() const;
  /// Which judge this is, whatever it is called: clip_sha256, or head_sha256 of a head. 64 hex characters.
  std::string weights_sha256() const;

  /// Where a picture, or a text, lies in the CLIP's common space. @return [projection_dim] float32 on the
  /// CPU, unit length.
  torch::Tensor image_direction(const Image& image);
  torch::Tensor text_direction(const std::string& text);

 private:
  ClipJudge(CLIPModel clip, CLIPImageProcessor processor, CLIPTokenizer tokenizer, torch::Device device)
      : clip_(std::move(clip)), processor_(std::move(processor)), tokenizer_(std::move(tokenizer)),
        device_(device) {}

  void take(ClassifierHead head, const std::string& eyes);
  Score score_by_head(const Image& image, std::size_t label);

  std::string name_;
  std::filesystem::path folder_, weights_;
  mutable std::string clip_sha256_; ///< Empty until it is asked for.
  std::optional<ClassifierHead> head_;
  std::vector<std::string> head_labels_;
  CLIPModel clip_;
  CLIPImageProcessor processor_;
  CLIPTokenizer tokenizer_;
  torch::Device device_;
  std::vector<LabelGroup> groups_;
  Image last_image_; ///< Score and embedding are asked for in turn, and the tower is all of the cost.
  torch::Tensor last_direction_;
  std::vector<torch::Tensor> label_embeddings_; ///< One a group: [labels, D], unit length.
};

} // namespace pentimento
