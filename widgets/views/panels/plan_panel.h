#pragma once

#include <QStringList>
#include <QWidget>

#include "core/values/concept.h"
#include "core/values/image.h"
#include "widgets/views/panels/run_area.h"

namespace pentimento {

class ConceptModel;
class ConceptTable;
class KeepList;
class MethodCombo;
class PanelHead;
class SettingsForm;

/// What is to be done: concepts, what to keep, the method and its settings, and the button that does it.
class PlanPanel : public QWidget {
  Q_OBJECT

 public:
  explicit PlanPanel(QWidget* parent = nullptr);

  PanelHead* head() const { return head_; } ///< May be made the dock's title bar.

  void setMethods(const std::vector<MethodDescription>& methods);
  void setPlan(const Plan& plan); ///< Shows it without saying planEdited.
  Plan plan() const;              ///< What stands there now, with the seeds of setPlan.
  void setSuggestions(const QStringList& words);
  void setAnchorSuggestions(int row, const QStringList& words);  ///< In the menu of that row.
  void setThumbnail(const QString& word, const ImagePtr& image); ///< The model's own picture of a word.
  void setTokenNote(int row, const QString& text);

  void setEstimate(const QString& text);
  void setMemory(const QString& text, const QString& tip, const QString& warning);
  void setHint(const QString& text);
  void setNotReady(const QString& reason); ///< From outside ("No model is open."); empty = ready.
  bool isReady() const;
  void setRunStatus(const RunStatus& status);
  void focusErase();

 Q_SIGNALS:
  void planEdited(const pentimento::Plan& plan);
  void eraseRequested();
  void pauseRequested();
  void resumeRequested();
  void stopRequested();
  void discardRequested();

 private:
  QWidget* makeForm();
  QString reason() const;
  void edited();
  void showReason();
  void takeMethod();

  std::vector<MethodDescription> methods_;
  std::vector<std::uint64_t> seeds_;
  QString not_ready_;
  PanelHead* head_;
  ConceptModel* concepts_;
  ConceptTable* table_;
  KeepList* keep_;
  MethodCombo* combo_;
  SettingsForm* form_;
  RunArea* run_;
};

} // namespace pentimento
