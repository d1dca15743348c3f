#pragma once

#include <optional>

#include <QMap>
#include <QString>
#include <QStringList>

#include "core/io/suite_file.h"

namespace pentimento {

/// Prompt and seed out of a picture's texts: ours ("prompt", "seed"), else the one-text dialect of other
/// tools ("parameters": the prompt, "Negative prompt: …", "Steps: …, Seed: …"). None where there is no prompt
/// in them.
std::optional<SuiteRow> recallTexts(const QMap<QString, QString>& texts);

/// The prompts of picture files as a suite; of a file that says nothing it is said so in `rejected`. Reads
/// headers only.
SuiteFile recallPictures(const QStringList& paths);

} // namespace pentimento
