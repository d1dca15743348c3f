#pragma once

#include <QObject>
#include <QTextObjectInterface>
#include <QVariant>
#include <vector>

#include "core/audit/report_charts.h"

namespace pentimento {

/// A chart of rates as an object within text, drawn as core/audit's SVG is: a dot with its Wilson 95 %
/// interval, the control as an open caret, k/n at the right.
class ReportChart : public QObject, public QTextObjectInterface {
  Q_OBJECT
  Q_INTERFACES(QTextObjectInterface)

 public:
  static constexpr int kObject = QTextFormat::UserObject + 1;
  enum Property { Rows = QTextFormat::UserProperty + 1, Colour };

  explicit ReportChart(QObject* parent) : QObject(parent) {}

  QSizeF intrinsicSize(QTextDocument* document, int place, const QTextFormat& format) override;
  void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int place,
                  const QTextFormat& format) override;

  /// The format of the object-replacement character that stands for a chart.
  static QTextCharFormat format(const std::vector<RateRow>& rows, const QColor& colour);
};

} // namespace pentimento

Q_DECLARE_METATYPE(std::vector<pentimento::RateRow>)
