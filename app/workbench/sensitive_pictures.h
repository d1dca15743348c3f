#pragma once

#include <map>
#include <string>

#include <QObject>

#include "core/values/prompt_case.h"

namespace pentimento {

/// Which prompts' pictures are hidden until they are revealed: what the suite marks, and what the user
/// switched on or off. It decides about display alone; judges see every picture as it was drawn.
class SensitivePictures : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// All prompts that are judged by `word`, from now on in every suite.
  void setMarked(const std::string& word, bool on);
  bool isMarked(const PromptCase& prompt) const;
  void setRevealed(bool revealed);
  bool isRevealed() const { return revealed_; }
  bool hides(const PromptCase& prompt) const { return !revealed_ && isMarked(prompt); }
  /// The suite with the user's marks in the place of its own.
  Suite marked(Suite suite) const;

 Q_SIGNALS:
  void marksChanged();
  void revealedChanged(bool revealed);

 private:
  std::map<std::string, bool> marks_;
  bool revealed_ = false;
};

} // namespace pentimento
