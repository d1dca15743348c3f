#include "app/cli/broken_model.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace pentimento::testing {

BrokenModel::BrokenModel() {
  const QDir source(QDir(PENTIMENTO_TREE "/resources/miniature").absolutePath()); // links want whole paths
  for (QDirIterator files(source.path(), QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
    const QString file = files.next(), copy = path() + "/" + source.relativeFilePath(file);
    QDir().mkpath(QFileInfo(copy).path());
    QFile::link(file, copy);
  }
}

void BrokenModel::write(const QString& file, const QByteArray& bytes) const {
  const QString place = path() + "/" + file;
  QFile::remove(place); // the link, never what it points at
  QFile out(place);
  if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
    qFatal("%s cannot be written", qPrintable(place));
}

QByteArray BrokenModel::read(const QString& file) const {
  QFile in(path() + "/" + file);
  if (!in.open(QIODevice::ReadOnly)) qFatal("%s cannot be read", qPrintable(in.fileName()));
  return in.readAll();
}

void BrokenModel::replace(const QString& file, const QByteArray& text, const QByteArray& by) const {
  QByteArray bytes = read(file);
  const auto place = bytes.indexOf(text);
  if (place < 0) qFatal("%s does not hold %s", qPrintable(file), text.constData());
  write(file, bytes.replace(place, text.size(), by));
}

void BrokenModel::remove(const QString& file_or_folder) const {
  const QString place = path() + "/" + file_or_folder;
  if (QFileInfo(place).isDir())
    QDir(place).removeRecursively();
  else
    QFile::remove(place);
}

void BrokenModel::change(const QString& file, const std::function<void(NamedTensors&)>& how) const {
  const std::string place = (path() + "/" + file).toStdString();
  NamedTensors tensors;
  {
    const auto stored = SafetensorsFile::open(place);
    for (const auto& entry : stored->entries())
      tensors.emplace_back(entry.name, stored->tensor(entry.name).clone());
  }
  how(tensors);
  QFile::remove(QString::fromStdString(place));
  write_safetensors(place, tensors);
}

QByteArray raw_safetensors(const QByteArray& header, int data_bytes) {
  QByteArray bytes(8, '\0');
  qToLittleEndian<quint64>(static_cast<quint64>(header.size()), bytes.data());
  return bytes + header + QByteArray(data_bytes, '\0');
}

} // namespace pentimento::testing
