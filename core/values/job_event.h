#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/values/attack_news.h"
#include "core/values/attention_map.h"
#include "core/values/concept.h"
#include "core/values/edit_info.h"
#include "core/values/grid_cell.h"
#include "core/values/judge_info.h"
#include "core/values/memory_forecast.h"
#include "core/values/model_info.h"
#include "core/values/outcome.h"
#include "core/values/probe_result.h"
#include "core/values/prompt_case.h"
#include "core/values/sampling_settings.h"
#include "core/values/snapshot.h"
#include "core/values/vocabulary.h"

namespace pentimento {

/// A job has left the queue and runs now.
struct JobStarted {
  std::string title; ///< "Erasing cat → dog"
};

/// Counted progress; `seconds_left` is empty until it can be said.
struct JobProgress {
  std::string what; ///< "step", "picture"
  int done = 0;
  int total = 0;
  std::optional<double> seconds_left;
  bool paused = false;
};

/// A model is open; sent by the open job, with what its folder brings along.
struct ModelOpened {
  ModelInfo info;
  Vocabulary vocabulary;
  std::vector<MethodDescription> methods;
  SamplingSettings sampling; ///< What suits it in the grid.
  JudgeInfo judge;
  std::vector<AttackInfo> attacks = {};
};

/// Pictures are judged by another judge from now on.
struct JudgeChanged {
  JudgeInfo judge;
};

/// A judge was trained on labelled pictures and written down; it does not judge yet.
struct JudgeTrained {
  JudgeInfo judge;                   ///< With its folder.
  std::vector<std::string> rejected; ///< Pictures that could not be read, a sentence each.
};

/// A model could not be opened; what its names and shapes say. The job's failure follows.
struct ModelRefused {
  ModelInfo info;
};

/// A picture has been drawn; `before` tells which side of the pair.
struct PictureDrawn {
  DrawnPicture picture;
  bool before = false;
};

/// A picture is being drawn.
struct PictureProgress {
  std::vector<CellKey> keys;
  bool before = false;
  int step = 0;
  int steps = 0;
};

/// What pictures that are being drawn look like so far: for the eye alone, never kept, judged or written.
struct PicturePreview {
  std::vector<CellKey> keys;
  bool before = false;
  std::string state;           ///< Hash of the weights that draw them.
  std::vector<ImagePtr> rough; ///< One a key, of the latents' size.
};

/// Where a word of one cell's prompt looks, before and (where edits change the weights) after.
struct AttentionDrawn {
  CellKey key;
  std::string word;  ///< The word of the prompt that was followed.
  std::string state; ///< State hash of `after`; the base's where nothing is edited.
  AttentionMap before;
  AttentionMap after; ///< Empty where nothing is edited.
};

/// A snapshot of a running erasure; its pictures follow as PictureDrawn with its index.
struct SnapshotTaken {
  int edit = 0; ///< EditInfo::id of the layer being made.
  Snapshot snapshot;
};

/// All pictures of a snapshot are drawn.
struct SnapshotComplete {
  SnapshotCounts counts;
};

/// Figures of training steps since the last event.
struct StepsDone {
  std::vector<StepFigures> steps;
  std::vector<LayerHealth> layers; ///< Of the last step.
};

/// The edit stack changed; `state` is the hash it makes now.
struct EditsChanged {
  std::vector<EditInfo> edits;
  std::string state;
  std::vector<EditConflict> conflicts = {}; ///< Of every two edits that change the same matrices.
};

/// Words near a plan's targets, nearest first, by the model's own text states.
struct ConceptsSuggested {
  std::vector<ConceptPair> pairs;                ///< Of the plan that was asked about.
  std::vector<std::string> kept;                 ///< Worth keeping.
  std::vector<std::vector<std::string>> anchors; ///< Worth drawing instead, for each pair.
};

/// What an erasure by a method would take of the memory; empty where its settings do not hold.
struct MemoryForecasted {
  std::string method;
  SettingValues settings; ///< As the plan had them that was asked about.
  std::optional<MemoryForecast> forecast;
};

/// A whole file was written.
struct FileWritten {
  std::string path;
  std::string note;
};

/// Something worth a banner that does not end the job ("Memory ran low. Drawing one picture at a time from
/// here on.").
struct JobWarning {
  std::string text;
};

/// The job's one ending.
struct JobEnded {
  Outcome outcome;
};

/// Everything a job can say, with the id of the job that says it. Values only: safe to hand to any thread.
struct JobEvent {
  int job = 0;
  std::variant<JobStarted, JobProgress, ModelOpened, ModelRefused, JudgeChanged, JudgeTrained, PictureDrawn,
               PictureProgress, PicturePreview, SnapshotTaken, SnapshotComplete, StepsDone, EditsChanged,
               AttentionDrawn, ConceptsSuggested, MemoryForecasted, AttackNews, FileWritten, JobWarning,
               JobEnded>
      body;
};

} // namespace pentimento
