#pragma once

#include <string>

#include <QString>

namespace pentimento {

/// A text of the engine (a method's summary, a setting's label or help) in the language of the window; as it
/// is where it has no translation.
QString engineWords(const std::string& text);

/// A job's title, likewise: "Erasing cat → dog" is told by its pattern, "Erasing %1".
QString engineTitle(const std::string& title);

/// Whether translators can see the text at all.
bool isEngineText(const std::string& text);

} // namespace pentimento
