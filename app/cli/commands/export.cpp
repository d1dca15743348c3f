#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"
#include "app/cli/edited_model.h"
#include "core/base/error.h"
#include "core/edits/weight_delta_file.h"
#include "core/export/diffusers_export.h"
#include "core/export/single_file_export.h"
#include "core/pipelines/model_locator.h"

namespace pentimento::cli {
namespace {

struct ExportOptions {
  std::string model, format = "diffusers", dtype = "stored", out;
  std::vector<std::string> edits;
};

/// Edits are merged in float32 whatever the model would run in.
ComputePlan exact_plan() {
  return plan_compute("cpu", "fp32");
}

void export_model(Session& session, const ExportOptions& given, const WeightDelta& merged) {
  const bool single = given.format == "single-file";
  const auto progress = [&](int done, int total) {
    session.control.checkpoint();
    session.progress().count(single ? "tensor" : "component", done, total);
  };
  const auto model = ModelFiles::open(locate_model(given.model), session.model_options);
  const auto dtype = export_dtype(given.dtype);
  const auto report = single ? export_single_file(model, merged, dtype, given.out, progress)
                             : export_diffusers(model, merged, dtype, given.out, progress);
  session.progress().finish();
  session.print(
      {{"out", given.out},
       {"format", given.format},
       {"dtype", given.dtype},
       {"components", report.components},
       {"tensors_verified", report.tensors},
       {"tensors_changed", report.changed}},
      fmt::format("{}: {} components; {} tensors read back and equal, {} of them changed by the edit",
                  given.out, report.components, report.tensors, report.changed));
}

void export_delta(const Session& session, const ExportOptions& given, const WeightDelta& merged) {
  if (given.dtype != "stored" && given.dtype != "fp32")
    throw Error(ErrorCode::BadSetting, "an edit is always written in fp32", "--dtype fp32, or none",
                given.dtype);
  save_delta(given.out, merged);
  const std::string meant = merged.content_hash(), read = load_delta(given.out).content_hash();
  if (meant != read)
    throw Error(ErrorCode::Internal, given.out + " is not what was meant", meant, read,
                "the disk may be failing");
  session.print(
      {{"out", given.out}, {"format", "delta"}, {"tensors", merged.entries.size()}, {"content_hash", read}},
      fmt::format("{}: {} tensors, read back and equal", given.out, merged.entries.size()));
}

/// All edits as one; nothing where there are none, and then the model is not even opened.
WeightDelta merged_edits(const Session& session, const ExportOptions& given) {
  if (given.edits.empty()) return {};
  const EditedModel edited(given.model, given.edits, exact_plan(), session.model_options);
  return edited.stack().merge(edited.parameters(), edited.model()->base_hash());
}

void run_export(Session& session, const ExportOptions& given) {
  const bool delta = given.format == "delta";
  if (!delta && given.format != "diffusers" && given.format != "single-file")
    throw Error(ErrorCode::UnknownName, "unknown format", "diffusers, single-file or delta", given.format);
  if (delta && given.edits.empty())
    throw Error(ErrorCode::BadSetting, "there is no edit to write", "--edit", "none");
  export_dtype(given.dtype);
  const WeightDelta merged = merged_edits(session, given);
  if (delta)
    export_delta(session, given, merged);
  else
    export_model(session, given, merged);
}

} // namespace

void add_export(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand(
      "export", "Write a model for other tools, with edits or in another form; or several edits as one");
  auto given = std::make_shared<ExportOptions>();
  command->add_option("MODEL", given->model, "A Diffusers folder, or miniature")->required();
  command->add_option("--edit", given->edits, "Edits with their strength, bottom first")
      ->option_text("FILE[:X]...");
  command->add_option("--as", given->format, "What to write")->option_text("diffusers|single-file|delta");
  command->add_option("--dtype", given->dtype, "Of the weights")->option_text("stored|fp32|fp16|bf16");
  command->add_option("--out", given->out, "A new folder, or a file")->required()->option_text("PATH");
  session.add_model_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { run_export(session, *given); }; });
}

} // namespace pentimento::cli
