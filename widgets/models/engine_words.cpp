#include "widgets/models/engine_words.h"

#include <algorithm>

#include "widgets/models/engine_texts.h"

namespace pentimento {

QString engineWords(const std::string& text) {
  return text.empty() ? QString() : QCoreApplication::translate("Engine", text.c_str());
}

QString engineTitle(const std::string& title) {
  const QString text = QString::fromStdString(title);
  for (const char* pattern : kEnginePatterns) {
    const QStringList ends = QString::fromUtf8(pattern).split(QStringLiteral("%1"));
    if (text.size() > ends[0].size() + ends[1].size() && text.startsWith(ends[0]) && text.endsWith(ends[1]))
      return QCoreApplication::translate("Engine", pattern)
          .arg(text.mid(ends[0].size(), text.size() - ends[0].size() - ends[1].size()));
  }
  return engineWords(title);
}

bool isEngineText(const std::string& text) {
  const auto in = [&](const auto& texts) {
    return std::any_of(std::begin(texts), std::end(texts), [&](const char* known) { return text == known; });
  };
  return in(kEngineLabels) || in(kEngineMoreLabels) || in(kEngineHelp) || in(kEngineMoreHelp) ||
         in(kEngineLastHelp) || in(kEngineAttacks);
}

} // namespace pentimento
