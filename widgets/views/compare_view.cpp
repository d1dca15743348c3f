#include "widgets/views/compare_view.h"

#include <algorithm>
#include <cmath>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include "widgets/style/app_style.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"
#include "widgets/views/compare_canvas.h"
#include "widgets/views/compare_parts.h"
#include "widgets/views/compare_strip.h"

namespace pentimento {
namespace {

constexpr int kHead = 48;
constexpr int kTools = 60;
constexpr qreal kPan = 32;      // a key moves the picture by this
constexpr double kNudge = 0.05; // and the line or the blend by this
constexpr int kLeastTools = 400;
constexpr int kRoomForWords = 760; // below, the modes are icons

} // namespace

CompareView::CompareView(QWidget* parent)
    : QWidget(parent), word_(new QLabel), prompt_(new QLabel), modes_(new QButtonGroup(this)),
      canvas_(new CompareCanvas), strip_(new CompareStrip), previous_(new QToolButton(this)),
      next_(new QToolButton(this)) {
  setObjectName(QStringLiteral("compare"));
  setFocusPolicy(Qt::StrongFocus);
  setMinimumSize(440, 440);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeHead());
  column->addWidget(canvas_, 1);
  column->addWidget(makeTools());
  column->addWidget(strip_);
  const std::tuple<QToolButton*, QString, QString> arrows[] = {
      {previous_, QStringLiteral("left"), tr("Previous cell")},
      {next_, QStringLiteral("right"), tr("Next cell")}};
  for (const auto& [button, picture, name] : arrows) {
    button->setIcon(icon(picture));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    button->resize(32, 32);
  }
  connect(previous_, &QToolButton::clicked, this, &CompareView::previousRequested);
  connect(next_, &QToolButton::clicked, this, &CompareView::nextRequested);
  connect(canvas_, &CompareCanvas::viewChanged, this, &CompareView::refreshTools);
  connect(strip_, &CompareStrip::picked, this, [this](int index, bool leftSide) {
    setSides(leftSide ? index : strip_->left(), leftSide ? strip_->right() : index);
    Q_EMIT statePicked(index, leftSide);
  });
  refreshColours();
  refreshTools();
}

QToolButton* CompareView::segment(const QString& name, const QString& text, CompareMode mode) {
  auto* button = new QToolButton;
  button->setText(text);
  button->setIcon(icon(name, &Theme::textMuted));
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setAccessibleName(text);
  button->setToolTip(text);
  button->setCheckable(true);
  button->setAutoRaise(true);
  button->setProperty("muted", true);
  button->setChecked(mode == CompareMode::Split);
  modes_->addButton(button, static_cast<int>(mode));
  return button;
}

QWidget* CompareView::makeHead() {
  auto* head = new CompareHead;
  head->setFixedHeight(kHead);
  head->setMinimumWidth(1); // its words give way, see resizeEvent
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(16, 0, 8, 0);
  row->setSpacing(0);
  word_->setFont(bodyStrongFont());
  prompt_->setFont(bodyFont());
  prompt_->setMinimumWidth(40);
  prompt_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  row->addWidget(word_);
  row->addSpacing(12);
  row->addWidget(prompt_, 1);
  auto* group = new CompareRaised;
  group->setFixedHeight(32);
  auto* segments = new QHBoxLayout(group);
  segments->setContentsMargins(0, 0, 0, 0);
  segments->setSpacing(0);
  segments->addWidget(segment(QStringLiteral("compare"), tr("Split"), CompareMode::Split));
  segments->addWidget(segment(QStringLiteral("side"), tr("Side by side"), CompareMode::SideBySide));
  segments->addWidget(segment(QStringLiteral("blink"), tr("Blink"), CompareMode::Blink));
  segments->addWidget(segment(QStringLiteral("blend"), tr("Blend"), CompareMode::Blend));
  segments->addWidget(segment(QStringLiteral("diff"), tr("Difference"), CompareMode::Difference));
  connect(modes_, &QButtonGroup::idClicked, this, [this](int id) { setMode(static_cast<CompareMode>(id)); });
  row->addWidget(group);
  row->addSpacing(16);
  auto* close = new QToolButton;
  close->setIcon(icon(QStringLiteral("close")));
  close->setAutoRaise(true);
  close->setToolTip(tr("Close (Esc)"));
  close->setAccessibleName(tr("Close the compare view"));
  connect(close, &QToolButton::clicked, this, &CompareView::closeRequested);
  row->addWidget(close);
  return head;
}

QToolButton* CompareView::tool(const QString& text, bool checkable) {
  auto* button = new QToolButton;
  button->setText(text);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setAutoRaise(true);
  button->setCheckable(checkable);
  button->setProperty("muted", true);
  button->setProperty("plain", checkable);
  return button;
}

