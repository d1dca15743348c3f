#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"
#include "app/cli/commands/judges/judge_table.h"
#include "core/base/resources.h"
#include "core/io/vocabulary_file.h"
#include "core/judges/labelled_pictures.h"
#include "core/probes/suite_labels.h"
#include "core/project/record/interval_json.h"

namespace pentimento::cli {
namespace {

struct TestOptions {
  std::string pictures;
  std::string judge = "miniature";
};

/// What a zero-shot judge chooses among: the words of the folders. The bundled one keeps its vocabulary.
std::vector<LabelGroup> groups_for(const TestOptions& given, const std::vector<std::string>& labels) {
  if (given.judge == "miniature")
    return label_groups(read_vocabulary(resources_folder() / "miniature" / "vocabulary.json"));
  Suite suite;
  for (const auto& label : labels) {
    PromptCase one;
    one.judged = label;
    suite.cases.push_back(std::move(one));
  }
  return judge_labels(suite, {});
}

void test(Session& session, const TestOptions& given) {
  const auto pictures = list_labelled_pictures(given.pictures);
  const auto judge =
      ClipJudge::open(clip_folder_of(given.judge), groups_for(given, pictures.labels), session.plan().device);
  std::vector<std::string> rejected;
  const auto labels = test_judge(pictures, *judge, session.control, rejected, [&](int done, int total) {
    session.progress().count("picture", done, total);
  });
  session.progress().finish();
  warn_of_rejected(rejected);
  session.print({{"judge", judge->name()},
                 {"weights_sha256", judge->weights_sha256()},
                 {"pictures", pictures.pictures.size() - rejected.size()},
                 {"rejected", rejected},
                 {"labels", json_of_reliability(labels)},
                 {"intervals", "Wilson 95 %"}},
                fmt::format("{} ({}), {} pictures (95 % intervals):\n{}", judge->name(),
                            judge->weights_sha256().substr(0, 12), pictures.pictures.size() - rejected.size(),
                            reliability_table(labels)));
}

} // namespace

void add_test_judge(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("test-judge", "How far a judge can be believed about labelled pictures");
  auto given = std::make_shared<TestOptions>();
  command
      ->add_option("PICTURES", given->pictures,
                   "A folder with a folder a label in it; the judge must not have learned from them")
      ->required();
  command->add_option("--judge", given->judge, "A Transformers CLIP folder, a trained head, or miniature")
      ->option_text("FOLDER")
      ->capture_default_str();
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { test(session, *given); }; });
}

} // namespace pentimento::cli
