#pragma once

#include <QString>

#include "core/values/attack_view.h"

namespace pentimento {

/// What may be said of an attack, in the window's language; in English it is AttackConclusion::sentence.
QString attackSentence(const AttackConclusion& conclusion, const QString& tier);

/// "5/16, 31 % [14, 56]", with Wilson's 95 % interval; a dash for what was not measured.
QString rateText(const AttackSide& side);

/// What whoever attacks may touch.
QString tierText(const std::string& tier);

/// How far it is, for the head of the panel: "attack, step 12 of 80".
QString attackProgress(const AttackView& view);

/// "cat .94" of the judge, or that nothing was scored.
QString scoreText(const AttackPicture& picture, const std::string& target);

/// Never taken for rich text, whatever an attack has found.
QString plainToolTip(const QString& text);

/// Sure that the target is there, or that it is not; else not scored.
Verdict attackVerdict(const AttackPicture& picture);

} // namespace pentimento
