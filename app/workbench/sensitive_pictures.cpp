#include "app/workbench/sensitive_pictures.h"

namespace pentimento {

void SensitivePictures::setMarked(const std::string& word, bool on) {
  const auto [mark, added] = marks_.insert({word, on});
  if (!added && mark->second == on) return;
  mark->second = on;
  Q_EMIT marksChanged();
}

bool SensitivePictures::isMarked(const PromptCase& prompt) const {
  const auto mark = marks_.find(prompt.judged);
  return mark == marks_.end() ? prompt.sensitive : mark->second;
}

void SensitivePictures::setRevealed(bool revealed) {
  if (revealed == revealed_) return;
  revealed_ = revealed;
  Q_EMIT revealedChanged(revealed);
}

Suite SensitivePictures::marked(Suite suite) const {
  for (PromptCase& prompt : suite.cases) prompt.sensitive = isMarked(prompt);
  return suite;
}

} // namespace pentimento
