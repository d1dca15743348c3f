#include "app/cli/session.h"

#include <cstdio>

#include <ATen/Parallel.h>
#include <CLI/CLI.hpp>

#include "core/base/error.h"
#include "core/base/log.h"

namespace pentimento::cli {

void Session::add_shared_options(CLI::App& command) {
  command.add_flag("--json", json, "Print one JSON document on standard output");
  command
      .add_option("--progress", progress_mode,
                  "Progress on standard error; auto is a bar on a terminal, else none")
      ->check(CLI::IsMember({"auto", "bar", "json", "none"}))
      ->option_text("auto|bar|json|none");
  command.add_option("--threads", threads, "Processor threads; 0 is LibTorch's own choice")->option_text("N");
  command.add_flag("--verbose", verbose, "Say on standard error what is being done");
}

void Session::add_model_options(CLI::App& command) {
  command
      .add_option_function<std::string>(
          "--tokenizer", [this](const std::string& folder) { model_options.tokenizer = folder; },
          "A tokenizer's folder, or a model folder with one; single files bring none")
      ->option_text("DIR");
  command
      .add_option("--prediction-type", model_options.prediction_type,
                  "What the UNet predicts, where the files do not say or are wrong")
      ->check(CLI::IsMember({"epsilon", "v_prediction"}))
      ->option_text("epsilon|v_prediction");
}

void Session::add_compute_options(CLI::App& command) {
  add_model_options(command);
  command.add_option("--device", device, "Where to compute")->option_text("auto|cpu|cuda[:N]");
  command.add_option("--precision", precision, "What to compute in")->option_text("auto|fp32|bf16|fp16");
}

void Session::begin() {
  if (threads < 0 || threads > 1024)
    throw Error(ErrorCode::BadSetting, "--threads is out of range", "0 to 1024", std::to_string(threads));
  at::set_num_interop_threads(1);
  if (threads > 0) at::set_num_threads(threads);
  log::set_level(verbose ? log::Level::Info : log::Level::Warning);
  progress_ = std::make_unique<Progress>(progress_mode);
}

ComputePlan Session::plan() const {
  return plan_compute(device, precision);
}

void Session::print(const Json& document, const std::string& text) const {
  if (silent) return;
  std::string out = text;
  if (json) out = document.dump(2, ' ', false, Json::error_handler_t::replace);
  if (out.empty() || out.back() != '\n') out += '\n';
  const bool written = std::fwrite(out.data(), 1, out.size(), stdout) == out.size();
  if (!written || std::fflush(stdout) != 0)
    throw Error(ErrorCode::FileUnwritable, "standard output cannot be written", "", std::strerror(errno));
}

} // namespace pentimento::cli
