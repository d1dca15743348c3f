#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace pentimento {

/// The 40 px head of a panel: its title, a muted note at the right, and icon buttons. Fit to be a dock's
/// title bar.
class PanelHead : public QWidget {
  Q_OBJECT

 public:
  explicit PanelHead(const QString& title, QWidget* parent = nullptr);

  void setNote(const QString& note);
  QString note() const;
  /// An icon button at the right end; `name` is its tool tip and accessible name.
  QToolButton* addButton(const QString& icon, const QString& name);
  QSize sizeHint() const override; ///< A dock asks its title bar for this and nothing else.
  QSize minimumSizeHint() const override { return sizeHint(); }
  void addWidget(QWidget* widget); ///< Before the buttons added later.

 private:
  QHBoxLayout* line_;
  QLabel* note_;
};

} // namespace pentimento
