#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/io/model_files.h"

namespace pentimento {

/// Where a model was when it was last used; a project never holds the model itself.
struct ModelPlace {
  std::string name;
  std::string path; ///< Absolute, or "miniature".
  std::string base_hash;
  std::string prediction_type, tokenizer; ///< As ModelOptions; empty = the files' own.

  ModelOptions options() const;
  bool operator==(const ModelPlace&) const = default;
};

/// A project's models.json. A missing file is an empty list. @throws Error(BadFormat | FileUnreadable).
std::vector<ModelPlace> read_model_list(const std::filesystem::path& file);
/// Puts `place` in, in the stead of one with its base hash. @throws Error(FileUnwritable).
void remember_model(const std::filesystem::path& file, const ModelPlace& place);

/// DiffusionModel::base_hash of files, without building the model. @throws what opening them throws.
std::string base_hash_of(const std::string& model, const ModelOptions& options = {});

/// The place of the model with that base hash: as recorded if it is still that model, else among `asked`
/// (what the user named, may be empty), the bundled miniature, and what lies beside the recorded place and in
/// `near`.
/// @throws Error(MissingComponent) naming model, hash and the places looked at, when none has it; then the
/// user has to be asked.
ModelPlace find_model(ModelPlace recorded, const std::string& asked,
                      const std::vector<std::filesystem::path>& near = {});

} // namespace pentimento
