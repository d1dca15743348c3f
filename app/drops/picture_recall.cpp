#include "app/drops/picture_recall.h"

#include <QFileInfo>
#include <QImageReader>
#include <QRegularExpression>

#include "core/text/blocked_prompts.h"

namespace pentimento {
namespace {

std::optional<std::uint64_t> seedOf(const QString& text) {
  bool number = false;
  const qulonglong seed = text.trimmed().toULongLong(&number);
  return number ? std::optional<std::uint64_t>(seed) : std::nullopt;
}

} // namespace

std::optional<SuiteRow> recallTexts(const QMap<QString, QString>& texts) {
  SuiteRow row;
  const QString own = texts.value("prompt").trimmed();
  if (!own.isEmpty() && !own.startsWith('{')) { // another tool keeps a whole graph of nodes under this name
    row.prompt = own.toStdString();
    row.seed = seedOf(texts.value("seed"));
    return row;
  }
  const QString theirs = texts.value("parameters");
  static const QRegularExpression end(QStringLiteral("(^|\\n)(Negative prompt:|Steps:)"));
  static const QRegularExpression seed(QStringLiteral("\\bSeed: (\\d+)"));
  const auto stop = end.match(theirs);
  const QString prompt = theirs.left(stop.hasMatch() ? stop.capturedStart() : theirs.size()).trimmed();
  if (prompt.isEmpty()) return std::nullopt;
  row.prompt = prompt.toStdString();
  row.seed = seedOf(seed.match(theirs).captured(1));
  return row;
}

SuiteFile recallPictures(const QStringList& paths) {
  SuiteFile suite;
  suite.name = "pictures";
  for (const QString& path : paths) {
    const QImageReader reader(path);
    QMap<QString, QString> texts;
    for (const QString& key : reader.textKeys()) texts[key] = reader.text(key);
    const std::string name = QFileInfo(path).fileName().toStdString();
    if (auto row = recallTexts(texts); row && sexualises_minors(row->prompt)) {
      suite.rejected.push_back(name + ": " + kBlockedPrompt);
    } else if (row) {
      row->case_number = name;
      suite.rows.push_back(std::move(*row));
    } else {
      suite.rejected.push_back(name + ": it does not say which prompt it was drawn from");
    }
  }
  return suite;
}

} // namespace pentimento
