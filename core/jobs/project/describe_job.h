#pragma once

#include <functional>

#include "core/jobs/job.h"
#include "core/project/record/grid_recorder.h"

namespace pentimento {

class Session;

/// Tells a project what it has to know of the open model. Sinks here are called on the engine thread.
class DescribeModelJob : public Job {
 public:
  using Sink = std::function<void(ModelRecord)>;
  /// @param word what was asked to be opened: a path, or "miniature".
  DescribeModelJob(std::string word, Sink sink) : word_(std::move(word)), sink_(std::move(sink)) {}
  std::string title() const override { return "Writing down which model this is"; }
  void run(JobContext& context) override;

 private:
  std::string word_;
  Sink sink_;
};

/// The edits that are in place now, with their contents. @throws Error(MissingComponent) when nothing is
/// open.
StackRecord describe_stack(Session& session);

/// Tells it which edits there are now, with their contents.
class DescribeStackJob : public Job {
 public:
  using Sink = std::function<void(StackRecord)>;
  explicit DescribeStackJob(Sink sink) : sink_(std::move(sink)) {}
  std::string title() const override { return "Writing down the edits"; }
  void run(JobContext& context) override;

 private:
  Sink sink_;
};

/// What an erasure made.
struct ErasedRecord {
  LayerRecord layer;
  std::string state; ///< With this layer alone, at strength 1.
  std::string base_hash, precision, device;
};

/// Tells it what an erasure has made.
class DescribeEditJob : public Job {
 public:
  using Sink = std::function<void(ErasedRecord)>;
  DescribeEditJob(int id, Sink sink) : id_(id), sink_(std::move(sink)) {}
  std::string title() const override { return "Writing down the new edit"; }
  void run(JobContext& context) override;

 private:
  int id_;
  Sink sink_;
};

} // namespace pentimento
