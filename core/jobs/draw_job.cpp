#include "core/jobs/draw_job.h"

#include <chrono>

#include "core/base/error.h"
#include "core/judges/judge.h"
#include "core/jobs/job_context.h"
#include "core/jobs/session.h"

namespace pentimento {
namespace {

/// The run of keys from `begin` that share a row: one batch.
std::size_t row_end(const std::vector<CellKey>& keys, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < keys.size() && keys[end].row == keys[begin].row) ++end;
  return end;
}

void judge_picture(const ClipZeroShot* judge, const PromptCase& prompt, bool before, DrawnPicture& picture) {
  if (!judge) return;
  picture.score = judge->score(*picture.image, prompt.judged, prompt.role);
  if (!before) picture.verdict = verdict_for(prompt.role, *picture.score);
}

} // namespace

void draw_cells(JobContext& context, const DrawOrder& order, bool before,
                const std::function<void(const DrawnPicture&)>& taken) {
  Session& session = context.session();
  int done = 0;
  for (std::size_t begin = 0; begin < order.keys.size();) {
    const std::size_t end = row_end(order.keys, begin);
    const std::vector<CellKey> keys(order.keys.begin() + static_cast<std::ptrdiff_t>(begin),
                                    order.keys.begin() + static_cast<std::ptrdiff_t>(end));
    const PromptCase& prompt = order.suite.cases.at(static_cast<std::size_t>(keys.front().row));
    context.progress("picture", done, static_cast<int>(order.keys.size()));

    std::vector<Request> requests;
    for (const auto& key : keys) requests.push_back({prompt.text, key.seed});
    const std::string state = session.state();
    const auto start = std::chrono::steady_clock::now();
    DrawCallbacks callbacks;
    callbacks.step = [&](int, int, int step, int steps) { context.emit(PictureProgress{keys, before, step, steps}); };
    callbacks.warning = [&](const std::string& sentence) { context.emit(JobWarning{sentence}); };
    const auto images = session.pipeline().draw(requests, order.sampling, context.control(), callbacks);
    if (session.state() != state)
      throw Error(ErrorCode::Internal, "the weights changed while a picture was drawn", state, session.state());
    const double elapsed_ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / keys.size();

    for (std::size_t i = 0; i < keys.size(); ++i) {
      DrawnPicture picture{keys[i], std::make_shared<const Image>(images[i]), state, {}, {}, order.snapshot, elapsed_ms};
      judge_picture(session.judge(), prompt, before, picture);
      if (taken) taken(picture);
      context.emit(PictureDrawn{std::move(picture), before});
    }
    done += static_cast<int>(keys.size());
    begin = end;
  }
  context.progress("picture", done, done);
}

void DrawBeforeJob::run(JobContext& context) {
  const EditsInPlace base(context.session(), {});
  draw_cells(context, order_, true);
}

void DrawAfterJob::run(JobContext& context) { draw_cells(context, order_, false); }

void DrawStateJob::run(JobContext& context) {
  const EditsInPlace other(context.session(), edits_);
  draw_cells(context, order_, false);
}

} // namespace pentimento
