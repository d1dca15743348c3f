#pragma once

#include <QPalette>

#include "widgets/style/theme.h"

namespace pentimento {

/// What the desktop asks programs to look like.
enum class SystemScheme { Unknown, Dark, Light, HighContrast };

/// By the desktop portal (color-scheme 1 dark, 2 light; contrast 1 high), which Qt reads itself from 6.5 on;
/// else by the platform's own palette. Waits at most a fifth of a second, and not at all where there is no
/// session bus.
/// @param palette the application's before a style of ours was set.
SystemScheme systemScheme(const QPalette& palette);

/// The portal's two figures as a scheme.
SystemScheme schemeOf(unsigned colour, unsigned contrast);

/// Dark where the palette writes light on dark; else unknown, since Qt's own palette is light where nobody
/// asked.
SystemScheme schemeOf(const QPalette& palette);

/// The theme for a choice of the View menu: "dark", "light", "contrast", or what the system asks for.
Theme themeFor(const QString& choice, SystemScheme system);

} // namespace pentimento
