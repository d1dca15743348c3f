#pragma once

#include <functional>

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include "core/io/safetensors.h"

namespace pentimento::testing {

/// A copy of the miniature in a folder of its own, to be broken. Big files are links until they are replaced.
class BrokenModel {
 public:
  BrokenModel();

  QString path() const { return folder_.filePath("model"); }
  /// A place beside the model, for inputs and outputs.
  QString beside(const QString& name) const { return folder_.filePath(name); }

  void write(const QString& file, const QByteArray& bytes) const; ///< `file` within the model.
  QByteArray read(const QString& file) const;
  void replace(const QString& file, const QByteArray& text,
               const QByteArray& by) const; ///< The first place of `text`.
  void remove(const QString& file_or_folder) const;
  /// Rewrites a weight file with its tensors changed.
  void change(const QString& file, const std::function<void(NamedTensors&)>& how) const;

 private:
  QTemporaryDir folder_;
};

/// The bytes of a safetensors file with this header and `data_bytes` of zeros, right or wrong.
QByteArray raw_safetensors(const QByteArray& header, int data_bytes);

} // namespace pentimento::testing
