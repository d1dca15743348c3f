#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace pentimento {

/// What the window remembers between starts. No prompts and no secrets.
class Settings {
 public:
  bool dark() const;
  void setDark(bool dark);

  QByteArray geometry() const;
  QByteArray layout() const; ///< Empty when it was saved by another layout version.
  void setWindow(const QByteArray& geometry, const QByteArray& layout);
  void forgetWindow();

  QStringList recentModels() const;
  void addRecentModel(const QString& path);

  QString lastFolder() const;
  void setLastFolder(const QString& folder);

  bool tourSeen() const;
  void setTourSeen();

  /// Seconds of one step of a method on a model and device, as last measured; 0 when never.
  double secondsPerStep(const QString& method, const QString& model, const QString& device) const;
  void setSecondsPerStep(const QString& method, const QString& model, const QString& device, double seconds);
};

} // namespace pentimento
