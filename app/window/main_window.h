#pragma once

#include <functional>

#include <QElapsedTimer>
#include <QMainWindow>
#include <QStackedWidget>

#include "app/job_bridge.h"
#include "app/settings.h"
#include "app/workbench/attack_desk.h"
#include "app/workbench/label_desk.h"
#include "app/workbench/workbench.h"

class QDockWidget;

namespace pentimento {

class Actions;
class AttackPanel;
class ChartsPanel;
class ComparePage;
class ConflictPanel;
class DockSwitch;
class EditsPanel;
class EvidencePanelView;
class GridPage;
class LabelQueueView;
class LogPanel;
class MainToolBar;
class JudgeDialog;
class ModelDialog;
class PlanPanel;
class PresentWindow;
class ProjectKeeper;
class QueuePanel;
class ReportJob;
class StatusStrip;
class TokenPanel;
class TradeOffPanel;
enum class BannerKind;

/// Holds the pages, docks and actions; every rule is the workbench's.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  void openModel(const QString& path, const QString& device = "auto", const QString& precision = "auto");
  /// Opens a project with what was open in it; without one the newest, or a new one for `model`.
  void startProject(const QString& project, const QString& model, const QString& device = "auto",
                    const QString& precision = "auto");

  /// The bundled example, as a copy that can be changed.
  void openSampleProject();

  Workbench& bench() { return bench_; }
  ProjectKeeper& keeper() { return *keeper_; }
  GridPage& gridPage() { return *grid_; }
  Actions& actions() { return *actions_; }
  AttackDesk& attacks() { return attacks_; }

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void makeCentre();
  void makePlanDock();
  void takeRoom();
  void makeEvidenceDock();
  void makeBottomDocks();
  void makeStatusBar();
  void makeMenus();
  void makeToolBar();
  void connectFile();
  void connectRun();
  void connectView();
  void connectReveal();
  void connectStates();
  void showPlanPictures();
  void connectPlan();
  void connectEdits();
  void connectEvidence();
  void connectCharts();
  void connectTradeOff();
  void connectTokens();
  void connectAttack();
  void showAttack();
  void connectLog();
  void connectQueue();
  void showQueue();
  void connectLabels();
  void connectStatus();
  void connectProject();
  void connectReplay();
  void connectReport();
  void connectPictures();
  void askForReport();
  void makeProjectMenu();
  void openStartModel();
  void askForModel(const QString& name, const QString& path);
  /// Says a sentence above the grid, with at most one thing that can be done about it.
  void offer(BannerKind kind, const QString& text, const QString& action = {},
             std::function<void()> then = {});

  void showRun(const RunView& run);
  QString readySentence() const; ///< With what watching the newest run cost.
  void showModel();
  void showPlan();
  void showHint();
  void showSuggestions();
  void showMemory();
  void showWorst(const ProbeResult& result);
  void showSelected(const CellKey& key);
  void askToSaveLabelled();
  void saveLabelled(const QString& folder);
  void beginLabels(int steps, int snapshotEvery);
  void resumeLabels();
  LabelPlan labelPlan(int steps, int snapshotEvery) const;
  void showLabels();
  void lookAt(const CellKey& key);
  void showEvidence(const EvidencePanel& panel, const QString& when);
  void setCompare(bool open);
  void setPresent(bool on);
  void resetLayout();
  void exportNewestEdit();
  void showAboutModel(const ModelInfo& info);
  QString askOpenFolder();
  void openPath(const QString& path); ///< A model, or an edit: what it is, is looked up.
  QDockWidget* dock(const char* name, const QString& title, QWidget* content, Qt::DockWidgetArea area);

  JobBridge jobs_;
  Workbench bench_;
  Settings settings_;
  Actions* actions_ = nullptr;
  MainToolBar* toolBar_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  GridPage* grid_ = nullptr;
  ComparePage* compare_ = nullptr;
  PlanPanel* plan_ = nullptr;
  EditsPanel* edits_ = nullptr;
  EvidencePanelView* evidence_ = nullptr;
  ChartsPanel* charts_ = nullptr;
  ConflictPanel* conflicts_ = nullptr;
  TradeOffPanel* tradeOff_ = nullptr;
  TokenPanel* tokens_ = nullptr;
  AttackDesk attacks_;
  AttackPanel* attack_ = nullptr;
  QueuePanel* queue_ = nullptr;
  LabelDesk labels_;
  LabelQueueView* labelQueue_ = nullptr;
  DockSwitch* labelSwitch_ = nullptr;
  LogPanel* log_ = nullptr;
  StatusStrip* status_ = nullptr;
  PresentWindow* present_ = nullptr; ///< Made when it is first asked for.
  ModelDialog* about_ = nullptr;     ///< As `present_`.
  JudgeDialog* judge_ = nullptr;     ///< As `present_`.
  QDockWidget *planDock_ = nullptr, *evidenceDock_ = nullptr;
  std::vector<QDockWidget*> bottomDocks_;
  QDockWidget* labelDock_ = nullptr; ///< One of them.
  ProjectKeeper* keeper_ = nullptr;
  ReportJob* report_ = nullptr;
  QMetaObject::Connection offered_; ///< What the banner's button does.
  QString startModel_, startDevice_ = "auto", startPrecision_ = "auto", openedWord_;
  bool triedUntitled_ = false;
  QElapsedTimer runClock_;
  CellKey selected_{-1, 0};
  std::optional<AttentionDrawn> attention_; ///< Of the selected cell.
  std::vector<std::string> suggested_;      // worth keeping, by the model itself; empty until it has said so
};

} // namespace pentimento
