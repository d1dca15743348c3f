#include "core/jobs/open_model_job.h"

#include "core/base/error.h"
#include "core/erasure/registry.h"
#include "core/jobs/job_context.h"
#include "core/jobs/probes/attack_job.h"
#include "core/jobs/session.h"
#include "core/pipelines/model_report.h"

namespace pentimento {
namespace {

/// Says what can be seen of a model that cannot be opened; nothing where it is no model at all.
void say_what_is_seen(const std::string& path, JobContext& context) {
  try {
    context.emit(ModelRefused{look_at_model(path)});
  } catch (const Error&) { // the failure itself says what it is
  }
}

} // namespace

void OpenModelJob::run(JobContext& context) {
  Session& session = context.session();
  try {
    session.open(path_, device_, precision_);
  } catch (const Error&) {
    say_what_is_seen(path_, context);
    throw;
  }
  try {
    if (!judge_.empty()) session.set_judge(judge_);
  } catch (const Error& error) {
    context.emit(
        JobWarning{std::string("The judge of this project cannot be opened, so the model's own judges: ") +
                   error.what()});
  }
  ModelOpened opened;
  opened.info = session.model().info();
  opened.judge = session.judge_info();
  opened.info.judge = opened.judge.name;
  if (const auto vocabulary = session.model().vocabulary) opened.vocabulary = *vocabulary;
  opened.methods = method_descriptions();
  opened.sampling = default_sampling(session.model());
  opened.attacks = attack_infos(static_cast<int>(session.model().unet->config.block_out_channels.front()));
  context.emit(std::move(opened));
  context.emit(EditsChanged{session.edits(), session.state()});
}

} // namespace pentimento
