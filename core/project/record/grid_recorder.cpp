#include "core/project/record/grid_recorder.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/export/picture_metadata.h"
#include "core/project/manifest.h"
#include "core/project/record/probe_manifest.h"

namespace pentimento {
namespace {

constexpr std::size_t kMostWaiting = 2; // a run's snapshots go by; only the newest can become the result

std::string text_of(const Document& document) {
  return document.dump(-1, ' ', false, Document::error_handler_t::replace);
}

std::string side_name(bool before) {
  return before ? "before" : "after";
}

} // namespace

void GridRecorder::open_model(ModelRecord model) {
  model_ = std::move(model);
  stacks_.clear();
  runs_.clear();
  waiting_.clear();
  waiting_order_.clear();
  remember_model(project_.path_of("models.json"), place_of(model_.model));
  stacks_[model_.base_hash] = {model_.base_hash, Document::array(), {}};
}

void GridRecorder::ask(ProbePart part) {
  part_ = std::move(part);
  runs_.clear();
  waiting_.clear();
  waiting_order_.clear();
}

void GridRecorder::stack(StackRecord stack) {
  const auto state = stack.state;
  if (!base(state)) stacks_[state] = std::move(stack);
  const auto found = waiting_.find(state);
  if (found == waiting_.end()) return;
  while (!found->second.empty()) { // one that was written is not written again after a failure
    write(found->second.front(), state);
    found->second.erase(found->second.begin());
  }
  waiting_.erase(found);
  std::erase(waiting_order_, state);
}

void GridRecorder::batch(const PictureBatch& batch) {
  if (batch.pictures.empty() || model_.base_hash.empty()) return;
  const auto state = batch.pictures.front().state;
  if (stacks_.contains(state)) return write(batch, state);
  if (!waiting_.contains(state)) waiting_order_.push_back(state);
  waiting_[state].push_back(batch);
  if (waiting_order_.size() <= kMostWaiting) return;
  waiting_.erase(waiting_order_.front());
  waiting_order_.erase(waiting_order_.begin());
}

/// A run that was cut off goes on under the same conditions only: its manifest holds for all its pictures.
bool GridRecorder::taken_up(const RunRecord& record, const std::string& state, const Document& plan) const {
  if (record.kind != (base(state) ? "before" : "probe")) return false;
  const auto& manifest = record.manifest;
  if (value_at<std::string>(manifest, "model.base_hash") != model_.base_hash ||
      value_at<std::string>(manifest, "state") != state)
    return false;
  if (text_of(project_.plan(record.plan).document) != text_of(plan)) return false;
  return record.status == "done" ||
         text_of(manifest.value("conditions", Document())) == text_of(model_.conditions);
}

GridRecorder::Run* GridRecorder::find(const std::string& state) {
  if (const auto known = runs_.find(state); known != runs_.end()) return &known->second;
  const auto plan = json_of_probe(part_);
  for (const auto& record : project_.runs()) {
    if (!taken_up(record, state, plan)) continue;
    Run run{record.id, record.status == "done", {}};
    for (auto& cell : project_.cells(record.id)) run.cells[{cell.side, cell.key}] = std::move(cell);
    auto& best = runs_[state]; // a finished one before others, then the newest
    if (best.id == 0 || run.done >= best.done) best = std::move(run);
  }
  const auto found = runs_.find(state);
  return found == runs_.end() ? nullptr : &found->second;
}

GridRecorder::Run& GridRecorder::open(const std::string& state) {
  if (auto* run = find(state)) return *run;
  const auto& stack = stacks_.at(state);
  const std::string kind = base(state) ? "before" : "probe";
  const RunSetting setting{model_.model, model_.conditions, stack.edits, state};
  const auto id = project_.begin_run(project_.add_plan(part_.suite.name, json_of_probe(part_)), kind,
                                     run_manifest(kind, setting, probe_manifest(part_, model_.judge)));
  for (const auto& layer : stack.layers) // what a replay needs
    if (layer.info.on && layer.info.strength != 0.0 && !layer.info.other_base)
      project_.add_edit(id, *layer.delta, 0, state, {{"used", true}});
  started_[state] = std::chrono::steady_clock::now();
  return runs_[state] = {id, false, {}};
}

NewPicture GridRecorder::picture_of(const DrawnPicture& picture, const PictureBatch& batch,
                                    std::int64_t run) const {
  const auto& cases = part_.suite.cases;
  const auto& one = cases[static_cast<std::size_t>(picture.key.row)];
  const auto judge = model_.judge.is_null() ? std::string() : model_.judge.value("name", "");
  NewPicture made{probe_cell(one, picture, batch.before, picture.score ? judge : "", model_.has_vocabulary),
                  picture.image,
                  {}};
  made.cell.run = run;
  BatchRequests requests;
  for (const auto& key : batch.keys)
    requests.emplace_back(cases[static_cast<std::size_t>(key.row)].text, key.seed);
  made.cell.manifest = manifest_of_cell(made.cell, requests);
  PictureRecord record{{one.text, picture.key.seed},
                       part_.sampling,
                       model_.name,
                       model_.base_hash,
                       picture.state,
                       {},
                       model_.precision,
                       model_.device};
  for (const auto& edit : stacks_.at(picture.state).edits)
    record.edits.push_back(fmt::format("{}:{:g}", edit.value("name", ""), edit.value("strength", 1.0)));
  made.texts = picture_metadata(record);
  return made;
}

void GridRecorder::write(const PictureBatch& batch, const std::string& state) {
  for (const auto& picture : batch.pictures)
    if (picture.key.row >= static_cast<int>(part_.suite.cases.size())) return; // of a suite that is gone
  auto& run = open(state);
  std::vector<NewPicture> pictures;
  for (const auto& picture : batch.pictures)
    if (!run.cells.contains({side_name(batch.before), picture.key}))
      pictures.push_back(picture_of(picture, batch, run.id));
  if (pictures.empty()) return;
  project_.add_pictures(pictures);
  for (auto& one : pictures) run.cells[{one.cell.side, one.cell.key}] = std::move(one.cell);
  if (!base(state) || run.done || run.cells.size() != part_.cells.size()) return;
  project_.end_run(run.id, "done", {{"state", state}, {"pictures", run.cells.size()}});
  run.done = true;
}

bool GridRecorder::finished(const std::string& state) {
  const auto* run = find(state);
  return run && run->done;
}

void GridRecorder::finish(const std::string& state, Document summary) {
  auto* run = find(state);
  const auto* before = find(model_.base_hash);
  if (!run || !before || run->done || base(state)) return;
  std::vector<CellRecord> missing;
  for (const auto& record : project_.cells(before->id))
    if (!run->cells.contains({"before", record.key})) {
      missing.push_back(record);
      missing.back().run = run->id;
    }
  if (run->cells.size() + missing.size() != 2 * part_.cells.size()) return; // some were never written
  project_.add_rows(missing);
  for (const auto& cell : project_.cells(run->id)) run->cells[{cell.side, cell.key}] = cell;
  if (const auto begun = started_.find(state); begun != started_.end())
    summary["elapsed_s"] =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begun->second).count();
  summary["peak_memory_mib"] = peak_memory_mib();
  project_.end_run(run->id, "done", summary);
  run->done = true;
}

