#include "app/open_target.h"

#include <QFileInfo>

#include "core/base/error.h"
#include "core/io/checkpoint/checkpoint_family.h"
#include "core/io/checkpoint/tensor_file.h"
#include "core/judges/classifier_head.h"

namespace pentimento {

OpenTarget openTargetOf(const QString& path) {
  if (path.endsWith(".csv", Qt::CaseInsensitive)) return OpenTarget::Suite;
  if (path.endsWith(".png", Qt::CaseInsensitive)) return OpenTarget::Picture;
  if (is_head(path.toStdString())) return OpenTarget::Judge;
  // A torch archive has to be unpickled to be recognised, which takes too long for a drop.
  if (!QFileInfo(path).isFile() || !path.endsWith(".safetensors", Qt::CaseInsensitive))
    return OpenTarget::Model;
  try {
    const auto family = recognise(*open_tensor_file(path.toStdString())).family;
    const bool edit = family == CheckpointFamily::PartialUnet || family == CheckpointFamily::Lora;
    return edit ? OpenTarget::Edit : OpenTarget::Model;
  } catch (const Error&) {
    return OpenTarget::Model;
  }
}

} // namespace pentimento
