// The window. Everything slow happens on the engine thread; the first frame is on screen before a model is
// opened.
#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include <torch/torch.h>

#include "app/latency_probe.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "core/base/denormals.h"
#include "core/base/resources.h"
#include "widgets/style/theme.h"

using namespace pentimento;

namespace {

/// Prints how late the GUI thread was while the program ran.
void printLatency(const LatencyProbe& probe) {
  const auto figures = probe.figures();
  std::fprintf(stderr, "event loop lateness: median %.2f ms, p99 %.2f ms, largest %.2f ms, n %d\n",
               figures.median_ms, figures.p99_ms, figures.largest_ms, figures.n);
}

} // namespace

int main(int argc, char** argv) {
  flush_denormals();
  QApplication application(argc, argv);
  QApplication::setApplicationName("pentimento");
  QApplication::setApplicationDisplayName("Pentimento");
  QApplication::setOrganizationName("pentimento");
  QApplication::setDesktopFileName("pentimento");
  QApplication::setApplicationVersion(QString::fromStdString(program_version()));

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
  parser.addOptions({device, precision, latency});
  parser.process(application);

  setUpApplication(application, Settings().dark() ? Theme::dark() : Theme::light());
  LatencyProbe probe;
  MainWindow window;
  window.show();
  const QStringList models = parser.positionalArguments();
  QTimer::singleShot(0, &window, [&] {
    window.openModel(models.isEmpty() ? QStringLiteral("miniature") : models.first(), parser.value(device),
                     parser.value(precision));
  });
  const int code = QApplication::exec();
  if (parser.isSet(latency)) printLatency(probe);
  return code;
}
