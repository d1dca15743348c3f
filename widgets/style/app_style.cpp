#include "widgets/style/app_style.h"

#include <QAbstractScrollArea>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolButton>

#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {

bool isSet(const QWidget* widget, const char* property) {
  return widget && widget->property(property).toBool();
}

bool keyboardFocus(const QStyleOption& option) {
  return (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
}

void fillRound(QPainter& painter, const QRectF& rect, const QColor& colour, qreal radius = 6.0) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawRoundedRect(rect, radius, radius);
  painter.restore();
}

/// The outline of a control in the theme of high contrast; the others tell it from its ground by its fill.
void paintEdge(QPainter& painter, const QRectF& rect, bool enabled, qreal radius = 6.0) {
  if (!theme().isHighContrast) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(enabled ? theme().outline : theme().textDisabled, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
  painter.restore();
}

/// One pixel of `border` along the middle of a separator.
void paintSeparator(QPainter& painter, const QRect& rect) {
  const QRect line = rect.width() < rect.height() ? QRect(rect.center().x(), rect.top(), 1, rect.height())
                                                  : QRect(rect.left(), rect.center().y(), rect.width(), 1);
  painter.fillRect(line, theme().border);
}

void paintButton(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget) {
  const Theme& t = theme();
  const bool enabled = option.state & QStyle::State_Enabled;
  const bool hovered = enabled && (option.state & QStyle::State_MouseOver);
  const bool primary = isSet(widget, "primary");
  const bool flat = option.features & QStyleOptionButton::Flat;
  QRectF body = option.rect;
  QColor fill = primary ? (hovered ? t.accentFillHover : t.accentFill) : hovered ? t.hover : t.raised;
  if (!enabled) fill = t.raised;
  if (option.state & QStyle::State_On) fill = t.accentTint;
  if (keyboardFocus(option) && primary) body.adjust(4, 4, -4, -4);
  if (!flat || hovered || (option.state & QStyle::State_On))
    fillRound(painter, body, fill, primary && keyboardFocus(option) ? 3 : 6);
  if (!flat) paintEdge(painter, body, enabled);
  if (keyboardFocus(option)) paintFocusRing(painter, option.rect);
}

void paintButtonLabel(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget) {
  const Theme& t = theme();
  const bool enabled = option.state & QStyle::State_Enabled;
  const bool primary = isSet(widget, "primary");
  QFont font = painter.font();
  if (primary) font = headingFont();
  painter.setFont(font);
  const int textWidth = QFontMetrics(font).horizontalAdvance(option.text);
  const int iconWidth = option.icon.isNull() ? 0 : option.iconSize.width();
  const int gap = iconWidth && !option.text.isEmpty() ? 8 : 0;
  int x = option.rect.center().x() + 1 - (textWidth + iconWidth + gap) / 2;
  if (isSet(widget, "alignLeft")) x = option.rect.left();
  if (iconWidth) {
    const QRect place(x, option.rect.top() + (option.rect.height() - option.iconSize.height()) / 2, iconWidth,
                      option.iconSize.height());
    option.icon.paint(&painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
  }
  painter.setPen(!enabled  ? t.textDisabled
                 : primary ? t.onAccent
                           : option.palette.color(QPalette::ButtonText));
  painter.drawText(QRect(x + iconWidth + gap, option.rect.top(), textWidth + 4, option.rect.height()),
                   Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, option.text);
}

void paintToolButton(QPainter& painter, const QStyleOptionToolButton& option, const QWidget* widget) {
  const Theme& t = theme();
  const bool enabled = option.state & QStyle::State_Enabled;
  const bool hovered = enabled && (option.state & QStyle::State_MouseOver);
  const bool quiet = option.state & QStyle::State_AutoRaise;
  const bool on = option.state & QStyle::State_On;
  if (on)
    fillRound(painter, option.rect, isSet(widget, "plain") ? t.raised : t.accentTint);
  else if (hovered || (option.state & QStyle::State_Sunken))
    fillRound(painter, option.rect, t.hover);
  else if (!quiet)
    fillRound(painter, option.rect, t.raised);
  if (!quiet || on) paintEdge(painter, option.rect, enabled);
  if (keyboardFocus(option)) paintFocusRing(painter, option.rect);

  const bool words = option.toolButtonStyle != Qt::ToolButtonIconOnly && !option.text.isEmpty();
  const bool picture = option.toolButtonStyle != Qt::ToolButtonTextOnly && !option.icon.isNull();
  const bool menu = option.features & QStyleOptionToolButton::HasMenu && words;
  const int iconWidth = picture ? option.iconSize.width() : 0;
  const int textWidth = words ? QFontMetrics(option.font).horizontalAdvance(option.text) : 0;
  const int width = iconWidth + textWidth + (picture && words ? 8 : 0) + (menu ? 20 : 0);
  int x = words && !isSet(widget, "alignLeft") ? option.rect.left() + (option.rect.width() - width) / 2
                                               : option.rect.left();
  const QIcon::Mode mode = enabled ? QIcon::Normal : QIcon::Disabled;
  if (picture) {
    const QRect place(x, option.rect.top(), words ? iconWidth : option.rect.width(), option.rect.height());
    const QRect middle(place.left() + (place.width() - iconWidth) / 2,
                       place.top() + (place.height() - option.iconSize.height()) / 2, iconWidth,
                       option.iconSize.height());
    option.icon.paint(&painter, middle, Qt::AlignCenter, mode, on ? QIcon::On : QIcon::Off);
    x += iconWidth + 8;
  }
  if (!words) return;
  const bool muted = isSet(widget, "muted") && !on;
  painter.setFont(option.font);
  painter.setPen(!enabled ? t.textDisabled : muted ? t.textMuted : t.text);
  painter.drawText(QRect(x, option.rect.top(), textWidth + 4, option.rect.height()),
                   Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, option.text);
  if (menu)
    paintIcon(painter,
              QRectF(x + textWidth + 8, option.rect.top() + (option.rect.height() - 12) / 2.0, 12, 12),
              QStringLiteral("down"), enabled ? t.textMuted : t.textDisabled);
}

void paintSlider(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle,
                 const QWidget* widget) {
  const Theme& t = theme();
  const bool enabled = option.state & QStyle::State_Enabled;
  const bool flat = option.orientation == Qt::Horizontal;
  const QPointF knob = QRectF(handle).center();
  const QRectF all = option.rect;
  QRectF track = flat ? QRectF(all.left(), knob.y() - 1.5, all.width(), 3)
                      : QRectF(knob.x() - 1.5, all.top(), 3, all.height());
  QRectF done = track;
  if (flat)
    option.upsideDown ? done.setLeft(knob.x()) : done.setRight(knob.x());
  else
    option.upsideDown ? done.setTop(knob.y()) : done.setBottom(knob.y());
  fillRound(painter, track, t.track, 1.5);
  fillRound(painter, done, !enabled || isSet(widget, "quiet") ? t.outline : t.accent, 1.5);
  const QRectF disc(knob.x() - 6, knob.y() - 6, 12, 12);
  if (keyboardFocus(option)) fillRound(painter, disc.adjusted(-3, -3, 3, 3), t.accent, 9);
  if (keyboardFocus(option)) fillRound(painter, disc.adjusted(-1, -1, 1, 1), t.panel, 7);
  fillRound(painter, disc, enabled ? t.text : t.textDisabled, 6);
}

void paintComboBox(QPainter& painter, const QStyleOptionComboBox& option) {
  const Theme& t = theme();
  const bool enabled = option.state & QStyle::State_Enabled;
  fillRound(painter, option.rect, enabled && (option.state & QStyle::State_MouseOver) ? t.hover : t.raised);
  paintEdge(painter, option.rect, enabled);
  if (option.state & QStyle::State_HasFocus && (option.state & QStyle::State_KeyboardFocusChange))
    paintFocusRing(painter, option.rect);
  paintIcon(painter,
            QRectF(option.rect.right() - 19, option.rect.top() + (option.rect.height() - 12) / 2.0, 12, 12),
            QStringLiteral("down"), enabled ? t.textMuted : t.textDisabled);
}

void paintCheck(QPainter& painter, const QStyleOption& option) {
  const Theme& t = theme();
  const bool on = option.state & QStyle::State_On;
  const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(on ? t.accentFill : t.outline, 1));
  painter.setBrush(on ? t.accentFill : t.raised);
  painter.drawRoundedRect(box, 4, 4);
  painter.restore();
  if (on) paintIcon(painter, option.rect.adjusted(1, 1, -1, -1), QStringLiteral("check"), t.onAccent);
}

/// The 4 px bar; `groove` paints its empty part, otherwise the done part.
void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option, bool groove) {
  QRectF bar(option.rect.left(), option.rect.top() + (option.rect.height() - 4) / 2.0, option.rect.width(),
             4);
  const int range = option.maximum - option.minimum;
  if (groove) return fillRound(painter, bar, theme().track, 2);
  if (range > 0) bar.setWidth(bar.width() * (option.progress - option.minimum) / range);
  if (range > 0 && bar.width() > 0) fillRound(painter, bar, theme().accent, 2);
}

} // namespace

