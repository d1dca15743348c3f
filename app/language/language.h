#pragma once

#include <QList>
#include <QString>
#include <QStringList>

class QCoreApplication;

namespace pentimento {

/// A language of the window.
struct Language {
  QString code; ///< "en", "zh_CN"; the translation is :/translations/pentimento_CODE.qm.
  QString name; ///< In itself.
};

/// English, which is in the sources, and every translation that is bundled.
QList<Language> languages();

/// The code to start with: the one chosen in the settings, else the first of the system's that is there, else
/// "en".
QString languageFor(const QString& chosen, const QStringList& system);

/// Whether a font of this system can write it. Without one Chinese would be boxes.
bool canBeWritten(const QString& code);

/// Translates the application from here on: to be called before the first window is made. Also loads Qt's own
/// words, where Qt's translations are installed. Falls back to English where there is no font for it; returns
/// the code that was taken.
QString installLanguage(QCoreApplication& application, const QString& code);

} // namespace pentimento
