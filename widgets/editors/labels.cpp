#include "widgets/editors/labels.h"

#include <QPainter>

#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {

class Divider : public QWidget {
 public:
  explicit Divider(QWidget* parent) : QWidget(parent) { setFixedHeight(1); }

 protected:
  void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), theme().border); }
};

QLabel* made(const QString& text, QWidget* parent, const QFont& font, QPalette::ColorRole role) {
  auto* label = new QLabel(text, parent);
  label->setFont(font);
  label->setForegroundRole(
      role); // PlaceholderText is the theme's muted text, so a switch of theme just works
  label->setTextFormat(Qt::PlainText);
  return label;
}

} // namespace

QLabel* headingLabel(const QString& text, QWidget* parent) {
  return made(text, parent, headingFont(), QPalette::WindowText);
}

QLabel* sectionLabel(const QString& text, QWidget* parent) {
  return made(text, parent, uiFont(11, QFont::Medium), QPalette::PlaceholderText);
}

QLabel* captionLabel(const QString& text, QWidget* parent) {
  return made(text, parent, smallFont(), QPalette::PlaceholderText);
}

QString paragraphHtml(const QString& text) {
  return text.isEmpty() ? QString()
                        : QStringLiteral("<p style=\"line-height:20px\">%1</p>").arg(text.toHtmlEscaped());
}

QLabel* paragraphLabel(const QString& text, QWidget* parent) {
  auto* label = made(paragraphHtml(text), parent, bodyFont(), QPalette::PlaceholderText);
  label->setTextFormat(Qt::RichText);
  label->setWordWrap(true);
  label->setAccessibleName(text);
  return label;
}

QLabel* valueLabel(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setFont(bodyFont());
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  return label;
}

QString breakableAtSlashes(QString path) {
  const QChar mark(0x200B);
  path.replace(QLatin1Char('/'), QLatin1Char('/') + QString(mark));
  return path;
}

QWidget* dividerLine(QWidget* parent) {
  return new Divider(parent);
}

} // namespace pentimento
