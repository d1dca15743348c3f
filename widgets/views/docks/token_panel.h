#pragma once

#include <QWidget>

#include "core/values/token_table.h"

class QLabel;
class QLineEdit;
class QTreeWidget;

namespace pentimento {

class PanelHead;

/// How the model reads a prompt: its tokens with those that lie near them, where it is cut, and the names
/// that lie near its word. The prompt is the selected picture's until another is typed.
class TokenPanel : public QWidget {
  Q_OBJECT

 public:
  explicit TokenPanel(QWidget* parent = nullptr);

  PanelHead* head() const { return head_; } ///< May be made the dock's title bar.
  /// Puts a prompt in the field, unless somebody is typing there, and asks for it.
  void setPrompt(const QString& prompt, const QString& word);
  void setTable(const TokenTable& table); ///< Left out when the field has gone on.
  void clear();                           ///< Another model reads differently.
  QTreeWidget* list() const { return list_; }
  QSize sizeHint() const override { return {890, 228}; }

 Q_SIGNALS:
  /// A prompt wants to be read; `word` is empty for one that was typed.
  void promptAsked(const QString& prompt, const QString& word);
  void closeRequested();

 protected:
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void ask();
  void fill();

  PanelHead* head_;
  QLineEdit* prompt_;
  QLabel* names_;
  QTreeWidget* list_;
  QString word_;
  TokenTable table_;
};

} // namespace pentimento
