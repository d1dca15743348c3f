#include "app/project/sample_project.h"

#include <QStandardPaths>

#include <filesystem>

#include "core/base/error.h"
#include "core/base/resources.h"

namespace fs = std::filesystem;

namespace pentimento {

QDir projectsFolder() {
  const QDir place(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/projects");
  place.mkpath(".");
  return place;
}

QString sampleProject() {
  const fs::path sample = resources_folder() / "sample" / "cat to dog.pentimento";
  if (!fs::is_directory(sample))
    throw Error(ErrorCode::FileNotFound, "the sample project is not installed", sample.string(),
                "no such folder", "set PENTIMENTO_RESOURCES to the folder with the miniature and the sample");
  const QString copy = projectsFolder().filePath("Sample, cat to dog.pentimento");
  if (QFileInfo::exists(copy)) return copy;
  const QString half = copy + ".part"; // a copy that was cut short is not taken for the sample
  std::error_code failed;
  fs::remove_all(half.toStdString(), failed);
  fs::copy(sample, half.toStdString(), fs::copy_options::recursive, failed);
  if (!failed) fs::rename(half.toStdString(), copy.toStdString(), failed);
  if (failed)
    throw Error(ErrorCode::FileUnwritable, "the sample project cannot be copied", copy.toStdString(),
                failed.message(), "make room there, or open it where it is: " + sample.string());
  return copy;
}

} // namespace pentimento
