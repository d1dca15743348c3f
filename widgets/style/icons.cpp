#include "widgets/style/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPaintDevice>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "widgets/style/bundled_resources.h"

namespace pentimento {
namespace {

class TintedSvg : public QIconEngine {
 public:
  TintedSvg(QString name, QColor Theme::*role) : name_(std::move(name)), role_(role) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    paintIcon(*painter, rect, name_, colour(mode, state));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return iconPixmap(name_, size, 1.0, colour(mode, state));
  }
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
    QPixmap drawn = iconPixmap(name_, (QSizeF(size) / scale).toSize(), scale, colour(mode, state));
    drawn.setDevicePixelRatio(1.0); // QIcon sets its own
    return drawn;
  }
  QIconEngine* clone() const override { return new TintedSvg(*this); }
  QString iconName() override { return name_; }
  bool isNull() override { return !QFile::exists(QStringLiteral(":/icons/%1.svg").arg(name_)); }

 private:
  QColor colour(QIcon::Mode mode, QIcon::State state) const {
    if (mode == QIcon::Disabled) return theme().textDisabled;
    return state == QIcon::On && role_ == &Theme::textMuted ? theme().text : theme().*role_;
  }

  QString name_;
  QColor Theme::*role_;
};

} // namespace

QPixmap iconPixmap(const QString& name, QSize size, qreal ratio, const QColor& colour) {
  initPentimentoResources();
  const QString key = QStringLiteral("pentimento/%1/%2x%3@%4/%5")
                          .arg(name)
                          .arg(size.width())
                          .arg(size.height())
                          .arg(ratio)
                          .arg(colour.rgba(), 0, 16);
  QPixmap drawn;
  if (QPixmapCache::find(key, &drawn)) return drawn;
  QSvgRenderer svg(QStringLiteral(":/icons/%1.svg").arg(name));
  if (!svg.isValid() || size.isEmpty()) return {};
  drawn = QPixmap((QSizeF(size) * ratio).toSize());
  drawn.fill(Qt::transparent);
  QPainter painter(&drawn);
  svg.render(&painter);
  painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
  painter.fillRect(drawn.rect(), colour);
  painter.end();
  drawn.setDevicePixelRatio(ratio);
  QPixmapCache::insert(key, drawn);
  return drawn;
}

void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& colour) {
  const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
  const QPixmap drawn = iconPixmap(name, rect.size().toSize(), ratio, colour);
  if (!drawn.isNull()) painter.drawPixmap(rect.topLeft(), drawn);
}

QIcon icon(const QString& name, QColor Theme::*role) {
  return QIcon(new TintedSvg(name, role));
}

} // namespace pentimento