QWidget* CompareView::makeTools() {
  tools_ = new QWidget;
  tools_->setFixedHeight(kTools);
  tools_->setMinimumWidth(1); // its margins follow the picture
  auto* row = new QHBoxLayout(tools_);
  row->setSpacing(4);
  swap_ = tool(tr("Swap"), false);
  swap_->setIcon(icon(QStringLiteral("swap"), &Theme::textMuted));
  swap_->setProperty("alignLeft", true);
  scale_ = new CompareHeatScale;
  over_ = new CompareToggle(tr("Over picture"));
  fit_ = tool(tr("Fit"), true);
  fit_->setToolTip(tr("Fill the room (0)"));
  multiple_ = tool(QStringLiteral("1×"), true);
  multiple_->setToolTip(tr("The largest whole multiple that fits; the wheel, + and − change it"));
  smooth_ = tool(tr("Smooth"), true);
  pixels_ = tool(tr("Pixels"), true);
  blend_ = new QSlider(Qt::Horizontal);
  blend_->setRange(0, 100);
  blend_->setFixedWidth(160);
  blend_->setProperty("quiet", true);
  blend_->setAccessibleName(tr("How much of the right picture"));
  blend_->setToolTip(tr("How much of the right picture ([ and ])"));
  connect(blend_, &QSlider::valueChanged, canvas_,
          [this](int percent) { canvas_->setBlend(percent / 100.0); });
  row->addWidget(swap_);
  row->addWidget(scale_);
  row->addWidget(blend_);
  for (int count = 2; count <= ComparePanes::kMost; ++count) {
    auto* button = tool(QString::number(count), true);
    button->setAccessibleName(tr("%1 states side by side").arg(count));
    button->setToolTip(tr("%1 states side by side (%1)").arg(count));
    connect(button, &QToolButton::clicked, this, [this, count] { setPaneCount(count); });
    row->addWidget(button);
    counts_ << button;
  }
  row->addStretch();
  row->addWidget(over_);
  line_ = new CompareLine;
  for (QWidget* part : std::initializer_list<QWidget*>{fit_, multiple_, line_, smooth_, pixels_})
    row->addWidget(part);
  connect(swap_, &QToolButton::clicked, this, &CompareView::swapSides);
  connect(over_, &QAbstractButton::toggled, canvas_, &CompareCanvas::setOverPicture);
  connect(fit_, &QToolButton::clicked, this, [this] { canvas_->setFit(true); });
  connect(multiple_, &QToolButton::clicked, this, [this] { canvas_->setMultiple(0); });
  for (QToolButton* button : {smooth_, pixels_})
    connect(button, &QToolButton::clicked, this, [this, button] {
      canvas_->setSmooth(button == smooth_);
      refreshTools();
    });
  return tools_;
}

void CompareView::setHeading(const QString& word, const QString& prompt, quint64 seed) {
  word_->setText(word);
  prompt_->setText(tr("%1, seed %2").arg(prompt).arg(seed));
  prompt_->setToolTip(prompt);
}

void CompareView::setStates(const QVector<CompareState>& states) {
  states_ = states;
  strip_->setStates(states);
  const int last = static_cast<int>(states.size()) - 1;
  setSides(std::clamp(strip_->left(), 0, std::max(0, last)),
           std::clamp(strip_->right(), 0, std::max(0, last)));
}

void CompareView::setSides(int left, int right) {
  strip_->setSides(left, right);
  refreshPictures();
}

void CompareView::setPaneCount(int count) {
  paneCount_ = std::clamp(count, 2, ComparePanes::kMost);
  refreshPictures();
}

void CompareView::refreshPictures() {
  const auto at = [this](int index) {
    return index >= 0 && index < states_.size() ? states_[index] : CompareState();
  };
  QVector<CompareState> panes{at(strip_->left()), at(strip_->right())};
  for (int index = 0; index < states_.size() && panes.size() < paneCount_; ++index)
    if (index != strip_->left() && index != strip_->right()) panes << states_[index];
  canvas_->setStates(panes);
}

void CompareView::setMode(CompareMode mode) {
  const bool changed = mode != canvas_->mode();
  modes_->button(static_cast<int>(mode))->setChecked(true);
  canvas_->setMode(mode);
  if (changed) Q_EMIT modeChanged(mode);
}

CompareMode CompareView::mode() const {
  return canvas_->mode();
}

void CompareView::cycleMode() {
  setMode(static_cast<CompareMode>((static_cast<int>(mode()) + 1) % kCompareModes));
}

void CompareView::swapSides() {
  setSides(strip_->right(), strip_->left());
}

void CompareView::setNeighbours(bool previous, bool next) {
  previous_->setEnabled(previous);
  next_->setEnabled(next);
}

