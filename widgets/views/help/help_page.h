#pragma once

#include <QString>
#include <QVector>

namespace pentimento {

/// One page of the help: its id as links name it ("method-doco"), its place in the list, its text.
struct HelpPage {
  QString id;
  QString group; ///< "Erasing"; pages of one group stand together.
  QString title;
  QString markdown; ///< Without the title. Links to other pages are "page:ID".
};

using HelpPages = QVector<HelpPage>;

} // namespace pentimento