std::int64_t GridRecorder::row_of(const std::string& state, const CellKey& key) {
  auto* run = find(state);
  if (!run) return 0;
  const auto found = run->cells.find({side_name(base(state)), key});
  if (found == run->cells.end()) return 0;
  if (found->second.id != 0) return found->second.id;
  for (const auto& cell : project_.cells(run->id)) run->cells[{cell.side, cell.key}] = cell;
  return run->cells.at({side_name(base(state)), key}).id;
}

void GridRecorder::pass(const std::string& state) {
  if (base(state)) return;
  if (const auto stack = stacks_.find(state); stack != stacks_.end())
    stack->second.layers.clear(); // they are on the disk
  if (const auto* run = find(state); run && !run->done)
    project_.end_run(run->id, "partial", {{"state", state}, {"pictures", run->cells.size()}});
}

std::vector<DrawnPicture> GridRecorder::read(const std::string& state, int snapshot, std::string& left_out) {
  std::vector<DrawnPicture> pictures;
  const auto* run = find(state);
  if (!run) return pictures;
  for (const auto& record :
       project_.cells(run->id)) { // what was written in this session has its file there alone
    if (record.side != side_name(base(state))) continue;
    try {
      auto image = std::make_shared<const Image>(read_picture(project_.path_of(record.file)));
      if (pixels_hash(*image) != record.pixels) {
        left_out = record.file + " is not the picture that was recorded";
        continue;
      }
      pictures.push_back({record.key, std::move(image), record.state, record.score, record.verdict, snapshot,
                          record.elapsed_ms, nullptr});
    } catch (const Error& error) { // it is drawn again
      left_out = error.what();
    }
  }
  return pictures;
}

KeptPictures GridRecorder::kept(const std::string& state, const std::vector<Snapshot>& passed) {
  KeptPictures pictures;
  pictures.before = read(model_.base_hash, -1, pictures.left_out);
  if (!base(state)) pictures.after = read(state, -1, pictures.left_out);
  for (const auto& snapshot : passed) {
    if (base(snapshot.state) || snapshot.state == state) continue;
    for (auto& picture : read(snapshot.state, snapshot.index, pictures.left_out))
      pictures.on_the_way.push_back(std::move(picture));
  }
  return pictures;
}

} // namespace pentimento
