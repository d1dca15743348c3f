#include "app/cli/project/recorder.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "app/cli/stopwatch.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/project/manifest.h"

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
  const auto place = manifest_of_model(model, word);
  remember_model(project_->path_of("models.json"), {place["name"], place["path"], place["base_hash"],
                                                    place["prediction_type"], place["tokenizer"]});
  const char* operator_id = std::getenv("PENTIMENTO_OPERATOR"); // a pseudonym; nothing is guessed
  Document whole{{"format", "pentimento-manifest"},
                 {"format_version", 1},
                 {"kind", kind},
                 {"model", place},
                 {"conditions", conditions_of(model)},
                 {"edits", manifest_of_edits(edits)},
                 {"state", edits.state_hash(model.base_hash())},
                 {"operator", operator_id ? Document(operator_id) : Document(nullptr)},
                 {"label_log", nullptr}};
  whole.update(manifest);
  started_ = std::chrono::steady_clock::now();
  run_ = project_->begin_run(project_->add_plan(title, plan), kind, whole);
  for (const auto& layer : edits.layers()) // what a replay needs
    project_->add_edit(run_, *layer.delta, 0, edits.state_hash(model.base_hash()), {{"used", true}});
}

void Recorder::edit(const WeightDelta& edit, int step, const std::string& state, const Document& figures) {
  if (on()) project_->add_edit(run_, edit, step, state, figures);
}

void Recorder::batch(std::vector<std::pair<std::string, std::uint64_t>> requests) {
  batch_ = std::move(requests);
  next_ = 0;
}

std::int64_t Recorder::picture(CellRecord cell, const Image& image, const PngTexts& texts) {
  if (!on()) return 0;
  cell.run = run_;
  Document batch = Document::array();
  for (const auto& [prompt, seed] : batch_) batch.push_back({{"prompt", prompt}, {"seed", seed}});
  const auto own = std::find(batch_.begin() + next_, batch_.end(), std::pair{cell.one.text, cell.key.seed});
  cell.manifest = {{"prompt", cell.one.text},
                   {"seed", cell.key.seed},
                   {"edited", cell.side != "before"},
                   {"batch", batch},
                   {"place_in_batch", own - batch_.begin()}};
  if (own != batch_.end()) next_ = own - batch_.begin() + 1;
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
