#pragma once

class QTextDocument;

namespace pentimento {

/// Gives a document read from Markdown the window's type, colours and spacing; Qt's reader has none of its
/// own.
void styleHelp(QTextDocument& document);

} // namespace pentimento
