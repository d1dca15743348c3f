#pragma once

#include "app/cli/session.h"

namespace pentimento::cli {

/// Adds every command to `app`; choosing one sets `session.run`.
void add_commands(CLI::App& app, Session& session);

// One a file of the same name.
void add_info(CLI::App& app, Session& session);
void add_tokenize(CLI::App& app, Session& session);
void add_forward(CLI::App& app, Session& session);
void add_generate(CLI::App& app, Session& session);
void add_erase(CLI::App& app, Session& session);
void add_probe(CLI::App& app, Session& session);
void add_export(CLI::App& app, Session& session);
void add_bench(CLI::App& app, Session& session);
void add_methods(CLI::App& app, Session& session);
void add_suites(CLI::App& app, Session& session);
void add_schedulers(CLI::App& app, Session& session);
void add_labels(CLI::App& app, Session& session);

// In attacks/.
void add_attack(CLI::App& app, Session& session);
void add_attacks(CLI::App& app, Session& session);

// In judges/.
void add_train_judge(CLI::App& app, Session& session);
void add_test_judge(CLI::App& app, Session& session);

// In ladder/.
void add_ladder(CLI::App& app, Session& session);

// In edits/.
void add_conflicts(CLI::App& app, Session& session);
void add_solve(CLI::App& app, Session& session);
void add_suggest(CLI::App& app, Session& session);

// In ../project/.
void add_project(CLI::App& app, Session& session);
void add_report(CLI::App& app, Session& session);
void add_verify(CLI::App& app, Session& session);
void add_plan(CLI::App& app, Session& session);
void add_run(CLI::App& app, Session& session);
void add_sweep(CLI::App& app, Session& session);
void add_merge(CLI::App& app, Session& session);
void add_replay(CLI::App& app, Session& session);

} // namespace pentimento::cli
