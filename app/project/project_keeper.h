#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QElapsedTimer>
#include <QObject>

#include "app/job_bridge.h"
#include "app/workbench/workbench.h"
#include "core/project/record/erasure_record.h"
#include "core/project/record/picture_replay.h"
#include "core/project/record/project_thread.h"

namespace pentimento {

/// Keeps all work of the window in its project, without being asked, and brings it back. Listens to the
/// workbench; what has to be said of tensors it asks the engine by small jobs, and everything that touches a
/// disk happens on the project's own thread.
class ProjectKeeper : public QObject {
  Q_OBJECT

 public:
  ProjectKeeper(Workbench& bench, JobBridge& jobs, QObject* parent = nullptr);
  ~ProjectKeeper() override;

  /// Opens a project, or makes it where there is none; `opened` or `refused` follows. The one before stays
  /// until then.
  void open(const QString& folder);
  bool isOpen() const { return thread_ != nullptr; }
  /// True while a project, or what was in it, is being brought back.
  bool busy() const { return opening_ || switching_ || restoring_; }
  QString folder() const;
  QString name() const; ///< Of the folder, without its ending.

  /// The model of the project that is being opened is at `path` now, says the user.
  void findModelAt(const QString& path);
  void select(const CellKey& key);
  /// Draws the shown picture of a cell again from its manifest; `replayed` or `notReplayed` follows.
  void replay(const CellKey& key);
  /// Ends drawing, waits for what is on the way and leaves the project whole.
  void close();

 Q_SIGNALS:
  /// @param keptCopy the index from before a migration, or empty.
  void opened(const QString& folder, const QString& keptCopy);
  void refused(const QString& folder, const QString& sentence);
  /// A new project: whatever model is open goes on in it, opened afresh.
  void modelAsked();
  /// The project's model is not where it was.
  void modelMissing(const QString& name, const QString& path);
  void restored(const pentimento::CellKey& selected);
  /// It cannot be written, which is tried again; then, that it can.
  void stuck(const QString& sentence);
  void unstuck();
  void warned(const QString& sentence);
  void replayed(const pentimento::CellKey& key, const pentimento::ReplayResult& result);
  void notReplayed(const QString& sentence);

 private:
  using Thread = std::shared_ptr<ProjectThread>;
  ProjectCallbacks callbacks(int number);
  void takeOver(int number, const std::optional<WindowState>& window, const QString& keptCopy);
  void restore(const ModelPlace& place);
  void search(const std::string& asked);
  void takeKept(KeptPictures kept, std::optional<ErasureRecord> erasure, int suite);
  void feed();
  void release();
  void embed();

  void connectRecording();
  void takeModel();
  void takeSuite();
  void takeEdits();
  void takePlan();
  void takeQueue();
  void takeProgress(const std::vector<CellKey>& keys, bool before);
  void takePicture(const DrawnPicture& picture, bool before);
  void writeBatch();
  void takeRun(const RunView& run);
  void beginErasure();
  void noteSnapshot();
  void finishErasure();
  void describeStack(bool first);
  bool complete(const std::string& state) const;
  void lookWhetherComplete();
  void count(const std::string& state);
  void stopCounting();
  Document erasureFigures() const;

  bool recording() const { return thread_ && !switching_; }
  void post(ProjectThread::Task task);
  /// Posts from the engine thread to the project that is open now, and counts as on the way until the job is
  /// gone.
  std::function<void(ProjectThread::Task)> poster();
  std::shared_ptr<void> ticket(std::function<void()> gone = {});

  Workbench& bench_;
  JobBridge& jobs_;
  Thread thread_, opening_;
  std::vector<Thread> closing_;
  int openings_ = 0;
  int onTheWay_ = 0; ///< Jobs of the engine whose word is waited for.

  QString word_;           ///< What was asked to be opened as the model.
  bool switching_ = false; ///< Between a project's opening and its model's: nothing is written.
  std::optional<WindowState> restoring_;
  QString restoringFrom_; ///< The model's path that was asked for.
  bool searched_ = false, editsRestored_ = false, picturesRestored_ = false, feeding_ = false;
  std::vector<std::pair<DrawnPicture, bool>> kept_; ///< Pictures and whether they are of the base.
  std::size_t fed_ = 0;
  std::optional<ErasureRecord> keptErasure_;

  int suites_ = 0;
  PictureBatch batch_;
  std::string counted_; ///< The state whose panel was asked for.
  int countJob_ = 0;
  bool wasRunning_ = false, wasStopped_ = false, finished_ = false;
  QElapsedTimer erasing_;
  ErasureRecord erasure_; ///< Under way, or the newest.
};

} // namespace pentimento
