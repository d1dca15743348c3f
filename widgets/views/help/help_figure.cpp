#include "widgets/views/help/help_figure.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

#include "widgets/style/theme.h"

namespace pentimento {

QByteArray figureInTheme(QByteArray svg) {
  const Theme light = Theme::light();
  // Names stand in between, so that a colour that was put in is not taken for one that is to be replaced.
  const std::pair<const char*, QColor Theme::*> roles[] = {
      {"@text@", &Theme::text},     {"@muted@", &Theme::textMuted},   {"@border@", &Theme::border},
      {"@track@", &Theme::track},   {"@leak@", &Theme::leak},         {"@erased@", &Theme::erased},
      {"@accent@", &Theme::accent}, {"@damaged@", &Theme::damaged},   {"@kept@", &Theme::kept},
      {"@raised@", &Theme::raised}, {"@leakTint@", &Theme::leakTint}, {"@erasedTint@", &Theme::erasedTint}};
  for (const auto& [name, role] : roles) svg.replace((light.*role).name().toUpper().toLatin1(), name);
  for (const auto& [name, role] : roles) svg.replace(name, (theme().*role).name().toLatin1());
  return svg;
}

QImage helpFigure(const QString& name, qreal ratio) {
  QFile file(QStringLiteral(":/help/figures/%1.svg").arg(name));
  if (!file.open(QIODevice::ReadOnly)) return {};
  QSvgRenderer svg(figureInTheme(file.readAll()));
  if (!svg.isValid()) return {};
  QImage drawn((QSizeF(svg.defaultSize()) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
  drawn.fill(Qt::transparent);
  QPainter painter(&drawn);
  svg.render(&painter);
  painter.end();
  drawn.setDevicePixelRatio(ratio);
  return drawn;
}

} // namespace pentimento