void CompareView::refreshTools() {
  const bool difference = canvas_->mode() == CompareMode::Difference;
  swap_->setVisible(!difference);
  blend_->setVisible(canvas_->mode() == CompareMode::Blend);
  {
    const QSignalBlocker still(blend_);
    blend_->setValue(static_cast<int>(std::lround(canvas_->blend() * 100)));
  }
  for (int i = 0; i < counts_.size(); ++i) {
    counts_[i]->setVisible(canvas_->mode() == CompareMode::SideBySide && states_.size() > 2);
    counts_[i]->setEnabled(i + 2 <= states_.size());
    counts_[i]->setChecked(i + 2 == canvas_->paneCount());
  }
  scale_->setVisible(difference);
  for (QWidget* part : std::initializer_list<QWidget*>{fit_, multiple_, line_, smooth_, pixels_})
    part->setVisible(!difference);
  over_->setVisible(difference);
  const double scale = canvas_->scale();
  fit_->setChecked(canvas_->isFit());
  multiple_->setChecked(!canvas_->isFit());
  multiple_->setText(scale >= 1.0 && std::abs(scale - std::round(scale)) < 1e-6
                         ? tr("%1×").arg(std::lround(scale))
                         : tr("%1 %").arg(std::lround(scale * 100)));
  smooth_->setChecked(canvas_->isSmooth());
  pixels_->setChecked(!canvas_->isSmooth());
  // the tools stand under the picture's edges, as long as they fit there
  QRect under = canvas_->contentRect();
  if (under.width() < kLeastTools) under = QRect((width() - kLeastTools) / 2, 0, kLeastTools, 0);
  const int right =
      difference ? 0 : 10; // the padding of the last button, so that its text ends with the picture
  tools_->layout()->setContentsMargins(std::max(16, under.left()), 12,
                                       std::max(16, width() - under.right() - 1) - right, 16);
  placeArrows();
}

void CompareView::placeArrows() {
  const int middle = canvas_->y() + canvas_->height() / 2 + 8;
  previous_->move(16, middle - 16);
  next_->move(width() - 48, middle - 16);
  previous_->raise();
  next_->raise();
}

void CompareView::refreshColours() {
  QPalette quiet = prompt_->palette();
  if (quiet.color(QPalette::WindowText) == theme().textMuted) return;
  quiet.setColor(QPalette::WindowText, theme().textMuted);
  prompt_->setPalette(quiet);
}

void CompareView::paintEvent(QPaintEvent* event) {
  QPainter(this).fillRect(event->rect(), theme().canvas);
}

void CompareView::resizeEvent(QResizeEvent*) {
  for (QAbstractButton* button : modes_->buttons())
    static_cast<QToolButton*>(button)->setToolButtonStyle(
        width() >= kRoomForWords ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
  refreshTools();
}

void CompareView::showEvent(QShowEvent*) {
  setFocus();
}

void CompareView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) refreshColours();
}

bool CompareView::canvasKey(QKeyEvent* event) {
  const bool control = event->modifiers() & Qt::ControlModifier;
  const bool one = event->modifiers() & Qt::ShiftModifier;
  switch (event->key()) {
  case Qt::Key_Plus:
  case Qt::Key_Equal:
    canvas_->zoom(1);
    return true;
  case Qt::Key_Minus:
    canvas_->zoom(-1);
    return true;
  case Qt::Key_0:
    canvas_->setFit(true);
    return true;
  case Qt::Key_2:
  case Qt::Key_3:
  case Qt::Key_4:
    setPaneCount(event->key() - Qt::Key_0);
    setMode(CompareMode::SideBySide);
    return true;
  case Qt::Key_BracketLeft:
    canvas_->nudge(-kNudge);
    return true;
  case Qt::Key_BracketRight:
    canvas_->nudge(kNudge);
    return true;
  case Qt::Key_Left:
  case Qt::Key_Right:
    if (control) canvas_->pan({event->key() == Qt::Key_Left ? kPan : -kPan, 0.0}, one);
    return control;
  case Qt::Key_Up:
  case Qt::Key_Down:
    if (control) canvas_->pan({0.0, event->key() == Qt::Key_Up ? kPan : -kPan}, one);
    return control;
  default:
    return false;
  }
}

void CompareView::keyPressEvent(QKeyEvent* event) {
  if (canvasKey(event)) return;
  switch (event->key()) {
  case Qt::Key_Escape:
    Q_EMIT closeRequested();
    return;
  case Qt::Key_C:
    return cycleMode();
  case Qt::Key_D:
    return setMode(mode() == CompareMode::Difference ? CompareMode::Split : CompareMode::Difference);
  case Qt::Key_O:
    return setMode(mode() == CompareMode::Blend ? CompareMode::Split : CompareMode::Blend);
  case Qt::Key_X:
    return swapSides();
  case Qt::Key_B:
    return canvas_->setBlinking(true);
  case Qt::Key_Left:
    Q_EMIT previousRequested();
    return;
  case Qt::Key_Right:
    Q_EMIT nextRequested();
    return;
  default:
    QWidget::keyPressEvent(event);
  }
}

void CompareView::keyReleaseEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_B && !event->isAutoRepeat()) return canvas_->setBlinking(false);
  QWidget::keyReleaseEvent(event);
}

} // namespace pentimento
