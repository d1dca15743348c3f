#pragma once

#include <QStringList>
#include <QWidget>

#include "widgets/views/help/help_page.h"

class QLabel;
class QLineEdit;
class QTextBrowser;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace pentimento {

/// The help: a list of pages at the left, the page at the right, a field that finds words in all of them.
/// Ctrl+F goes to the field, Return to the next place, Alt+Left back, Esc closes.
class HelpView : public QWidget {
  Q_OBJECT

 public:
  explicit HelpView(QWidget* parent = nullptr);

  void setPages(const HelpPages& pages);
  /// Shows a page; false when there is none of that id.
  bool showPage(const QString& id);
  QString currentPage() const { return current_; }
  /// What the page says, as plain text.
  QString pageText() const;

 public Q_SLOTS:
  void back();
  void focusFind();
  /// Goes to the next place of the words in the field, through all pages and round again.
  void findNext();

 Q_SIGNALS:
  /// A link that leaves the program was clicked.
  void outsideRequested(const QUrl& address);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeHead();
  void render(const HelpPage& page);
  int indexOf(const QString& id) const;

  HelpPages pages_;
  QString current_;
  QStringList past_;
  QTreeWidget* list_;
  QTextBrowser* browser_;
  QLineEdit* find_ = nullptr;
  QLabel* found_ = nullptr;
  QToolButton* back_ = nullptr;
};

} // namespace pentimento
