#pragma once

#include <QDir>

namespace pentimento {

/// Where the system keeps programs' data: for projects that nobody has named a place for. Made where it is
/// not there.
QDir projectsFolder();

/// A copy of the bundled sample project that can be written, where the system keeps programs' data. It is
/// made on the first call and stays whatever it has become; who wants it fresh deletes the folder.
/// @throws Error(FileNotFound) where the sample is not installed, Error(FileUnwritable) where no copy can be
/// made.
QString sampleProject();

} // namespace pentimento
