#include "app/cli/program.h"

#include <csignal>

#include <QProcess>
#include <QProcessEnvironment>

namespace pentimento::testing {

QString cli_path() {
  return QStringLiteral(PENTIMENTO_CLI);
}

Run run_cli(const QStringList& arguments, const RunOptions& options) {
  QProcess process;
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert("OMP_NUM_THREADS", "1");
  environment.insert("PENTIMENTO_RESOURCES", PENTIMENTO_TREE "/resources");
  for (auto one = options.environment.begin(); one != options.environment.end(); ++one)
    environment.insert(one.key(), one.value());
  process.setProcessEnvironment(environment);
  if (options.in_child) process.setChildProcessModifier(options.in_child);
  if (!options.standard_output.isEmpty()) process.setStandardOutputFile(options.standard_output);
  process.start(options.program.isEmpty() ? cli_path() : options.program, arguments);
  Run run;
  QString said;
  bool sent = false;
  while (options.kill_when && !sent && process.state() != QProcess::NotRunning) {
    process.waitForReadyRead(10);
    said += QString::fromUtf8(process.readAllStandardError());
    sent = options.kill_when(said);
    if (sent) ::kill(static_cast<pid_t>(process.processId()), options.kill_signal);
    process.waitForFinished(0);
  }
  if (process.state() != QProcess::NotRunning && !process.waitForFinished(300'000)) return run;
  if (process.exitStatus() == QProcess::NormalExit) run.exit_code = process.exitCode();
  run.out = process.readAllStandardOutput();
  run.errors = said + QString::fromUtf8(process.readAllStandardError());
  return run;
}

} // namespace pentimento::testing
