#include "core/probes/second_opinion.h"

#include "core/judges/verdicts.h"
#include "core/probes/probe_run.h"

namespace pentimento {
namespace {

bool sees(const Score& score) {
  return score.probability >= kSeenFrom;
}

} // namespace

std::optional<bool> disagree(const std::optional<Score>& first, const std::optional<Score>& second) {
  if (!first || !second || !first->sure || !second->sure) return {};
  return sees(*first) != sees(*second);
}

SecondOpinion second_opinion(const Suite& suite, const std::vector<DrawnPicture>& before,
                             const std::vector<DrawnPicture>& after, ClipJudge& judge, RunControl& control) {
  SecondOpinion opinion;
  opinion.name = judge.name();
  opinion.weights_sha256 = judge.weights_sha256();
  std::vector<std::vector<int>> table(2, std::vector<int>(2, 0));
  const auto judged = [&](const std::vector<DrawnPicture>& pictures) {
    std::vector<std::optional<Score>> scores;
    for (const auto& picture : pictures) {
      control.checkpoint();
      const auto& one = suite.cases.at(static_cast<std::size_t>(picture.key.row));
      const auto score = picture.image ? judged_score(&judge, one, *picture.image) : std::nullopt;
      scores.push_back(score);
      if (!picture.score || !score) continue;
      const auto differs = disagree(picture.score, score);
      if (!differs) {
        ++opinion.not_sure;
        continue;
      }
      opinion.disagree += {*differs ? 1 : 0, 1};
      ++table[sees(*picture.score)][sees(*score)];
    }
    return scores;
  };
  opinion.before = judged(before);
  opinion.after = judged(after);
  opinion.agreement = cohens_kappa(table);
  return opinion;
}

} // namespace pentimento
