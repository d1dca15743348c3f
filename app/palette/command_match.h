#pragma once

#include <optional>

#include <QString>

namespace pentimento {

/// How well `text` answers a query; none where it does not. Every word of the query has to be found, in any
/// order: at the start of a word counts most, inside one less, as letters in order with gaps ("rstl" for
/// "Reset the layout") least. Case does not matter. An empty query is answered by everything, with 0.
std::optional<int> matchScore(const QString& query, const QString& text);

} // namespace pentimento
