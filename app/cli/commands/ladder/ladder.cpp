#include <chrono>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"
#include "app/cli/commands/ladder/ladder_report.h"

namespace pentimento::cli {
namespace {

void ladder(Session& session, const LadderOptions& given) {
  check_ladder(given); // a name that is wrong is said before a model is opened
  if (!given.attack.out.empty()) make_folder(given.attack.out);
  const auto started = std::chrono::steady_clock::now();
  const auto seconds = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  };
  LadderClimb climb(session, given);
  const AttackReport report(given.attack.out, climb.runner().record());
  Json document;
  const auto all_seconds = [&] { return climb.earlier_seconds() + seconds(); };
  climb.go(report, [&] {
    document = ladder_json(climb, given, all_seconds());
    write_ladder(given.attack.out, document, climb.results());
  });
  write_ladder_sheet(given.attack.out, climb);
  session.progress().finish();
  session.print(document, ladder_table(climb, all_seconds()) +
                              (given.attack.out.empty() ? "" : given.attack.out + "\n"));
}

void add_counting_options(CLI::App& command, AttackOptions& given) {
  command.add_option("--images", given.images, "Pictures that are counted, of each rung and each control")
      ->option_text("N")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();
  command.add_option("--seed", given.seed, "Of the first counted picture and of everything drawn by lot")
      ->option_text("N")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command
      .add_option("--judge", given.judge,
                  "A Transformers CLIP folder or a trained head to judge with; else the model's own")
      ->option_text("FOLDER");
  add_sampling_options(command, given.sampling);
}

} // namespace

void add_ladder(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand(
      "ladder", "Every probe of an edit, tier by tier: suites, text, gradients, sampler, weights");
  auto given = std::make_shared<LadderOptions>();
  auto& attack = given->attack;
  command->add_option("MODEL", attack.model, "A Diffusers folder, or miniature")->required();
  command->add_option("--edit", attack.edits, "Edits with their strength, bottom first")
      ->required()
      ->option_text("FILE[:X]...");
  command->add_option("--target", attack.target, "What was erased; else what the edits say")
      ->option_text("TEXT");
  command
      ->add_option("--control", attack.control_word,
                   "A word that was not erased, for null controls; else one of the vocabulary")
      ->option_text("TEXT");
  command->add_option("--tiers", given->tiers, "Only these, of T0 to T4")->option_text("T...");
  command->add_option("--rung", given->rungs, "Only these, by name")->option_text("NAME...");
  command->add_option("--budget", given->budget, "As many times the usual steps of every search")
      ->option_text("X")
      ->capture_default_str();
  command->add_option("--set", attack.settings, "Settings of the rungs' attacks; see `attacks NAME`")
      ->option_text("KEY=VALUE...");
  command->add_option("--out", attack.out, "The folder for pictures, ladder.json, ladder.csv and ladder.png")
      ->option_text("DIR");
  add_counting_options(*command, attack);
  command->add_flag("--resume", attack.resume,
                    "Go on from where a stopped run of the same command was; what is done is not done again");
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { ladder(session, *given); }; });
}

} // namespace pentimento::cli
