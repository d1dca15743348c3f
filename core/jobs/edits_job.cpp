#include "core/jobs/edits_job.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/edits/weight_delta_file.h"
#include "core/jobs/job_context.h"
#include "core/jobs/session.h"

namespace pentimento {
namespace {

void set_and_say(JobContext& context, std::vector<EditInfo> edits) {
  Session& session = context.session();
  session.model();
  session.set_edits(std::move(edits));
  context.emit(EditsChanged{session.edits(), session.state(), session.conflicts()});
}

std::string title_of(const WeightDelta& delta, const std::string& otherwise) {
  Plan plan;
  plan.pairs = delta.origin.pairs;
  const std::string title = plan_title(plan);
  return title.empty() ? otherwise : title;
}

} // namespace

void SetEditsJob::run(JobContext& context) {
  set_and_say(context, edits_);
}

void ForgetEditsJob::run(JobContext& context) {
  for (const int id : ids_) context.session().forget(id);
}

void OpenEditJob::run(JobContext& context) {
  Session& session = context.session();
  session.model();
  auto delta = std::make_shared<const WeightDelta>(load_delta(path_));
  EditInfo edit;
  edit.name = title_of(*delta, path_.stem().string());
  edit.method = delta->origin.method;
  const auto& made_for = delta->origin.base_hash;
  edit.other_base = !made_for.empty() && made_for != session.model().base_hash();
  if (made_for.empty())
    context.emit(JobWarning{path_.filename().string() + " comes from another tool (" + delta->origin.method +
                            ") and does not say which base it was made for."});
  edit.on = !edit.other_base;
  if (edit.other_base)
    context.emit(JobWarning{path_.filename().string() + " was made for the base " +
                            delta->origin.base_hash.substr(0, 8) + ", this model is " +
                            session.model().base_hash().substr(0, 8) + ". It stays off."});
  edit.id = session.keep(std::move(delta));
  auto edits = session.edits();
  edits.push_back(edit);
  set_and_say(context, std::move(edits));
}

void DuplicateEditJob::run(JobContext& context) {
  Session& session = context.session();
  auto edits = session.edits();
  const auto found =
      std::find_if(edits.begin(), edits.end(), [this](const EditInfo& edit) { return edit.id == id_; });
  if (found == edits.end())
    throw Error(ErrorCode::UnknownName, "there is no such edit", "", std::to_string(id_));
  EditInfo copy = *found;
  copy.id = session.keep(session.delta(id_));
  copy.name += " 2";
  edits.insert(found + 1, copy);
  set_and_say(context, std::move(edits));
}

void MergeEditsJob::run(JobContext& context) {
  Session& session = context.session();
  session.model();
  std::vector<EditInfo> rest;
  std::string name;
  int merged = 0;
  for (const auto& edit : session.edits()) {
    const bool takes_part = edit.on && edit.strength != 0.0 && !edit.other_base;
    if (!takes_part) {
      rest.push_back(edit);
      continue;
    }
    name += (merged++ ? " + " : "") + edit.name;
  }
  if (merged < 2)
    throw Error(ErrorCode::BadSetting, "there is nothing to merge", "two edits that are on",
                std::to_string(merged));
  auto delta =
      std::make_shared<WeightDelta>(session.stack().merge(session.parameters(), session.model().base_hash()));
  EditInfo edit;
  edit.name = name;
  edit.method = delta->origin.method;
  edit.id = session.keep(std::move(delta));
  rest.push_back(edit);
  set_and_say(context, std::move(rest));
}

} // namespace pentimento
