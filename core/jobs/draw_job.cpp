#include "core/jobs/draw_job.h"

#include "core/jobs/job_context.h"
#include "core/jobs/session.h"
#include "core/probes/probe_run.h"

namespace pentimento {

std::vector<DrawnPicture> draw_cells(JobContext& context, const DrawOrder& order, bool before) {
  Session& session = context.session();
  session.ready_judge(order.suite);
  ProbeSettings settings;
  settings.sampling = order.sampling;
  settings.before = before;
  settings.snapshot = order.snapshot;
  settings.state = [&session] { return session.state(); };
  int done = 0;
  const int total = static_cast<int>(order.keys.size());
  ProbeCallbacks callbacks;
  callbacks.step = [&](const std::vector<CellKey>& keys, int step, int steps) {
    context.emit(PictureProgress{keys, before, step, steps});
  };
  callbacks.preview = [&](const std::vector<CellKey>& keys, const std::vector<Image>& rough) {
    PicturePreview preview{keys, before, session.state(), {}};
    for (const auto& image : rough) preview.rough.push_back(std::make_shared<const Image>(image));
    context.emit(std::move(preview));
  };
  callbacks.picture = [&](const DrawnPicture& picture) {
    context.emit(PictureDrawn{picture, before});
    context.count("picture", ++done, total); // no stop between the pictures of a batch: all of it, or nothing
  };
  callbacks.warning = [&](const std::string& sentence) { context.emit(JobWarning{sentence}); };
  context.progress("picture", 0, total);
  return run_probe(session.pipeline(), session.judge(), order.suite, order.keys, settings, context.control(),
                   callbacks);
}

void DrawBeforeJob::run(JobContext& context) {
  const EditsInPlace base(context.session(), {});
  draw_cells(context, order_, true);
}

void DrawAfterJob::run(JobContext& context) {
  draw_cells(context, order_, false);
}

void DrawStateJob::run(JobContext& context) {
  const EditsInPlace other(context.session(), edits_);
  draw_cells(context, order_, false);
}

} // namespace pentimento
