#include "core/jobs/project/describe_job.h"

#include "core/base/error.h"
#include "core/jobs/job_context.h"
#include "core/jobs/session.h"
#include "core/project/manifest.h"
#include "core/project/record/probe_manifest.h"

namespace pentimento {

void DescribeModelJob::run(JobContext& context) {
  Session& session = context.session();
  auto& model = session.model();
  const auto& info = model.info();
  const std::string asked = session.judge_info().folder;
  ModelRecord record;
  record.model = manifest_of_model(model, word_);
  record.conditions = conditions_of(model);
  record.judge =
      manifest_of_judge(session.judge(), asked.empty() ? model.judge_folder : clip_folder_of(asked));
  record.has_vocabulary = model.vocabulary && !model.vocabulary->empty();
  record.unet_width = static_cast<int>(model.unet->config.block_out_channels.front());
  record.name = info.name;
  record.base_hash = model.base_hash();
  record.precision = info.precision;
  record.device = info.device;
  sink_(std::move(record));
}

StackRecord describe_stack(Session& session) {
  session.model();
  const auto stack = session.stack();
  StackRecord record{session.state(), manifest_of_edits(stack), {}};
  for (const auto& edit : session.edits()) {
    auto delta = session.delta(edit.id);
    const auto* layer = stack.find(edit.id); // one of another base is in none
    auto hash = layer ? layer->content_hash : delta->content_hash();
    record.layers.push_back({edit, std::move(hash), std::move(delta)});
  }
  return record;
}

void DescribeStackJob::run(JobContext& context) {
  sink_(describe_stack(context.session()));
}

void DescribeEditJob::run(JobContext& context) {
  Session& session = context.session();
  const auto& model = session.model();
  for (const auto& edit : session.edits()) {
    if (edit.id != id_) continue;
    auto delta = session.delta(id_);
    EditStack alone;
    alone.add(edit.name, delta);
    auto hash = alone.layers().front().content_hash;
    sink_({{edit, std::move(hash), std::move(delta)},
           alone.state_hash(model.base_hash()),
           model.base_hash(),
           model.info().precision,
           model.info().device});
    return;
  }
  throw Error(ErrorCode::UnknownName, "there is no such edit", "an edit of the stack", std::to_string(id_));
}

} // namespace pentimento
