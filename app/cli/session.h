#pragma once

#include <functional>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "app/cli/progress.h"
#include "core/base/device.h"
#include "core/base/run_control.h"
#include "core/io/model_files.h"

namespace CLI {
class App;
}

namespace pentimento::cli {

/// JSON with its keys in the order in which they were written.
using Json = nlohmann::ordered_json;

/// What every command is handed: the shared options as they were given, how to stop it, and where its output
/// goes.
class Session {
 public:
  std::string device = "auto";
  std::string precision = "auto";
  std::string progress_mode = "auto";
  int threads = 0; ///< 0 = LibTorch's own choice.
  bool json = false;
  bool verbose = false;
  bool silent = false; ///< Set by a command that runs others: only its own document is printed.
  ModelOptions model_options;
  RunControl control;
  std::function<void()>
      run; ///< The command that was chosen; called after the whole command line was understood.

  /// Adds --json, --progress, --threads and --verbose, which every command takes.
  void add_shared_options(CLI::App& command);
  /// Adds --tokenizer and --prediction-type, for commands that open a model's files.
  void add_model_options(CLI::App& command);
  /// Adds --device and --precision beside them, for commands that run a model.
  void add_compute_options(CLI::App& command);

  /// Threads, log level and progress, set once before `run`. @throws Error(BadSetting).
  void begin();
  /// @throws Error(BadSetting, Unsupported).
  ComputePlan plan() const;
  Progress& progress() { return *progress_; }

  /// Writes the one document of `--json`, or `text` without it.
  /// @throws Error(FileUnwritable) when standard output cannot take it.
  void print(const Json& document, const std::string& text) const;

 private:
  std::unique_ptr<Progress> progress_;
};

} // namespace pentimento::cli
