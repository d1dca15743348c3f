#pragma once

#include <QColor>

namespace pentimento::report_ink {

// The colours of a printed report, as core/audit's style sheet has them.
inline const QColor kInk(0x1d, 0x1d, 0x20), kMuted(0x58, 0x58, 0x62), kLine(0xd8, 0xd8, 0xdd);

} // namespace pentimento::report_ink
