#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>

namespace pentimento {

/// An animated PNG (APNG) of frames of one size, shown `delayMs` each, the last one `lastMs`, over and over.
/// A reader that knows no animation shows the first frame. Empty when there is no frame or their sizes
/// differ.
QByteArray animatedPng(const QList<QImage>& frames, int delayMs, int lastMs);

} // namespace pentimento
