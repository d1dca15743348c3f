#pragma once

#include <QList>
#include <QWidget>

#include "core/values/snapshot.h"

namespace pentimento {

/// Key and value, 24 px a row; a bad value stands out with the error icon.
class HealthList : public QWidget {
  Q_OBJECT

 public:
  struct Row {
    QString key;
    QString value;
    bool bad = false;
    QString why; ///< Tool tip.
  };

  explicit HealthList(QWidget* parent = nullptr);

  void setHealth(const EditHealth& health);
  void setRows(const QList<Row>& rows);
  const QList<Row>& rows() const { return rows_; }
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;
  bool event(QEvent* event) override;

 private:
  QList<Row> rows_;
};

} // namespace pentimento
