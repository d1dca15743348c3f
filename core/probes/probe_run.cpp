#include "core/probes/probe_run.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/base/error.h"
#include "core/judges/verdicts.h"
#include "core/pipelines/batches.h"
#include "core/pipelines/draw_each.h"
#include "core/pipelines/memory_ladder.h"

namespace pentimento {
namespace {

/// The requests of cells first … first + n − 1.
std::vector<Request> requests_of(const Suite& suite, const std::vector<CellKey>& cells, int first, int n) {
  std::vector<Request> requests;
  for (int i = first; i < first + n; ++i) {
    const auto& key = cells[static_cast<std::size_t>(i)];
    if (key.row < 0 || static_cast<std::size_t>(key.row) >= suite.cases.size())
      throw Error(ErrorCode::Internal, "a cell lies outside the suite",
                  "row 0 to " + std::to_string(suite.cases.size()) + " exclusive", std::to_string(key.row));
    requests.push_back({suite.cases[static_cast<std::size_t>(key.row)].text, key.seed});
  }
  return requests;
}

/// How many neighbouring cells share a row, row after row. A row is one group of batches: the shape of the
/// batch that a picture is drawn in decides its last bits, so it must not depend on which other rows are
/// drawn with it.
std::vector<int> row_lengths(const std::vector<CellKey>& cells) {
  std::vector<int> lengths;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i == 0 || cells[i].row != cells[i - 1].row) lengths.push_back(0);
    ++lengths.back();
  }
  return lengths;
}

/// Time since the last question.
class Lap {
 public:
  double milliseconds() {
    const auto since = std::exchange(start_, Clock::now());
    return std::chrono::duration<double, std::milli>(start_ - since).count();
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point start_ = Clock::now();
};

/// A picture with all that is read from it.
DrawnPicture judged(Judge* judge, const PromptCase& one, Image image, const ProbeSettings& settings) {
  DrawnPicture picture;
  picture.image = std::make_shared<const Image>(std::move(image));
  picture.score = judged_score(judge, one, *picture.image);
  if (picture.score)
    if (auto embedding = judge->embedding(*picture.image); !embedding.empty())
      picture.embedding = std::make_shared<const std::vector<float>>(std::move(embedding));
  if (!settings.before && picture.score) picture.verdict = verdict_for(one.role, *picture.score);
  picture.snapshot = settings.snapshot;
  return picture;
}

} // namespace

std::optional<Score> judged_score(Judge* judge, const PromptCase& one, const Image& image) {
  if (!judge || judge->labels_beside(one.judged).empty()) return {};
  return judge->score(image, one.judged, one.role == Role::Combined ? 2 : 1);
}

std::vector<CellKey> all_cells(const Suite& suite, const std::vector<std::uint64_t>& seeds) {
  std::vector<CellKey> cells;
  for (int row = 0; row < static_cast<int>(suite.cases.size()); ++row)
    for (const auto seed : seeds) cells.push_back({row, seed});
  return cells;
}

std::vector<DrawnPicture> run_probe(StableDiffusionPipeline& pipeline, Judge* judge, const Suite& suite,
                                    const std::vector<CellKey>& cells, const ProbeSettings& settings,
                                    RunControl& control, const ProbeCallbacks& callbacks) {
  std::vector<DrawnPicture> pictures;
  const auto state_now = [&] { return settings.state ? settings.state() : pipeline.model()->base_hash(); };
  const auto work = [&](int first, int n) {
    Lap lap;
    double sampling_ms = 0.0; // each picture's share of what the batch does together
    const auto state = state_now();
    const std::vector<CellKey> keys(cells.begin() + first, cells.begin() + first + n);
    BatchCallbacks told{{}, callbacks.warning, {}};
    told.step = [&](int step, int steps) {
      if (callbacks.step) callbacks.step(keys, step, steps);
    };
    if (callbacks.preview)
      told.preview = [&](const std::vector<Image>& rough) { callbacks.preview(keys, rough); };
    told.sampled = [&](const torch::Tensor&) { sampling_ms = lap.milliseconds() / n; };
    const auto keep = [&](int place, Image image) {
      if (state_now() != state)
        throw Error(ErrorCode::Internal, "the weights changed while pictures were drawn", state, state_now());
      const double elapsed_ms = sampling_ms + lap.milliseconds();
      const auto at = static_cast<std::size_t>(first + place);
      if (at >= pictures.size()) { // else handed on already, before memory ran out for its neighbours
        const auto& one = suite.cases[static_cast<std::size_t>(cells[at].row)];
        pictures.push_back(judged(judge, one, std::move(image), settings));
        pictures.back().key = cells[at];
        pictures.back().state = state;
        pictures.back().elapsed_ms = elapsed_ms;
        if (callbacks.picture) callbacks.picture(pictures.back());
      }
      lap.milliseconds(); // what others do with a picture is not the next one's time
    };
    draw_each(pipeline, requests_of(suite, cells, first, n), settings.sampling, control, told, keep);
  };
  std::vector<std::string> prompts;
  for (const auto& one : suite.cases) prompts.push_back(one.text);
  warn_of_cuts(*pipeline.model(), prompts, callbacks.warning);
  MemoryLadder ladder(pipeline.model(), callbacks.warning);
  in_batches(row_lengths(cells), settings.sampling.batch, work, callbacks.warning,
             [&] { return ladder.step(); });
  return pictures;
}

} // namespace pentimento
