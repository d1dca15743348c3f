#pragma once

#include <QLabel>

namespace pentimento {

/// 15 px semibold: the title of a panel.
QLabel* headingLabel(const QString& text, QWidget* parent = nullptr);

/// 11 px medium, muted: the head of a section.
QLabel* sectionLabel(const QString& text, QWidget* parent = nullptr);

/// 11 px muted: a caption.
QLabel* captionLabel(const QString& text, QWidget* parent = nullptr);

/// 13 px muted, 20 px lines that wrap: a sentence that explains.
QLabel* paragraphLabel(const QString& text, QWidget* parent = nullptr);

/// 13 px plain text that wraps and can be copied: a fact.
QLabel* valueLabel(const QString& text, QWidget* parent = nullptr);

/// A 1 px divider in `border`.
QWidget* dividerLine(QWidget* parent = nullptr);

/// The path may break behind each slash.
QString breakableAtSlashes(QString path);

/// Gives paragraphLabel's line height to `text`.
QString paragraphHtml(const QString& text);

} // namespace pentimento
