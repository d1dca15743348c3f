#include "app/start_options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace pentimento {
namespace {

QString said(const char* text) {
  return QCoreApplication::translate("main", text);
}

QList<QCommandLineOption> known() {
  return {
      {"device", said(QT_TRANSLATE_NOOP("main", "auto, cpu or cuda[:n].")), "name", "auto"},
      {"precision", said(QT_TRANSLATE_NOOP("main", "auto, fp32, bf16 or fp16.")), "name", "auto"},
      {"project", said(QT_TRANSLATE_NOOP("main", "Open, or make, this project.")), "folder"},
      {"language", said(QT_TRANSLATE_NOOP("main", "en or zh_CN, for this start only.")), "code"},
      {"demo",
       said(QT_TRANSLATE_NOOP("main", "Play the demo on the miniature, again and again; a click stops it."))},
      {"demo-once", said(QT_TRANSLATE_NOOP(
                        "main", "Play the demo once without pauses, print the state it ends in, and quit."))},
      {"latency", said(QT_TRANSLATE_NOOP("main", "Print how late the window was, on exit."))},
      {"rehearse", said(QT_TRANSLATE_NOOP(
                       "main", "Draw, erase, stop a second run, print how long each took, and quit."))},
      {"shots", said(QT_TRANSLATE_NOOP("main", "Rehearse, and keep pictures of the window in this folder.")),
       "folder"},
      {"method", said(QT_TRANSLATE_NOOP("main", "Rehearse with this erasure method.")), "name"},
      {"where",
       said(QT_TRANSLATE_NOOP("main", "Keep the places of widgets and the state of the work in this file.")),
       "file"},
  };
}

} // namespace

StartOptions startOptions(const QStringList& arguments) {
  QCommandLineParser parser;
  parser.setApplicationDescription(said(QT_TRANSLATE_NOOP(
      "main", "Erase a concept from a diffusion model and see what still shines through.")));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument("model",
                               said(QT_TRANSLATE_NOOP("main", "A model folder; the miniature without one.")));
  parser.addOptions(known());
  parser.process(arguments);

  StartOptions options;
  const QStringList models = parser.positionalArguments();
  options.model = models.isEmpty() ? QString() : models.first();
  options.device = parser.value("device");
  options.precision = parser.value("precision");
  options.project = parser.value("project");
  options.language = parser.value("language");
  options.shots = parser.value("shots");
  options.method = parser.value("method");
  options.where = parser.value("where");
  options.latency = parser.isSet("latency");
  options.rehearse = parser.isSet("rehearse") || parser.isSet("shots");
  options.demoOnce = parser.isSet("demo-once");
  options.demo = parser.isSet("demo") || options.demoOnce;
  return options;
}

} // namespace pentimento
