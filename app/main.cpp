// The window. Everything slow happens on the engine thread; the first frame is on screen before a model is
// opened.
#include <cstdio>

#include <QApplication>
#include <QCommandLineParser>

#include "app/demo/demo.h"
#include "app/first_frame.h"
#include "app/help/help_desk.h"
#include "app/latency_probe.h"
#include "app/rehearsal.h"
#include "app/settings.h"
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

  QCommandLineParser parser;
  parser.setApplicationDescription(QApplication::translate(
      "main", "Erase a concept from a diffusion model and see what still shines through."));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument("model",
                               QApplication::translate("main", "A model folder; the miniature without one."));
  const QCommandLineOption device("device", QApplication::translate("main", "auto, cpu or cuda[:n]."), "name",
                                  "auto");
  const QCommandLineOption precision(
      "precision", QApplication::translate("main", "auto, fp32, bf16 or fp16."), "name", "auto");
  const QCommandLineOption latency(
      "latency", QApplication::translate("main", "Print how late the window was, on exit."));
  const QCommandLineOption rehearse(
      "rehearse",
      QApplication::translate("main", "Draw, erase, stop a second run, print how long each took, and quit."));
  const QCommandLineOption shots(
      "shots", QApplication::translate("main", "Rehearse, and keep pictures of the window in this folder."),
      "folder");
  const QCommandLineOption method(
      "method", QApplication::translate("main", "Rehearse with this erasure method."), "name");
  const QCommandLineOption demo(
      "demo",
      QApplication::translate("main", "Play the demo on the miniature, again and again; a click stops it."));
  const QCommandLineOption demoOnce(
      "demo-once", QApplication::translate(
                       "main", "Play the demo once without pauses, print the state it ends in, and quit."));
  const QCommandLineOption where(
      "where",
      QApplication::translate("main", "Keep the places of widgets and the state of the work in this file."),
      "file");
  parser.addOptions({device, precision, latency, rehearse, shots, method, demo, demoOnce, where});
  parser.process(application);

  setUpApplication(application, Settings().dark() ? Theme::dark() : Theme::light());
  LatencyProbe probe;
  MainWindow window;
  std::unique_ptr<Rehearsal> rehearsal;
  if (parser.isSet(rehearse) || parser.isSet(shots))
    rehearsal = std::make_unique<Rehearsal>(window, probe, parser.value(shots), parser.value(method));
  if (parser.isSet(where)) new WhereReport(window, parser.value(where));
  window.show();
  const QStringList models = parser.positionalArguments();
  new FirstFrame(&window, [&] {
    if (parser.isSet(demo) || parser.isSet(demoOnce)) return playDemo(window, parser.isSet(demoOnce));
    if (!rehearsal && !parser.isSet(where)) window.findChild<HelpDesk*>()->welcome();
    window.openModel(models.isEmpty() ? QStringLiteral("miniature") : models.first(), parser.value(device),
                     parser.value(precision));
  });
  const int code = QApplication::exec();
  if (parser.isSet(latency)) printLatency("at the end", probe);
  return code;
}
