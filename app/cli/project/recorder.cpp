#include "app/cli/project/recorder.h"

#include <chrono>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/project/manifest.h"
#include "core/project/record/run_manifest.h"

namespace pentimento::cli {

Recorder::Recorder(const std::string& folder) {
  if (!folder.empty()) project_.emplace(folder, Project::Access::Write);
}

Recorder::~Recorder() {
  if (!run_) return;
  try {
    project_->end_run(run_, "interrupted", nullptr);
  } catch (const Error& error) { // a full disk, most likely, which was said; the next opening marks it
    log::info(error.what());
  }
}

void Recorder::begin(const std::string& kind, const std::string& title, const Document& plan,
                     const DiffusionModel& model, const std::string& word, const EditStack& edits,
                     Document manifest) {
  if (!on()) return;
  const RunSetting setting{manifest_of_model(model, word), conditions_of(model), manifest_of_edits(edits),
                           edits.state_hash(model.base_hash())};
  remember_model(project_->path_of("models.json"), place_of(setting.model));
  started_ = std::chrono::steady_clock::now();
  run_ = project_->begin_run(project_->add_plan(title, plan), kind, run_manifest(kind, setting, manifest));
  for (const auto& layer : edits.layers()) // what a replay needs
    project_->add_edit(run_, *layer.delta, 0, setting.state, {{"used", true}});
}

void Recorder::edit(const WeightDelta& edit, int step, const std::string& state, const Document& figures) {
  if (on()) project_->add_edit(run_, edit, step, state, figures);
}

void Recorder::batch(BatchRequests requests) {
  batch_ = std::move(requests);
  next_ = 0;
}

std::int64_t Recorder::picture(CellRecord cell, const Image& image, const PngTexts& texts) {
  if (!on()) return 0;
  cell.run = run_;
  cell.manifest = manifest_of_cell(cell, batch_, next_);
  next_ =
      std::min<std::ptrdiff_t>(cell.manifest["place_in_batch"].get<std::ptrdiff_t>() + 1, std::ssize(batch_));
  return project_->add_picture(std::move(cell), image, texts);
}

void Recorder::finish(Document summary) {
  if (!on()) return;
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started_;
  summary["elapsed_s"] = elapsed.count();
  summary["peak_memory_mib"] = peak_memory_mib();
  project_->end_run(run_, "done", summary);
  run_ = 0;
}

} // namespace pentimento::cli
