#include "app/settings.h"

#include <QSettings>

namespace pentimento {
namespace {

constexpr int kLayoutVersion = 2; // raise it when docks change, so that an old layout is not forced on them
constexpr int kRecentModels = 8;

QString stepKey(const QString& method, const QString& model, const QString& device) {
  return QStringLiteral("seconds_per_step/%1 %2 %3").arg(method, model.left(16), device);
}

} // namespace

bool Settings::dark() const {
  return QSettings().value("theme", "dark").toString() != "light";
}
void Settings::setDark(bool dark) {
  QSettings().setValue("theme", dark ? "dark" : "light");
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
