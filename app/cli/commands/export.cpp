#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"
#include "app/cli/edited_model.h"
#include "core/base/error.h"
#include "core/edits/weight_delta_file.h"
#include "core/export/diffusers_export.h"
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

void export_folder(Session& session, const ExportOptions& given, const WeightDelta& merged) {
  const auto progress = [&](int done, int total) {
    session.control.checkpoint();
    session.progress().count("component", done, total);
  };
  const auto report = export_diffusers(DiffusersFolder::open(locate_model(given.model)), merged,
                                       export_dtype(given.dtype), given.out, progress);
  session.progress().finish();
  session.print(
      {{"out", given.out},
       {"format", "diffusers"},
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

void run_export(Session& session, const ExportOptions& given) {
  const bool folder = given.format == "diffusers";
  if (!folder && given.format != "delta")
    throw Error(ErrorCode::UnknownName, "unknown format", "diffusers or delta", given.format);
  export_dtype(given.dtype);
  const EditedModel edited(given.model, given.edits, exact_plan());
  const WeightDelta merged = edited.stack().merge(edited.parameters(), edited.model()->base_hash());
  if (folder)
    export_folder(session, given, merged);
  else
    export_delta(session, given, merged);
}

} // namespace

void add_export(CLI::App& app, Session& session) {
  auto* command =
      app.add_subcommand("export", "Write an edited model for other tools, or several edits as one");
  auto given = std::make_shared<ExportOptions>();
  command->add_option("MODEL", given->model, "A Diffusers folder, or miniature")->required();
  command->add_option("--edit", given->edits, "Edits with their strength, bottom first")
      ->required()
      ->option_text("FILE[:X]...");
  command->add_option("--as", given->format, "What to write")->option_text("diffusers|delta");
  command->add_option("--dtype", given->dtype, "Of the weights")->option_text("stored|fp32|fp16|bf16");
  command->add_option("--out", given->out, "A new folder, or a file")->required()->option_text("PATH");
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { run_export(session, *given); }; });
}

} // namespace pentimento::cli
