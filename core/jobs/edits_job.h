#pragma once

#include <filesystem>
#include <vector>

#include "core/jobs/job.h"
#include "core/values/edit_info.h"

namespace pentimento {

/// Makes a list of edits the stack: switching, strength, order, names, undo and redo are all this one job.
class SetEditsJob : public Job {
 public:
  explicit SetEditsJob(std::vector<EditInfo> edits) : edits_(std::move(edits)) {}
  std::string title() const override { return "Changing the edits"; }
  void run(JobContext& context) override;

 private:
  std::vector<EditInfo> edits_;
};

/// Lets go of edits that no undo can bring back, and of their weights; those of the stack stay.
class ForgetEditsJob : public Job {
 public:
  explicit ForgetEditsJob(std::vector<int> ids) : ids_(std::move(ids)) {}
  std::string title() const override { return "Changing the edits"; }
  void run(JobContext& context) override;

 private:
  std::vector<int> ids_;
};

/// Opens an edit file and puts it on top of the stack; one of another base arrives switched off and marked.
class OpenEditJob : public Job {
 public:
  explicit OpenEditJob(std::filesystem::path path) : path_(std::move(path)) {}
  std::string title() const override { return "Opening the edit " + path_.filename().string(); }
  void run(JobContext& context) override;

 private:
  std::filesystem::path path_;
};

/// Adds a second layer with the same delta.
class DuplicateEditJob : public Job {
 public:
  explicit DuplicateEditJob(int id) : id_(id) {}
  std::string title() const override { return "Duplicating an edit"; }
  void run(JobContext& context) override;

 private:
  int id_;
};

/// Makes one edit of all that have an effect, as they are weighed now; it takes their place on top, and the
/// others stay. The pictures stay what they are.
class MergeEditsJob : public Job {
 public:
  std::string title() const override { return "Merging the edits"; }
  void run(JobContext& context) override;
};

/// Writes one edit of the stack to a file, or the whole edited model to a Diffusers folder or a single
/// safetensors file, and reads it back to prove it.
class ExportJob : public Job {
 public:
  enum class Form { Delta, DiffusersFolder, SingleFile };
  ExportJob(Form form, int id, std::filesystem::path path) : form_(form), id_(id), path_(std::move(path)) {}
  std::string title() const override { return "Exporting to " + path_.filename().string(); }
  void run(JobContext& context) override;

 private:
  Form form_;
  int id_;
  std::filesystem::path path_;
};

} // namespace pentimento
