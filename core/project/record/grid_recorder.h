#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/project/project.h"
#include "core/project/record/run_manifest.h"
#include "core/project/run_plan.h"
#include "core/values/edit_info.h"

namespace pentimento {

/// What the engine says once of the open model.
struct ModelRecord {
  Document model, conditions, judge; ///< Parts of a manifest.
  bool has_vocabulary = false;
  int unet_width = 0; ///< Channels of the UNet's first block: a method's presets depend on it.
  std::string name, base_hash, precision, device;
};

/// A layer of the stack, with its content.
struct LayerRecord {
  EditInfo info;
  std::string content_hash;
  std::shared_ptr<const WeightDelta> delta;
};

/// A state of the weights in which pictures are drawn.
struct StackRecord {
  std::string state;
  Document edits; ///< By manifest_of_edits.
  std::vector<LayerRecord> layers;
};

/// Pictures of one batch of `keys`, in their order: all, unless it was stopped.
struct PictureBatch {
  bool before = false;
  std::vector<CellKey> keys;
  std::vector<DrawnPicture> pictures;
};

/// Pictures that a project holds already of a suite in a state.
struct KeptPictures {
  std::vector<DrawnPicture> before, after;
  std::vector<DrawnPicture> on_the_way; ///< Of the snapshots that led there.
  std::string left_out;                 ///< Why pictures that are there were not taken, or empty.
};

/// Writes the pictures of the window's grid as runs that the command line understands: those of the base as a
/// run "before", those of each edited state as a run "probe", which gets the before pictures' rows when it is
/// finished. Pictures of a run that a kill cut off are taken up again under the same conditions.
/// The thread of its project only; every member throws what Project throws.
class GridRecorder {
 public:
  explicit GridRecorder(Project& project) : project_(project) {}

  void open_model(ModelRecord model);
  const ModelRecord& model() const { return model_; }
  /// What the grid asks from now on.
  void ask(ProbePart part);
  /// The edits behind a state; pictures of it that came before are written now.
  void stack(StackRecord stack);
  /// May be said again after a failure. Pictures that are there already are left alone.
  void batch(const PictureBatch& batch);
  /// All pictures of an edited state are there. @param summary its panel.
  void finish(const std::string& state, Document summary);
  /// True when the run of this state was finished, now or earlier.
  bool finished(const std::string& state);
  /// A state that a run has passed: its pictures stay, no more are expected.
  void pass(const std::string& state);
  /// The pictures of the base, of `state` and of the snapshots that led there, for what is asked now.
  KeptPictures kept(const std::string& state, const std::vector<Snapshot>& passed = {});

  /// The id of a picture's row. 0: it is not there.
  std::int64_t row_of(const std::string& state, const CellKey& key);

 private:
  using Cell = std::pair<std::string, CellKey>; ///< Side and key.
  struct Run {
    std::int64_t id = 0;
    bool done = false;
    std::map<Cell, CellRecord> cells;
  };
  Run* find(const std::string& state);
  Run& open(const std::string& state);
  bool taken_up(const RunRecord& record, const std::string& state, const Document& plan) const;
  void write(const PictureBatch& batch, const std::string& state);
  NewPicture picture_of(const DrawnPicture& picture, const PictureBatch& batch, std::int64_t run) const;
  bool base(const std::string& state) const { return state == model_.base_hash; }
  std::vector<DrawnPicture> read(const std::string& state, int snapshot, std::string& left_out);

  Project& project_;
  ModelRecord model_;
  ProbePart part_;
  std::map<std::string, StackRecord> stacks_;
  std::map<std::string, Run> runs_;                          ///< Of what is asked now, by state.
  std::map<std::string, std::vector<PictureBatch>> waiting_; ///< Of states whose edits are not known yet.
  std::vector<std::string> waiting_order_;
  std::map<std::string, std::chrono::steady_clock::time_point> started_;
};

} // namespace pentimento
