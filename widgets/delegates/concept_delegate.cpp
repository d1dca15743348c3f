#include "widgets/delegates/concept_delegate.h"

#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include "widgets/models/concept_model.h"
#include "widgets/style/app_style.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {

constexpr int kInset = 8, kPicture = 24, kTextLeft = kInset + kPicture + 8, kArrow = 14;

QRect body_of(const QRect& cell) {
  return {cell.left(), cell.top(), cell.width(), ConceptDelegate::kBody};
}

QRect text_of(const QRect& cell, int column) {
  const int right = column == ConceptModel::Target ? kArrow + 12 : ConceptDelegate::kMenu;
  return body_of(cell).adjusted(kTextLeft, 0, -right, 0);
}

QRect dots_of(const QRect& cell) {
  const QRect body = body_of(cell);
  return {body.right() + 1 - ConceptDelegate::kMenu, body.top(), ConceptDelegate::kMenu, body.height()};
}

/// One cell's share of the row's rounded body: round at the outer end only.
void paint_body(QPainter& painter, const QRect& body, int column) {
  painter.save();
  painter.setClipRect(body);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme().raised);
  painter.drawRoundedRect(
      column == ConceptModel::Target ? body.adjusted(0, 0, 12, 0) : body.adjusted(-12, 0, 0, 0), 6, 6);
  painter.restore();
}

void paint_picture(QPainter& painter, const QRect& place, const QImage& picture) {
  QPainterPath corners;
  corners.addRoundedRect(place, 4, 4);
  painter.save();
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.setClipPath(corners);
  picture.isNull() ? painter.fillRect(place, theme().slot) : painter.drawImage(place, picture);
  painter.restore();
}

void paint_note(QPainter& painter, const QRect& cell, const QString& note) {
  const QRect line(cell.left() + kInset, cell.top() + ConceptDelegate::kBody, cell.width() - kInset,
                   ConceptDelegate::kNote);
  paintIcon(painter, QRectF(line.left(), line.top() + 3, 12, 12), QStringLiteral("alert"), theme().damaged);
  painter.setFont(smallFont());
  painter.setPen(theme().damaged);
  const QRect text = line.adjusted(18, 0, 0, 0);
  painter.drawText(text, Qt::AlignVCenter,
                   QFontMetrics(smallFont()).elidedText(note, Qt::ElideRight, text.width()));
}

} // namespace

void ConceptDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const int column = index.column();
  const QRect body = body_of(option.rect);
  paint_body(*painter, body, column);
  const QString word = index.data().toString();
  const QRect picture(body.left() + kInset, body.top() + (kBody - kPicture) / 2, kPicture, kPicture);
  paint_picture(*painter, picture, index.data(ConceptModel::ThumbnailRole).value<QImage>());

  const QRect text = text_of(option.rect, column);
  const QFont font = word.isEmpty() ? bodyFont() : bodyStrongFont();
  const QString said = !word.isEmpty()                  ? word
                       : column == ConceptModel::Target ? tr("concept")
                                                        : tr("anything");
  painter->setFont(font);
  painter->setPen(word.isEmpty() ? theme().textMuted : theme().text);
  painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                    QFontMetrics(font).elidedText(said, Qt::ElideRight, text.width()));

  const int middle = body.top() + kBody / 2;
  if (column == ConceptModel::Target)
    paintIcon(*painter, QRectF(body.right() + 1 - kArrow - 6, middle - kArrow / 2, kArrow, kArrow),
              QStringLiteral("arrow"), theme().textMuted);
  else
    paintIcon(*painter, QRectF(dots_of(option.rect).center().x() - 7, middle - 8, 16, 16),
              QStringLiteral("more"), theme().textMuted);
  const QString note = index.data(ConceptModel::NoteRole).toString();
  if (!note.isEmpty() && column == ConceptModel::Target) {
    QRect whole = option.rect; // the line runs under both cells
    whole.setWidth(option.widget ? option.widget->width() : whole.width());
    painter->setClipping(false);
    paint_note(*painter, whole, note);
  }
  if (option.state & QStyle::State_HasFocus) paintFocusRing(*painter, body.adjusted(1, 1, -1, -1), 6);
  painter->restore();
}

QSize ConceptDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  return {100, kBody + kGap + (index.data(ConceptModel::NoteRole).toString().isEmpty() ? 0 : kNote)};
}

QWidget* ConceptDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                       const QModelIndex& index) const {
  auto* editor = new QLineEdit(parent);
  editor->setFont(bodyStrongFont());
  editor->setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
  editor->setPlaceholderText(index.column() == ConceptModel::Target ? tr("concept") : tr("anything"));
  return editor;
}

void ConceptDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                           const QModelIndex& index) const {
  const QRect text = text_of(option.rect, index.column());
  editor->setGeometry(
      text.adjusted(-8, (kBody - 28) / 2, index.column() == ConceptModel::Target ? 4 : 0, -(kBody - 28) / 2));
}

bool ConceptDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                                  const QStyleOptionViewItem& option, const QModelIndex& index) {
  const bool press =
      event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
  if (press && index.column() == ConceptModel::Anchor) {
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() == Qt::LeftButton && dots_of(option.rect).contains(mouse->position().toPoint())) {
      Q_EMIT menuRequested(index.row(), mouse->globalPosition().toPoint());
      return true;
    }
  }
  return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace pentimento
