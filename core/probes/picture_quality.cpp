#include "core/probes/picture_quality.h"

#include <map>
#include <set>

#include "core/metrics/clip_score.h"

namespace pentimento {
namespace {

constexpr std::size_t kLeastForDistance = 8;

/// Directions of pictures and texts, pair by pair.
struct Pairs {
  std::vector<int> prompts;
  std::vector<torch::Tensor> before, after, texts;

  std::optional<PairedDifference> difference() const {
    if (std::set<int>(prompts.begin(), prompts.end()).size() < 2) return {};
    const auto text = torch::stack(texts);
    const auto was = clip_cosines(torch::stack(before), text), is = clip_cosines(torch::stack(after), text);
    std::vector<PairedOutcome> outcomes;
    for (std::size_t i = 0; i < prompts.size(); ++i) outcomes.push_back({prompts[i], was[i], is[i]});
    return paired_bootstrap(outcomes);
  }
};

Kid distance_of(const std::vector<torch::Tensor>& first, const std::vector<torch::Tensor>& second) {
  KidSettings settings;
  settings.subset_size = static_cast<int>(std::min(first.size(), second.size()) / 2);
  return kernel_inception_distance(torch::stack(first), torch::stack(second), settings);
}

/// Texts are few and asked for again and again.
class Texts {
 public:
  explicit Texts(ClipJudge& clip) : clip_(clip) {}
  const torch::Tensor& operator()(const std::string& text) {
    auto& direction = known_[text];
    if (!direction.defined()) direction = clip_.text_direction(text);
    return direction;
  }

 private:
  ClipJudge& clip_;
  std::map<std::string, torch::Tensor> known_;
};

} // namespace

std::string without_word(const std::string& prompt, const std::string& word) {
  const auto at = word.empty() ? std::string::npos : prompt.find(word);
  if (at == std::string::npos) return {};
  auto start = prompt.substr(0, at);
  for (const std::string article : {"a ", "an ", "the "})
    if (start == article || start.ends_with(" " + article)) start.erase(start.size() - article.size());
  auto rest = start + prompt.substr(at + word.size());
  const auto first = rest.find_first_not_of(" ,"), last = rest.find_last_not_of(" ,");
  return first == std::string::npos ? std::string() : rest.substr(first, last - first + 1);
}

PictureQuality picture_quality(const Suite& suite, const std::vector<DrawnPicture>& before,
                               const std::vector<DrawnPicture>& after, ClipJudge& clip, RunControl& control) {
  std::map<CellKey, const DrawnPicture*> was;
  for (const auto& picture : before) was[picture.key] = &picture;
  Texts texts(clip);
  Pairs rest, whole;
  for (const auto& picture : after) {
    const auto found = was.find(picture.key);
    if (found == was.end() || picture.key.row < 0 ||
        static_cast<std::size_t>(picture.key.row) >= suite.cases.size())
      continue;
    control.checkpoint();
    const auto& one = suite.cases[static_cast<std::size_t>(picture.key.row)];
    const bool asks = asks_for_target(one.role);
    const auto text = asks ? without_word(one.text, one.word) : one.text;
    if (text.empty()) continue;
    auto& pairs = asks ? rest : whole;
    pairs.prompts.push_back(picture.key.row);
    pairs.before.push_back(clip.image_direction(*found->second->image));
    pairs.after.push_back(clip.image_direction(*picture.image));
    pairs.texts.push_back(texts(text));
  }
  PictureQuality quality;
  quality.rest_of_prompt = rest.difference();
  quality.clip_score = whole.difference();
  if (whole.before.size() < 2 * kLeastForDistance) return quality;
  quality.distance = distance_of(whole.before, whole.after);
  std::vector<torch::Tensor> even, odd;
  for (std::size_t i = 0; i < whole.before.size(); ++i) (i % 2 ? odd : even).push_back(whole.before[i]);
  quality.distance_by_chance = distance_of(even, odd);
  return quality;
}

} // namespace pentimento
