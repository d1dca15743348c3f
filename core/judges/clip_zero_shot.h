#pragma once

#include <filesystem>
#include <memory>

#include "core/judges/judge.h"
#include "core/models/vision_encoders/clip_image_processor.h"
#include "core/models/vision_encoders/clip_model.h"
#include "core/text/clip_tokenizer.h"
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

/// The floor of ClipZeroShot::score for two objects. Calibrated on 324 pictures of the unedited miniature
/// (108 two-object prompts, DDIM 20 steps and two DPM-Solver++ 10 steps): an asked object is judged seen in
/// .76 (plain p >= .5: .49; some pictures lack it), one not asked for in 11 of 8,100. At .1 it is .65 and 7,
/// at .005 .79 and 12.
inline constexpr double kSecondObjectFloor = 0.02;

/// A CLIP of Transformers' layout as zero-shot judge: softmax over a group of exp(logit_scale) ·
/// cosine(image, text). Radford et al. 2021, arXiv 2103.00020, section 3.1. Runs in float32; each picture is
/// judged alone.
class ClipZeroShot final : public Judge {
 public:
  /// Opens a Transformers CLIP folder. @throws Error(FileNotFound | BadFormat | MissingComponent |
  /// MissingTensor | ShapeMismatch | Unsupported), Error(BadSetting) without labels.
  static std::unique_ptr<ClipZeroShot> open(const std::filesystem::path& folder,
                                            std::vector<LabelGroup> groups,
                                            torch::Device device = torch::kCPU);

  std::string name() const override { return name_; }
  const std::vector<std::string>& labels_beside(const std::string& label) const override;

  /// For two objects the most probable *other* label is taken as the second object and set aside before the
  /// label is weighed: p / max(1 − p_other, floor), so that two objects can both be seen; the floor keeps
  /// crumbs from becoming an object.
  Score score(const Image& image, const std::string& label, int asked_objects = 1) override;
  std::vector<float> embedding(const Image& image) override;

  /// Probabilities of one group. @return [labels] float32 on the CPU, summing to 1.
  torch::Tensor probabilities(const Image& image, std::size_t group);
  const std::vector<LabelGroup>& groups() const { return groups_; }
  /// Which judge this is, whatever it is called: SHA-256 of its weights' file (of an index of shards, of the
  /// index), asked for first by reading it. 64 hex characters.
  const std::string& weights_sha256() const;

  /// Where a picture, or a text, lies in the CLIP's common space. @return [projection_dim] float32 on the
  /// CPU, unit length.
  torch::Tensor image_direction(const Image& image);
  torch::Tensor text_direction(const std::string& text);

 private:
  ClipZeroShot(CLIPModel clip, CLIPImageProcessor processor, CLIPTokenizer tokenizer, torch::Device device)
      : clip_(std::move(clip)), processor_(std::move(processor)), tokenizer_(std::move(tokenizer)),
        device_(device) {}

  std::string name_;
  std::filesystem::path weights_;
  mutable std::string weights_sha256_; ///< Empty until it is asked for.
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
