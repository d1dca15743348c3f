#pragma once

#include <QFont>

namespace pentimento {

/// Registers the bundled Inter; safe to call again.
void loadFonts();

/// Inter (else Noto Sans, else the system's font) at `pixels`.
QFont uiFont(int pixels, QFont::Weight weight = QFont::Normal);

QFont smallFont();       ///< 11 px, captions, column heads, hashes.
QFont smallStrongFont(); ///< 11 px semibold, scores that ask for attention.
QFont bodyFont();        ///< 13 px
QFont bodyMediumFont();  ///< 13 px, 500
QFont bodyStrongFont();  ///< 13 px, 600
QFont headingFont();     ///< 15 px, 600

} // namespace pentimento
