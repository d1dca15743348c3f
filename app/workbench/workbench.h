#pragma once

#include <functional>
#include <set>

#include <QElapsedTimer>
#include <QObject>
#include <QUndoStack>

#include "app/job_bridge.h"
#include "app/workbench/picture_cost.h"
#include "app/workbench/picture_store.h"
#include "app/workbench/plan_queue.h"
#include "app/workbench/run_view.h"
#include "app/workbench/sensitive_pictures.h"
#include "core/io/suite_file.h"
#include "core/judges/judge.h"
#include "core/values/job_event.h"
#include "core/values/memory_forecast.h"
#include "core/values/sampling_settings.h"
#include "core/values/token_table.h"

namespace pentimento {

struct ErasureRecord;
struct StackRecord;

/// The window's state and its rules, without a widget: what is open, planned, running, edited and shown.
/// Pages connect to it.
class Workbench : public QObject {
  Q_OBJECT

 public:
  enum class BannerKind { Error, Warning, Done };
  Q_ENUM(BannerKind)

  explicit Workbench(JobBridge& jobs, QObject* parent = nullptr);

  const ModelInfo& model() const { return model_; }
  const JudgeInfo& judge() const { return judge_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  const std::vector<MethodDescription>& methods() const { return methods_; }
  /// As they can be run on the open model.
  const std::vector<AttackInfo>& attacks() const { return attacks_; }
  const Plan& plan() const { return plan_; }
  /// Of the erasure that runs or ran last; the plan itself where there was none in this session.
  const Plan& runPlan() const { return runPlan_.pairs.empty() ? plan_ : runPlan_; }
  const Suite& suite() const { return suite_; }
  const PictureStore& pictures() const { return pictures_; }
  const std::vector<EditInfo>& edits() const { return edits_; }
  /// Of every two edits that change the same matrices.
  const std::vector<EditConflict>& conflicts() const { return conflicts_; }
  const std::vector<Snapshot>& snapshots() const { return snapshots_; }
  /// Of the run's snapshots whose pictures are all there.
  const std::vector<SnapshotCounts>& counts() const { return counts_; }
  /// As evidenceChanged said it last.
  const EvidencePanel& evidence() const { return evidence_; }
  const RunView& run() const { return run_; }
  /// The judge's own errors on the before pictures.
  JudgeCard judgeCard() const;
  /// The state the grid shows: the newest, or the snapshot that was scrubbed to.
  const std::string& shownState() const { return shown_; }
  int shownSnapshot() const { return shownSnapshot_; }
  /// Of the weights with the edits as they are, whatever is shown.
  const std::string& state() const { return state_; }
  /// What an erasure by the plan would take of the memory, as memoryForecast said it last; empty until then.
  const std::optional<MemoryForecast>& memory() const { return memory_; }
  /// How free memory is asked for from now on, instead of the machine's.
  void setMemoryProbe(MemoryProbe probe) { memoryProbe_ = std::move(probe); }
  QUndoStack& undoStack() { return undo_; }
  const QUndoStack& undoStack() const { return undo_; }
  SensitivePictures& sensitive() { return sensitive_; }
  PlanQueue& queue() { return queue_; }
  /// Whether pictures that leave the window carry prompt, seed and settings.
  bool picturesTell() const { return picturesTell_; }
  void setPicturesTell(bool tell) { picturesTell_ = tell; }
  /// True while the pictures of the suite's prompt `row` may not be shown.
  bool hides(int row) const;

  /// @param judge as useJudge takes it.
  void openModel(const QString& path, const QString& device = "auto", const QString& precision = "auto",
                 const QString& judge = {});
  /// Has pictures judged by a CLIP folder, a trained head, or (empty) what the model brings along; what
  /// another judge said goes, and the grid is drawn again.
  void useJudge(const QString& folder);
  /// Trains a head on a folder of labelled pictures for the CLIP that judges now; judgeTrained follows.
  void trainJudge(const QString& pictures, const QString& out);
  bool canChangeJudge() const; ///< Nothing runs that needs the one that is there.
  void setPlan(const Plan& plan);
  /// The plan that the next model opens with, instead of a first one of its own.
  void openWith(const Plan& plan) { openPlan_ = plan; }
  /// While held, no picture is drawn by itself: those that a project holds are still being read.
  void setHeld(bool held);
  /// Whether pictures are seen, roughly, while they are being drawn.
  void setPreviews(bool on);
  /// Whether every snapshot draws what the last one does, from the next run on.
  void setAllAtSnapshots(bool all) { allAtSnapshots_ = all; }
  /// The cells that a snapshot on the way draws.
  std::vector<CellKey> keysOnTheWay() const;
  /// Where the time of the newest run went.
  const PictureCost& cost() const { return cost_; }
  /// Pictures drawn earlier, in the suite as it is; updatePictures when all are there.
  void takePicture(const DrawnPicture& picture, bool before);
  void updatePictures() { updateEvidence(); }
  /// What an attack on a state has come to: a row of the evidence wherever that state is shown.
  void noteAttack(const AttackBegun& begun, const AttackConclusion& conclusion);
  /// An erasure of an earlier session: its snapshots and curves, as if it had just ended.
  void takeErasure(const ErasureRecord& record);
  /// Told the stack with its contents at every snapshot of an erasure, on the engine thread.
  void setStateSink(std::function<void(const StackRecord&)> sink) { stateSink_ = std::move(sink); }
  /// How the grid's pictures are sampled.
  SamplingSettings sampling() const;
  /// The same from now on; what was drawn otherwise goes. The next model brings its own again.
  void setSampling(const SamplingSettings& sampling);

  void erase();
  /// Puts the plan into the queue. During a run the plan is again the one that runs.
  void eraseLater();
  void setPaused(bool paused);
  /// Submits a job that no erasure and no drawing goes on beside; `sentence` stands in the status bar. Only
  /// where ready. @return its id.
  int runAlone(std::unique_ptr<Job> job, const QString& sentence);
  /// Such a job runs or waits.
  bool isTaken() const { return soleJob_ != 0; }
  void stop();
  void resumeStopped();
  void discardStopped();

  void toggleEdit(int id, bool on);
  void setStrength(int id, double strength);
  void renameEdit(int id, const QString& name);
  void removeEdit(int id);
  void moveEdit(int id, int position);
  void soloEdit(int id); ///< Only this edit; when it is alone already, all.
  void mergeEdits();
  void duplicateEdit(int id);
  void openEdit(const QString& path);
  void exportEdit(int id, const QString& path);
  void exportModel(const QString& path, bool singleFile);

  /// The prompts of a suite file in the grid, instead of the plan's, until closeSuite().
  void openSuite(const QString& path);
  /// The prompts and seeds that pictures say they were drawn from, likewise.
  void openPictures(const QStringList& paths);
  void closeSuite();
  bool hasOwnSuite() const { return ownSuite_.has_value(); }

  /// Scrubs to a snapshot (0 = before); -1 follows the newest again.
  void showSnapshot(int index);
  /// The same for a snapshot that was pointed at: the newest is followed.
  void scrubTo(int index);
  /// Draws one cell for the strip of Compare with every edit at `factor` of its strength.
  void drawAtStrength(const CellKey& key, double factor);
  /// The state that drawAtStrength(factor) draws with, once known.
  std::string stateAtStrength(double factor) const;
  /// The prompts that can be seen: what is missing of them is drawn first.
  void setVisibleRows(std::vector<int> rows);
  /// Draws what is missing of these prompts with only one edit on.
  void drawAlone(int id, const std::vector<int>& rows);
  /// The state that drawAlone(id) draws with, once known.
  std::string stateAlone(int id) const;
  void runCellAgain(const CellKey& key);
  /// Asks where the deciding word of a cell looks; the newest question counts. Only where a picture takes
  /// less than two seconds, and not during a run.
  void lookAt(const CellKey& key);
  /// Has the model read a prompt: promptRead follows. @param word the one to name neighbours of, or empty.
  void readPrompt(const QString& prompt, const QString& word);

 Q_SIGNALS:
  void modelOpening(const QString& path);
  void modelOpened();
  /// It could not be opened; what was seen of it.
  void modelRefused(const ModelInfo& info);
  void judgeChanged();
  void judgeTrained(const pentimento::JudgeTrained& trained);
  void planChanged();
  void suiteChanged();
  void pictureDrawn(const pentimento::DrawnPicture& picture, bool before);
  void pictureProgressed(const std::vector<pentimento::CellKey>& keys, bool before, int step, int steps);
  /// What pictures that are being drawn look like so far: for the eye alone.
  void picturePreviewed(const pentimento::PicturePreview& preview);
  /// They were switched off.
  void previewsEnded();
  /// The job that drew has ended: nothing is being drawn or waits for its turn.
  void drawingEnded();
  void runChanged(const pentimento::RunView& run);
  void runStarted(int totalSteps, int snapshotEvery);
  void runDiscarded(); ///< What the run that was stopped had shown counts no more.
  void runFinished(const QString& method, int steps);
  void snapshotTaken(const pentimento::Snapshot& snapshot);
  void snapshotComplete(const pentimento::SnapshotCounts& counts);
  void stepsDone(const std::vector<pentimento::StepFigures>& steps,
                 const std::vector<pentimento::LayerHealth>& layers);
  void editsChanged();
  void promptRead(const pentimento::TokenTable& table);
  void attentionDrawn(const pentimento::AttentionDrawn& attention);
  /// Words near the plan's targets; `anchors` has a list for each of the plan's pairs.
  void conceptsSuggested(const std::vector<std::string>& kept,
                         const std::vector<std::vector<std::string>>& anchors);
  /// Of the plan as it is; memory() has it.
  void memoryForecast();
  void shownStateChanged();
  void evidenceChanged(const pentimento::EvidencePanel& panel, const QString& when);
  void bannerRaised(pentimento::Workbench::BannerKind kind, const QString& text);
  void failed(const QString& sentence);

 private:
  void take(const JobEvent& event);
  void takeBody(const ModelOpened& opened);
  void takeBody(const ModelRefused& refused) { Q_EMIT modelRefused(refused.info); }
  void takeBody(const JudgeChanged& changed);
  void takeBody(const JudgeTrained& trained) { Q_EMIT judgeTrained(trained); }
  void takeBody(const PictureDrawn& drawn);
  void takePreview(const PicturePreview& preview);
  void takeBody(const SnapshotTaken& taken);
  void takeBody(const SnapshotComplete& complete);
  void takeBody(const EditsChanged& changed);
  void takeBody(const ConceptsSuggested& suggested);
  void takeBody(const MemoryForecasted& said);
  void takeProgress(int job, const JobProgress& progress);
  void takeEnd(int job, const JobEnded& end);
  void endErasure(const Outcome& outcome);
  void say(const Failure& failure);
  void endAlone();

  void startErasure(bool resume);
  /// Submits a question of which only the newest counts, in the place of the one that `job` names.
  void ask(int& job, std::unique_ptr<Job> question);
  void submitEdits(const QString& text, std::unique_ptr<Job> job);
  void suggest();
  void forecast();
  void pushEdits(const QString& text, std::vector<EditInfo> after, int mergeKey = -1);
  void record(const QString& text, const std::vector<EditInfo>& before, std::vector<EditInfo> after,
              int mergeKey = -1);
  void applyEdits(const std::vector<EditInfo>& edits);
  void forgetEdits(); ///< Those that were there and that no undo brings back.
  EditInfo* findEdit(std::vector<EditInfo>& edits, int id) const;
  bool suiteFitsPlan() const;
  void rebuildSuite();
  void takeSuite(const SuiteFile& file);
  Suite suiteNow() const;
  void drawMissing();
  void takeAlone(const JobEvent& event);
  std::vector<std::vector<CellKey>> drawingTurns() const; ///< Each cell once: seen, preview, the rest.
  void stopDrawing();
  void show(const std::string& state, int snapshot);
  void updateEvidence();
  void addAttackRows(std::vector<ProbeResult>& leaks) const;
  void setRun(RunView run);
  QString notReady() const;

  JobBridge& jobs_;
  QUndoStack undo_;
  ModelInfo model_;
  JudgeInfo judge_;
  std::map<std::string, std::map<std::string, ProbeResult>> attackRows_; ///< By state, then attack.
  Vocabulary vocabulary_;
  std::vector<MethodDescription> methods_;
  std::vector<AttackInfo> attacks_;
  Plan plan_, runPlan_;
  Suite suite_;
  std::optional<SuiteFile> ownSuite_; ///< Shown instead of the plan's prompts.
  Plan suitePlan_; ///< What the suite was made for; plan_ may be another while a run goes on.
  PictureStore pictures_;
  std::vector<EditInfo> edits_, editsBeforeRun_;
  std::vector<EditConflict> conflicts_;
  std::set<int> keptEdits_;         ///< All whose weights the engine still has.
  std::map<int, QString> editJobs_; ///< Those that change the stack themselves, with their step of undo.
  std::vector<Snapshot> snapshots_;
  std::vector<SnapshotCounts> counts_;
  EvidencePanel evidence_;
  RunView run_;
  std::string state_, shown_;
  int shownSnapshot_ = -1;
  int openJob_ = 0, eraseJob_ = 0, editsJob_ = 0, stateJob_ = 0, attentionJob_ = 0, tokensJob_ = 0,
      suggestJob_ = 0, forecastJob_ = 0;
  int runEdit_ = 0;
  double stateFactor_ = 0.0;
  std::map<std::pair<std::string, double>, std::string> factorStates_;
  std::set<int> drawJobs_;
  int againJob_ = 0;    ///< A cell that was asked for once more.
  int stoppedJob_ = 0;  ///< The newest drawing that was stopped; a batch of it may still come.
  int oldSuiteJob_ = 0; ///< The newest job that may still draw for the suite before.
  std::optional<Plan> openPlan_;
  std::function<void(const StackRecord&)> stateSink_;
  int drawingJob_ = 0; ///< That told last how far its pictures are.
  bool previews_ = true;
  bool allAtSnapshots_ = false;
  PictureCost cost_;
  QElapsedTimer clock_; ///< Of cost_.
  bool picturesTell_ = true;
  bool held_ = false;
  SamplingSettings sampling_;
  std::optional<MemoryForecast> memory_;
  MemoryProbe memoryProbe_;
  QString checkpoint_;
  SensitivePictures sensitive_;
  PlanQueue queue_{*this};
  std::vector<int> visible_;
  int drawingRow_ = -1;                                  ///< The prompt that is being drawn.
  std::map<int, std::pair<std::string, int>> aloneJobs_; ///< Of the state and the edit.
  std::map<std::pair<std::string, int>, std::string> aloneStates_;
  int newestAlone_ = 0;
  int soleJob_ = 0; ///< Of runAlone.
  QString soleSentence_;
};

} // namespace pentimento
