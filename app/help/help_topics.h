#pragma once

#include <QString>

class QWidget;

namespace pentimento {

/// The page about `widget`: its own, else the nearest of what it stands in; "start" where none is known.
/// @param method the method that is chosen now, whose page stands for the method's box.
QString helpTopicOf(const QWidget* widget, const QString& method);

} // namespace pentimento
