#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/attacks/attack_runner.h"
#include "app/cli/commands/commands.h"

namespace pentimento::cli {
namespace {

/// Without any attack first, then attack after attack.
std::pair<AttackResults, Json> run_attacks(Session& session, const AttackOptions& given) {
  AttackRunner runner(session, given);
  const auto planned = plan_attacks(given, runner.unet_width());
  AttackResults results{
      runner.target(), runner.control_word(), runner.judge() ? runner.judge()->name() : "", {}, {}, {}};
  const AttackReport report(given.out, runner.record());
  results.before = runner.plain(report, Side::Base, "before");
  results.plain = runner.plain(report, Side::Edited, "plain");
  for (const auto& one : planned) {
    const auto& name = one.attack->describe().method.name;
    results.rows.push_back(runner.run(report, one, name, given.resume));
    report.write_found(name, results.rows.back().outcome);
  }
  auto document = report.write_results(results);
  for (const auto& one : planned) runner.forget(one.attack->describe().method.name);
  return {std::move(results), std::move(document)};
}

void attack(Session& session, const AttackOptions& given) {
  check_attacks(given); // a name that is wrong is said before a model is opened
  make_folder(given.out);
  const auto done = run_attacks(session, given);
  session.progress().finish();
  session.print(done.second, attack_table(done.first, given.images, given.seed) + given.out + "\n");
}

} // namespace

void add_attack(CLI::App& app, Session& session) {
  auto* command =
      app.add_subcommand("attack", "Seek prompts or words that still draw what an edit erased, and count");
  auto given = std::make_shared<AttackOptions>();
  command->add_option("MODEL", given->model, "A Diffusers folder, or miniature")->required();
  command->add_option("--edit", given->edits, "Edits with their strength, bottom first")
      ->required()
      ->option_text("FILE[:X]...");
  command->add_option("--attack", given->attacks, "See `attacks`")->required()->option_text("NAME...");
  command->add_option("--target", given->target, "What was erased; else what the edits say")
      ->option_text("TEXT");
  command
      ->add_option("--control", given->control_word,
                   "A word that was not erased, for null controls; else one of the vocabulary")
      ->option_text("TEXT");
  command->add_option("--set", given->settings, "Settings of the attacks; see `attacks NAME`")
      ->option_text("KEY=VALUE...");
  command->add_option("--images", given->images, "Pictures that are counted, of each attack and each control")
      ->option_text("N")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();
  command->add_option("--seed", given->seed, "Of the first counted picture and of everything drawn by lot")
      ->option_text("N")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_option("--out", given->out, "The folder for pictures and results.json")
      ->required()
      ->option_text("FOLDER");
  command
      ->add_option("--judge", given->judge,
                   "A Transformers CLIP folder or a trained head to judge with; else the model's own")
      ->option_text("FOLDER");
  add_sampling_options(*command, given->sampling);
  command->add_flag("--resume", given->resume, "Go on from where a stopped run of the same command was");
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { attack(session, *given); }; });
}

} // namespace pentimento::cli
