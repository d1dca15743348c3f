#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/project/model_list.h"
#include "core/project/project.h"
#include "core/values/concept.h"
#include "core/values/sampling_settings.h"

namespace pentimento {

/// An erasure to be run.
struct ErasePart {
  Plan plan; ///< Pairs, kept, method and settings as they were given; no seeds.
  std::uint64_t seed = 42;
  double strength = 1.0;        ///< At which its edit is probed.
  bool keep_neighbours = false; ///< Of a sweep over targets: what is kept follows from each target.
};

/// A probe to be run: the very prompts and seeds, so that no suite has to give the same ones again.
struct ProbePart {
  Plan plan;
  Suite suite;
  std::vector<CellKey> cells;
  SamplingSettings sampling;
  std::string judge;             ///< A CLIP folder; empty = the model's own.
  std::string second_judge = {}; ///< Another one, or empty.
};

/// What came out where the plan was first run.
struct ExpectedResult {
  std::string content_hash;                    ///< Of the edit.
  std::string state;                           ///< With it on.
  std::map<std::string, std::string> pictures; ///< picture_key → pixels_hash.
  Document conditions = nullptr;
  bool known() const { return !content_hash.empty(); }
};

/// A plan as a file: what to erase from which model and what to ask it afterwards, and what came out so far.
struct RunPlan {
  ModelPlace model;
  std::string device = "auto", precision = "auto";
  int threads = 0; ///< 0: LibTorch's own choice.
  ErasePart erase;
  std::optional<ProbePart> probe;
  bool standard_probe = false; ///< Of a sweep: without `probe`, the standard suites of its targets are drawn.
  ExpectedResult expected;
};

/// "after 3 41": side, row and seed.
std::string picture_key(const std::string& side, const CellKey& key);

Document json_of_plan(const RunPlan& plan);
/// @throws Error(BadFormat) naming what is missing, Error(Unsupported) on a newer version.
RunPlan plan_from_json(const Document& document);

/// The parts of plans alone, as a project's plans hold them.
Document json_of_erase(const ErasePart& part);
Document json_of_probe(const ProbePart& part);

/// The plan that gives probe run `run` again (the newest finished one for 0; a finished erasure alone where
/// there is no probe). @throws Error(BadSetting) when there is none, or its edits are not one edit that was
/// erased in this project.
RunPlan plan_of_project(const Project& project, std::int64_t run = 0);

/// A plan over lists of methods, targets and settings: document["sweep"] = {"method": […], "target": […],
/// "anchor": […], "settings": {"steps": […]}}, every combination in the order of these keys. Anchors go with
/// targets one by one. A plan without "sweep" is its own only point. @throws as plan_from_json.
std::vector<RunPlan> sweep_points(const Document& document);

} // namespace pentimento
