#pragma once

#include <QList>

#include "core/probes/attacks/attack.h"
#include "core/values/erasure_settings.h"
#include "widgets/views/help/help_page.h"

class QAction;

namespace pentimento {

/// Every page of the help in its order. What the registries and the actions know is written from them, the
/// rest stands in resources/help.
HelpPages helpPages(const QList<QAction*>& actions);

/// `prose`, then the method's settings, presets and paper, as Markdown.
QString methodPage(const MethodDescription& method, const QString& prose);

/// The same for an attack, with its tier and null control.
QString attackPage(const AttackDescription& attack, const QString& prose);

/// A table of the actions that have keys.
QString keysPage(const QList<QAction*>& actions);

/// The text of resources/help/`name`.md; empty when there is none.
QString helpText(const QString& name);

} // namespace pentimento
