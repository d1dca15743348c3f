#include "app/cli/commands/commands.h"

namespace pentimento::cli {

void add_commands(CLI::App& app, Session& session) {
  for (const auto add :
       {add_info,   add_tokenize,  add_forward,     add_generate,  add_erase,  add_probe,
        add_attack, add_attacks,   add_export,      add_methods,   add_suites, add_schedulers,
        add_bench,  add_conflicts, add_solve,       add_suggest,   add_labels, add_project,
        add_replay, add_report,    add_verify,      add_plan,      add_run,    add_sweep,
        add_merge,  add_ladder,    add_train_judge, add_test_judge})
    add(app, session);
}

} // namespace pentimento::cli
