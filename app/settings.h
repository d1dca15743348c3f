#pragma once

#include <optional>

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace pentimento {

/// What the window remembers between starts. No prompts and no secrets.
class Settings {
 public:
  QString themeChoice() const; ///< "system" until chosen; "dark", "light", "contrast".
  void setThemeChoice(const QString& choice);

  QString language() const; ///< "en", "zh_CN"; empty: the system's, until chosen.
  void setLanguage(const QString& code);

  /// The keys a person gave an action, as portable text; none where it still has its own.
  std::optional<QStringList> keys(const QString& action) const;
  void setKeys(const QString& action, const std::optional<QStringList>& keys);

  QStringList recentCommands() const; ///< Names of actions run from the palette, the newest first.
  void addRecentCommand(const QString& action);

  bool livePreview() const; ///< On until switched off.
  void setLivePreview(bool on);
  bool allAtSnapshots() const; ///< Off until switched on.
  void setAllAtSnapshots(bool on);

  QStringList namedLayouts() const;
  QByteArray namedLayout(const QString& name) const;
  void setNamedLayout(const QString& name, const QByteArray& layout); ///< An empty one is forgotten.

  QByteArray geometry() const;
  QByteArray layout() const; ///< Empty when it was saved by another layout version.
  void setWindow(const QByteArray& geometry, const QByteArray& layout);
  void forgetWindow();

  QStringList recentModels() const;
  void addRecentModel(const QString& path);

  QStringList recentProjects() const; ///< Newest first.
  void addRecentProject(const QString& folder);

  /// Whether pictures that leave the window carry prompt, seed and settings; true until chosen.
  bool picturesTell() const;
  void setPicturesTell(bool tell);

  QString lastFolder() const;
  void setLastFolder(const QString& folder);

  bool tourSeen() const;
  void setTourSeen();

  /// Seconds of one step of a method on a model and device, as last measured; 0 when never.
  double secondsPerStep(const QString& method, const QString& model, const QString& device) const;
  void setSecondsPerStep(const QString& method, const QString& model, const QString& device, double seconds);
};

} // namespace pentimento
