#pragma once

#include <QStringList>

namespace pentimento {

/// What the program was started with.
struct StartOptions {
  QString model; ///< A folder or file; empty = the project's, else the miniature.
  QString device = "auto", precision = "auto";
  QString project, language;
  QString shots, method; ///< Of a rehearsal.
  QString where;
  bool latency = false;
  bool rehearse = false; ///< Also where pictures of it are asked for.
  bool demo = false;     ///< Also where it is played once.
  bool demoOnce = false;
};

/// Reads the command line, the program's name first; --help, --version and a wrong option end the program.
StartOptions startOptions(const QStringList& arguments);

} // namespace pentimento
