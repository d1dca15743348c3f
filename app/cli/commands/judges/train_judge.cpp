#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"
#include "app/cli/commands/judges/judge_table.h"
#include "core/judges/labelled_pictures.h"
#include "core/project/record/interval_json.h"

namespace pentimento::cli {
namespace {

struct TrainOptions {
  std::string pictures, out;
  std::string clip = "miniature";
};

void train(Session& session, const TrainOptions& given) {
  const auto pictures = list_labelled_pictures(given.pictures);
  const auto clip = ClipJudge::open(clip_folder_of(given.clip), {}, session.plan().device);
  std::vector<std::string> rejected;
  const auto head = train_judge(pictures, *clip, session.control, rejected, [&](int done, int total) {
    session.progress().count("picture", done, total);
  });
  session.progress().finish();
  warn_of_rejected(rejected);
  write_head(given.out, head);
  const auto& origin = head.origin;
  session.print(
      {{"head", given.out},
       {"sha256", head_sha256(head)},
       {"clip_sha256", origin.clip_sha256},
       {"pictures_sha256", origin.pictures_sha256},
       {"learned_from", origin.learned_from},
       {"calibrated_on", origin.calibrated_on},
       {"tested_on", origin.tested_on},
       {"ridge", origin.ridge},
       {"thresholds", head.thresholds},
       {"rejected", rejected},
       {"labels", json_of_reliability(head.reliability)},
       {"intervals", "Wilson 95 %"}},
      fmt::format(
          "trained on {} pictures, thresholds from {}, counted on {} kept apart (95 % intervals):\n{}{}\n",
          origin.learned_from, origin.calibrated_on, origin.tested_on, reliability_table(head.reliability),
          given.out));
}

} // namespace

void add_train_judge(CLI::App& app, Session& session) {
  auto* command =
      app.add_subcommand("train-judge", "Train a judge on labelled pictures, and say how far to trust it");
  auto given = std::make_shared<TrainOptions>();
  command
      ->add_option("PICTURES", given->pictures,
                   "A folder with a folder a label in it, and \"none\" for pictures that show none of them")
      ->required();
  command->add_option("--clip", given->clip, "The Transformers CLIP folder whose eyes it uses, or miniature")
      ->option_text("FOLDER")
      ->capture_default_str();
  command->add_option("--out", given->out, "The folder of the trained head, for every --judge")
      ->option_text("DIR")
      ->required();
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { train(session, *given); }; });
}

} // namespace pentimento::cli
