#include "app/settings.h"

#include <QSettings>

namespace pentimento {
namespace {

constexpr int kLayoutVersion = 2; // raise it when docks change, so that an old layout is not forced on them
constexpr int kRecentModels = 8, kRecentProjects = 12, kRecentCommands = 6;

/// Another layout version has its own: docks that it does not know would be lost in it.
QString layoutGroup() {
  return QStringLiteral("layouts/%1").arg(kLayoutVersion);
}

QString stepKey(const QString& method, const QString& model, const QString& device) {
  return QStringLiteral("seconds_per_step/%1 %2 %3").arg(method, model.left(16), device);
}

} // namespace

QString Settings::themeChoice() const {
  return QSettings().value("theme", "system").toString();
}
void Settings::setThemeChoice(const QString& choice) {
  QSettings().setValue("theme", choice);
}

QString Settings::language() const {
  return QSettings().value("language").toString();
}
void Settings::setLanguage(const QString& code) {
  QSettings().setValue("language", code);
}

std::optional<QStringList> Settings::keys(const QString& action) const {
  const QVariant kept = QSettings().value("keys/" + action);
  return kept.isValid() ? std::optional(kept.toStringList()) : std::nullopt;
}
void Settings::setKeys(const QString& action, const std::optional<QStringList>& keys) {
  QSettings settings;
  keys ? settings.setValue("keys/" + action, *keys) : settings.remove("keys/" + action);
}

QStringList Settings::recentCommands() const {
  return QSettings().value("recent_commands").toStringList();
}
void Settings::addRecentCommand(const QString& action) {
  QStringList commands = recentCommands();
  commands.removeAll(action);
  commands.prepend(action);
  QSettings().setValue("recent_commands", QStringList(commands.mid(0, kRecentCommands)));
}

bool Settings::livePreview() const {
  return QSettings().value("live_preview", true).toBool();
}
void Settings::setLivePreview(bool on) {
  QSettings().setValue("live_preview", on);
}

bool Settings::allAtSnapshots() const {
  return QSettings().value("all_at_snapshots", false).toBool();
}
void Settings::setAllAtSnapshots(bool on) {
  QSettings().setValue("all_at_snapshots", on);
}

QStringList Settings::namedLayouts() const {
  QSettings settings;
  settings.beginGroup(layoutGroup());
  return settings.childKeys();
}
QByteArray Settings::namedLayout(const QString& name) const {
  return QSettings().value(layoutGroup() + "/" + name).toByteArray();
}
void Settings::setNamedLayout(const QString& name, const QByteArray& layout) {
  const QString key = layoutGroup() + "/" + name;
  layout.isEmpty() ? QSettings().remove(key) : QSettings().setValue(key, layout);
}

QByteArray Settings::geometry() const {
  return QSettings().value("window/geometry").toByteArray();
}

QByteArray Settings::layout() const {
  const QSettings settings;
  return settings.value("window/version").toInt() == kLayoutVersion
             ? settings.value("window/layout").toByteArray()
             : QByteArray();
}

void Settings::setWindow(const QByteArray& geometry, const QByteArray& layout) {
  QSettings settings;
  settings.setValue("window/version", kLayoutVersion);
  settings.setValue("window/geometry", geometry);
  settings.setValue("window/layout", layout);
}

void Settings::forgetWindow() {
  QSettings().remove("window");
}

QStringList Settings::recentModels() const {
  return QSettings().value("recent_models").toStringList();
}

void Settings::addRecentModel(const QString& path) {
  QStringList models = recentModels();
  models.removeAll(path);
  models.prepend(path);
  QSettings().setValue("recent_models", QStringList(models.mid(0, kRecentModels)));
}

QStringList Settings::recentProjects() const {
  return QSettings().value("recent_projects").toStringList();
}

void Settings::addRecentProject(const QString& folder) {
  QStringList projects = recentProjects();
  projects.removeAll(folder);
  projects.prepend(folder);
  QSettings().setValue("recent_projects", QStringList(projects.mid(0, kRecentProjects)));
}

bool Settings::picturesTell() const {
  return QSettings().value("pictures_tell", true).toBool();
}
void Settings::setPicturesTell(bool tell) {
  QSettings().setValue("pictures_tell", tell);
}

QString Settings::lastFolder() const {
  return QSettings().value("last_folder").toString();
}
void Settings::setLastFolder(const QString& folder) {
  QSettings().setValue("last_folder", folder);
}

bool Settings::tourSeen() const {
  return QSettings().value("tour_seen").toBool();
}
void Settings::setTourSeen() {
  QSettings().setValue("tour_seen", true);
}

double Settings::secondsPerStep(const QString& method, const QString& model, const QString& device) const {
  return QSettings().value(stepKey(method, model, device)).toDouble();
}

void Settings::setSecondsPerStep(const QString& method, const QString& model, const QString& device,
                                 double seconds) {
  QSettings().setValue(stepKey(method, model, device), seconds);
}

} // namespace pentimento