void paintFocusRing(QPainter& painter, const QRectF& rect, qreal radius) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme().accent, 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 1, radius - 1);
  painter.restore();
}

AppStyle::AppStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

int AppStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  switch (metric) {
  case PM_DockWidgetSeparatorExtent:
  case PM_SplitterWidth:
    return 5;
  case PM_DockWidgetFrameWidth:
  case PM_ToolBarFrameWidth:
  case PM_ToolBarItemMargin:
  case PM_ButtonShiftHorizontal:
  case PM_ButtonShiftVertical:
    return 0;
  case PM_ToolBarItemSpacing:
    return 8;
  case PM_ToolBarSeparatorExtent:
    return 9;
  case PM_ToolBarIconSize:
  case PM_SmallIconSize:
  case PM_ButtonIconSize:
  case PM_IndicatorWidth:
  case PM_IndicatorHeight:
    return 16;
  case PM_SliderThickness:
    return 18;
  case PM_SliderControlThickness:
    return 18;
  case PM_SliderLength:
    return 12;
  case PM_DefaultFrameWidth:
    if (qobject_cast<const QAbstractScrollArea*>(widget)) return 0;
    break;
  default:
    break;
  }
  return QProxyStyle::pixelMetric(metric, option, widget);
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                        QStyleHintReturn* data) const {
  switch (hint) {
  case SH_EtchDisabledText:
  case SH_DitherDisabledText:
  case SH_ComboBox_Popup:
  case SH_UnderlineShortcut:
    return 0;
  case SH_Slider_AbsoluteSetButtons:
    return Qt::LeftButton; // a click on the track goes there
  case SH_ToolTip_WakeUpDelay:
    return 500;
  default:
    return QProxyStyle::styleHint(hint, option, widget, data);
  }
}

