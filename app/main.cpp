// The window. Everything slow happens on the engine thread; the first frame is on screen before a model is
// opened.
#include <cstdio>

#include <QApplication>
#include <QLocale>
#include <QTemporaryDir>

#include "app/demo/demo.h"
#include "app/first_frame.h"
#include "app/help/help_desk.h"
#include "app/language/language.h"
#include "app/latency_probe.h"
#include "app/look/system_scheme.h"
#include "app/rehearsal.h"
#include "app/settings.h"
#include "app/start_options.h"
#include "app/where_report.h"
#include "app/window/main_window.h"
#include "core/base/denormals.h"
#include "core/base/resources.h"
#include "widgets/style/theme.h"

using namespace pentimento;

namespace {

void nameApplication() {
  QApplication::setApplicationName("pentimento");
  QApplication::setApplicationDisplayName("Pentimento");
  QApplication::setOrganizationName("pentimento");
  QApplication::setDesktopFileName("pentimento");
  QApplication::setApplicationVersion(QString::fromStdString(program_version()));
}

/// Starts the demo; a check quits with it, and fails where it did not come to its end.
void playDemo(MainWindow& window, bool once) {
  Demo& demo = window.findChild<HelpDesk*>()->demo();
  if (once) {
    QObject::connect(&demo, &Demo::ended, &window, [](const QString& state) {
      std::printf("%s\n", qPrintable(state));
      QApplication::exit(0);
    });
    QObject::connect(&demo, &Demo::stopped, &window, [] { QApplication::exit(1); });
  }
  demo.play(once ? Demo::Pace::Once : Demo::Pace::Loop);
}

} // namespace

int main(int argc, char** argv) {
  flush_denormals();
  QApplication application(argc, argv);
  nameApplication();

  const StartOptions options = startOptions(QApplication::arguments());
  const Settings settings;
  const SystemScheme system = systemScheme(application.palette());
  application.setProperty("systemScheme", static_cast<int>(system));
  const QString wanted = options.language.isEmpty() ? settings.language() : options.language;
  application.setProperty("language",
                          installLanguage(application, languageFor(wanted, QLocale::system().uiLanguages())));
  setUpApplication(application, themeFor(settings.themeChoice(), system));
  LatencyProbe probe;
  MainWindow window;
  std::unique_ptr<Rehearsal> rehearsal;
  QTemporaryDir rehearsed; // a rehearsal leaves no trace among the user's projects
  QString folder = options.project;
  if (options.rehearse) {
    if (folder.isEmpty()) folder = rehearsed.path();
    rehearsal = std::make_unique<Rehearsal>(window, probe, options.shots, options.method);
  }
  if (!options.where.isEmpty()) new WhereReport(window, options.where);
  window.show();
  new FirstFrame(&window, [&] {
    if (options.demo) return playDemo(window, options.demoOnce);
    if (!rehearsal && options.where.isEmpty()) window.findChild<HelpDesk*>()->welcome();
    window.startProject(folder, options.model, options.device, options.precision);
  });
  const int code = QApplication::exec();
  if (options.latency) printLatency("at the end", probe);
  return code;
}
