#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <ATen/Parallel.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"
#include "app/cli/edited_model.h"
#include "core/base/error.h"
#include "core/export/picture_metadata.h"
#include "core/io/json_file.h"
#include "core/io/png.h"
#include "core/project/manifest.h"
#include "core/project/model_list.h"
#include "core/project/project.h"
#include "core/project/record/picture_replay.h"

namespace pentimento::cli {
namespace {

struct ReplayOptions {
  std::string source, model, out;
  std::vector<std::int64_t> rows;
};

/// The manifests of the rows asked for, or the one in a file.
std::vector<Document> manifests_for(const ReplayOptions& given) {
  if (std::filesystem::is_directory(given.source)) {
    const Project project(given.source, Project::Access::Read);
    if (given.rows.empty())
      throw Error(ErrorCode::BadSetting, "no row of the project was named", "replay PROJECT ROW...", "",
                  "`pentimento-cli project PROJECT` tells which there are");
    std::vector<Document> all;
    for (const auto row : given.rows) all.push_back(project.manifest_of(project.cell(row)));
    return all;
  }
  const Document manifest(read_json(given.source));
  if (value_at<std::string>(manifest, "format") != "pentimento-manifest")
    throw Error(ErrorCode::BadFormat, given.source + " is no manifest", "pentimento-manifest",
                value_at<std::string>(manifest, "format"));
  return {manifest};
}

/// One model with its edits, as long as the manifests ask for the same.
class Replayer {
 public:
  Replayer(Session& session, const ReplayOptions& given) : session_(session), given_(given) {}

  Json run(const Document& manifest) {
    prepare(manifest);
    const auto& picture = manifest.at("picture");
    const std::string state = value_at<bool>(picture, "edited") ? edited_->apply() : edited_->restore();
    const auto batch = replay_batch(manifest);
    const auto drawn = pipeline_->draw_batch(
        batch.requests, sampling_from(value_at<Document>(manifest, "sampling")), session_.control);
    return report(manifest, drawn[batch.place], state);
  }

 private:
  void prepare(const Document& manifest) {
    auto key = value_at<Document>(manifest, "model");
    key["edits"] = value_at<Document>(manifest, "edits");
    if (edited_ && key == key_) return;
    key_ = key;
    const ModelPlace recorded{value_at<std::string>(manifest, "model.name"),
                              value_at<std::string>(manifest, "model.path"),
                              value_at<std::string>(manifest, "model.base_hash"),
                              value_at<std::string>(manifest, "model.prediction_type"),
                              value_at<std::string>(manifest, "model.tokenizer")};
    const auto place =
        find_model(recorded, given_.model, {std::filesystem::path(given_.source).parent_path()});
    std::vector<std::string> edits;
    for (const auto& edit : key["edits"])
      edits.push_back(
          fmt::format("{}:{}", value_at<std::string>(edit, "file"), value_at<double>(edit, "strength")));
    if (session_.threads == 0) at::set_num_threads(value_at<int>(manifest, "conditions.threads"));
    pipeline_.reset();
    edited_.reset();
    const auto plan =
        plan_compute(session_.device != "auto"                                       ? session_.device
                     : value_at<std::string>(manifest, "conditions.device") == "CPU" ? "cpu"
                                                                                     : "cuda",
                     session_.precision != "auto" ? session_.precision
                                                  : value_at<std::string>(manifest, "conditions.precision"));
    edited_ = std::make_unique<EditedModel>(place.path, edits, plan, place.options());
    pipeline_ = std::make_unique<StableDiffusionPipeline>(edited_->model());
  }

  Json report(const Document& manifest, const Image& drawn, const std::string& state) const {
    const auto row = manifest.at("picture").value("row", std::int64_t{0});
    const auto compared = compare_with_manifest(manifest, drawn, state, conditions_of(*edited_->model()));
    Json conditions = Json::array();
    for (const auto& one : compared.changed)
      conditions.push_back({{"name", one.name}, {"recorded", one.recorded}, {"now", one.now}});
    Json result{{"row", row},
                {"prompt", compared.prompt},
                {"seed", compared.seed},
                {"state", state},
                {"bit_equal", compared.bit_equal},
                {"largest_difference", compared.bit_equal ? Json(0) : Json(nullptr)},
                {"psnr_db", nullptr},
                {"changed_conditions", conditions}};
    if (compared.difference) {
      result["largest_difference"] = compared.difference->largest;
      result["changed_share"] = compared.difference->changed_share;
      result["psnr_db"] = compared.difference->psnr_db;
    }
    if (!compared.note.empty()) result["note"] = compared.note;
    if (!given_.out.empty()) {
      make_folder(given_.out);
      write_png(std::filesystem::path(given_.out) / fmt::format("row-{}.png", row), drawn);
    }
    return result;
  }

  Session& session_;
  const ReplayOptions& given_;
  Document key_;
  std::unique_ptr<EditedModel> edited_;
  std::unique_ptr<StableDiffusionPipeline> pipeline_;
};

std::string line_of(const Json& result) {
  std::string line = fmt::format("row {}: \"{}\", seed {}: ", result["row"].get<std::int64_t>(),
                                 result["prompt"].get<std::string>(), result["seed"].get<std::uint64_t>());
  if (result["bit_equal"].get<bool>())
    line += "bit-equal";
  else if (result["psnr_db"].is_number())
    line += fmt::format("differs by at most {} of 255, PSNR {:.1f} dB",
                        result["largest_difference"].get<int>(), result["psnr_db"].get<double>());
  else
    line += "differs; " + result.value("note", "");
  line += "\n";
  for (const auto& one : result["changed_conditions"])
    line += fmt::format("  {}: {} when recorded, {} now\n", one["name"].get<std::string>(),
                        one["recorded"].get<std::string>(), one["now"].get<std::string>());
  if (!result["bit_equal"].get<bool>() && result["changed_conditions"].empty())
    line += "  no recorded condition changed\n";
  return line;
}

void replay(Session& session, const ReplayOptions& given) {
  const auto manifests = manifests_for(given);
  Replayer replayer(session, given);
  Json list = Json::array();
  std::string text;
  int equal = 0;
  for (const auto& manifest : manifests) {
    if (!manifest.contains("picture"))
      throw Error(ErrorCode::BadFormat, given.source + " tells of no picture", "a manifest of one picture",
                  "", "`pentimento-cli project PROJECT --manifest ROW` writes one");
    list.push_back(replayer.run(manifest));
    equal += list.back()["bit_equal"].get<bool>();
    text += line_of(list.back());
    session.progress().count("picture", static_cast<int>(list.size()), static_cast<int>(manifests.size()));
  }
  session.progress().finish();
  session.print({{"pictures", manifests.size()}, {"bit_equal", equal}, {"replayed", list}},
                text + fmt::format("{} of {} bit-equal\n", equal, manifests.size()));
}

} // namespace

void add_replay(CLI::App& app, Session& session) {
  auto* command =
      app.add_subcommand("replay", "Draw recorded pictures again and say whether they are the same");
  auto given = std::make_shared<ReplayOptions>();
  command->add_option("SOURCE", given->source, "A manifest, or a project")
      ->required()
      ->option_text("MANIFEST|PROJECT");
  command->add_option("ROW", given->rows, "Of a project: which pictures")->option_text("ROW...");
  command->add_option("--model", given->model, "Where the model is now, if it was moved")
      ->option_text("MODEL");
  command->add_option("--out", given->out, "Keep the pictures that were drawn")->option_text("FOLDER");
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { replay(session, *given); }; });
}

} // namespace pentimento::cli
