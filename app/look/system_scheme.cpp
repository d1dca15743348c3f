#include "app/look/system_scheme.h"

#include <optional>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QStyleHints>

namespace pentimento {
namespace {

constexpr int kPortalWaitMs = 100; // twice at most

/// One figure of org.freedesktop.appearance; none where there is no portal or it does not know it.
std::optional<unsigned> portalFigure(const QString& key) {
  QDBusMessage call = QDBusMessage::createMethodCall(
      QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
      QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("Read"));
  call << QStringLiteral("org.freedesktop.appearance") << key;
  const QDBusMessage reply = QDBusConnection::sessionBus().call(call, QDBus::Block, kPortalWaitMs);
  if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty()) return std::nullopt;
  QVariant value = reply.arguments().constFirst();
  while (value.canConvert<QDBusVariant>())
    value = value.value<QDBusVariant>().variant(); // Read wraps it twice
  bool number = false;
  const unsigned figure = value.toUInt(&number);
  return number ? std::optional(figure) : std::nullopt;
}

} // namespace

SystemScheme schemeOf(unsigned colour, unsigned contrast) {
  if (contrast == 1) return SystemScheme::HighContrast;
  return colour == 1 ? SystemScheme::Dark : colour == 2 ? SystemScheme::Light : SystemScheme::Unknown;
}

SystemScheme schemeOf(const QPalette& palette) {
  const int ink = palette.color(QPalette::WindowText).lightness();
  const int ground = palette.color(QPalette::Window).lightness();
  return ink > ground ? SystemScheme::Dark : SystemScheme::Unknown;
}

SystemScheme systemScheme(const QPalette& palette) {
  if (QDBusConnection::sessionBus().isConnected())
    if (const auto colour = portalFigure(QStringLiteral("color-scheme"))) {
      const auto scheme = schemeOf(*colour, portalFigure(QStringLiteral("contrast")).value_or(0));
      if (scheme != SystemScheme::Unknown) return scheme;
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
  if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? SystemScheme::Dark
                                                                                 : SystemScheme::Light;
#endif
  return schemeOf(palette);
}

Theme themeFor(const QString& choice, SystemScheme system) {
  if (choice == QLatin1String("contrast")) return Theme::highContrast();
  if (choice == QLatin1String("light")) return Theme::light();
  if (choice == QLatin1String("dark")) return Theme::dark();
  return system == SystemScheme::Light          ? Theme::light()
         : system == SystemScheme::HighContrast ? Theme::highContrast()
                                                : Theme::dark(); // made for looking at pictures
}

} // namespace pentimento
