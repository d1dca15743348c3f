#pragma once

#include <QString>

namespace pentimento {

/// "14 s", "3 min", "2 h 5 min": no finer than one can mean.
QString durationText(double seconds);

} // namespace pentimento