QSize AppStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                 const QWidget* widget) const {
  if (type == CT_PushButton) {
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (!button) return size;
    const int text = QFontMetrics(isSet(widget, "primary") ? headingFont()
                                  : widget                 ? widget->font()
                                                           : bodyFont())
                         .horizontalAdvance(button->text);
    const int picture = button->icon.isNull() ? 0 : button->iconSize.width() + (text ? 8 : 0);
    const int side = isSet(widget, "alignLeft") ? 0 : 12;
    return {text + picture + 2 * side, isSet(widget, "primary") ? 40 : 32};
  }
  if (type == CT_ToolButton) {
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (!button || button->toolButtonStyle == Qt::ToolButtonIconOnly || button->text.isEmpty())
      return {32, 32};
    const bool picture = button->toolButtonStyle != Qt::ToolButtonTextOnly && !button->icon.isNull();
    const bool menu = button->features & QStyleOptionToolButton::HasMenu;
    return {QFontMetrics(button->font).horizontalAdvance(button->text) +
                (picture ? button->iconSize.width() + 8 : 0) + (menu ? 20 : 0) + 20,
            32};
  }
  QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
  if (type == CT_ComboBox) wanted.setHeight(32);
  if (type == CT_ProgressBar) wanted.setHeight(4);
  return wanted;
}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const {
  switch (element) {
  case PE_FrameFocusRect:
    paintFocusRing(*painter, option->rect);
    return;
  case PE_IndicatorDockWidgetResizeHandle:
    paintSeparator(*painter, option->rect);
    return;
  case PE_IndicatorToolBarSeparator:
    paintSeparator(*painter, option->rect.adjusted(0, 10, 0, -10));
    return;
  case PE_IndicatorCheckBox:
    paintCheck(*painter, *option);
    return;
  case PE_PanelButtonCommand:
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
      paintButton(*painter, *button, widget);
    return;
  case PE_FrameDockWidget:
  case PE_FrameStatusBarItem:
  case PE_FrameTabBarBase:
  case PE_PanelToolBar:
  case PE_FrameDefaultButton:
    return;
  case PE_Frame:
    if (qobject_cast<const QAbstractScrollArea*>(widget)) return;
    break;
  default:
    break;
  }
  QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void AppStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                           const QWidget* widget) const {
  switch (element) {
  case CE_Splitter:
    paintSeparator(*painter, option->rect);
    return;
  case CE_ToolBar:
    return;
  case CE_PushButtonBevel:
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
      paintButton(*painter, *button, widget);
    return;
  case CE_PushButton:
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
      paintButton(*painter, *button, widget);
      paintButtonLabel(*painter, *button, widget);
    }
    return;
  case CE_ProgressBarLabel:
    return;
  case CE_ProgressBarGroove:
  case CE_ProgressBarContents:
    if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
      paintProgress(*painter, *bar, element == CE_ProgressBarGroove);
    return;
  default:
    QProxyStyle::drawControl(element, option, painter, widget);
  }
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                  QPainter* painter, const QWidget* widget) const {
  if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
      control == CC_ToolButton && button)
    return paintToolButton(*painter, *button, widget);
  if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
      control == CC_Slider && slider)
    return paintSlider(*painter, *slider, subControlRect(CC_Slider, slider, SC_SliderHandle, widget), widget);
  if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
      control == CC_ComboBox && combo && !combo->editable)
    return paintComboBox(*painter, *combo);
  QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace pentimento
