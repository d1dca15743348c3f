#pragma once

#include <functional>

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

namespace pentimento::testing {

/// How one run of pentimento-cli ended.
struct Run {
  int exit_code = -1; ///< -1: it crashed or did not end.
  QByteArray out;
  QString errors;
};

/// What is done in the child before the program starts (limits, mounts), and where its standard output goes.
struct RunOptions {
  std::function<void()> in_child;
  QString standard_output;            ///< A file instead of Run::out.
  QMap<QString, QString> environment; ///< Beside the test's own.
  QString program;                    ///< Another one of the tests' than pentimento-cli.
  /// Asked now and then with what standard error has said; true ends the program.
  std::function<bool(const QString& errors)> kill_when;
  int kill_signal = 9; ///< What it is sent then, once: 2 is Ctrl+C.
};

/// Where the program is.
QString cli_path();

/// Runs pentimento-cli with these arguments; one thread, so that tests running side by side do not starve
/// each other.
Run run_cli(const QStringList& arguments, const RunOptions& options = {});

} // namespace pentimento::testing
