#include "widgets/editors/method_combo.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleOptionComboBox>
#include <QStyledItemDelegate>
#include <QWheelEvent>

#include "widgets/models/engine_words.h"
#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {

constexpr int kNameRole = Qt::UserRole, kSummaryRole = Qt::UserRole + 1;

/// "DoCo" semibold, then "trained, K and V" muted, elided at the right.
void paint_method(QPainter& painter, const QRect& rect, const QString& title, const QString& summary) {
  painter.setFont(bodyStrongFont());
  painter.setPen(theme().text);
  painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, title);
  const QRect rest = rect.adjusted(QFontMetrics(bodyStrongFont()).horizontalAdvance(title) + 8, 0, 0, 0);
  painter.setFont(bodyFont());
  painter.setPen(theme().textMuted);
  painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                   QFontMetrics(bodyFont()).elidedText(summary, Qt::ElideRight, rest.width()));
}

/// The rows of the open list.
class MethodDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    painter->fillRect(option.rect, option.state & QStyle::State_Selected ? theme().hover : theme().raised);
    paint_method(*painter, option.rect.adjusted(8, 0, -8, 0), index.data().toString(),
                 index.data(kSummaryRole).toString());
  }
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    const int wide = QFontMetrics(bodyStrongFont()).horizontalAdvance(index.data().toString()) +
                     QFontMetrics(bodyFont()).horizontalAdvance(index.data(kSummaryRole).toString());
    return {wide + 32, 32};
  }
};

} // namespace

MethodCombo::MethodCombo(QWidget* parent) : QComboBox(parent) {
  setAccessibleName(tr("Method"));
  setItemDelegate(new MethodDelegate(this));
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  setFixedHeight(32);
  connect(this, &QComboBox::activated, this, &MethodCombo::methodChosen);
}

void MethodCombo::setMethods(const std::vector<MethodDescription>& methods) {
  const std::string now = method();
  clear();
  for (const auto& method : methods) {
    addItem(QString::fromStdString(method.title), QString::fromStdString(method.name));
    setItemData(count() - 1, engineWords(method.summary), kSummaryRole);
    setItemData(count() - 1, QString::fromStdString(method.citation), Qt::ToolTipRole);
  }
  int widest = 0;
  for (int i = 0; i < count(); ++i)
    widest = std::max(widest, itemDelegate()->sizeHint({}, model()->index(i, 0)).width());
  view()->setMinimumWidth(widest);
  setMethod(now);
}

void MethodCombo::setMethod(const std::string& name) {
  const int index = findData(QString::fromStdString(name), kNameRole);
  if (index >= 0) setCurrentIndex(index);
  setToolTip(currentData(Qt::ToolTipRole).toString());
}

std::string MethodCombo::method() const {
  return currentData(kNameRole).toString().toStdString();
}

void MethodCombo::wheelEvent(QWheelEvent* event) {
  event->ignore();
} // scrolling the panel must not change the method

void MethodCombo::paintEvent(QPaintEvent*) {
  QStyleOptionComboBox option;
  initStyleOption(&option);
  QPainter painter(this);
  style()->drawComplexControl(QStyle::CC_ComboBox, &option, &painter, this);
  if (!isEnabled()) painter.setOpacity(0.5);
  paint_method(painter, rect().adjusted(8, 0, -28, 0), currentText(), currentData(kSummaryRole).toString());
}

} // namespace pentimento
