#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <QObject>

#include "core/judges/detector_log.h"
#include "core/judges/online_detector.h"
#include "core/values/grid_cell.h"
#include "core/values/label_request.h"
#include "core/values/prompt_case.h"

namespace pentimento {

/// What the detector of one run is told before it.
struct LabelPlan {
  Suite suite;
  std::string target;        ///< "cat"; several are joined by commas.
  int planned = 1;           ///< Pictures asking for the target that will be drawn.
  std::optional<int> budget; ///< Labels to ask for; empty: as many as the detector wants.
  std::filesystem::path log; ///< Where labels are kept; empty: nowhere.
};

/// The online detector of a run and the questions it puts to the auditor: learns its warm start from the
/// pictures before the edit, judges every picture after it that asks for the target, and hands answers on.
/// All of it takes microseconds a picture, so it lives on the GUI thread beside the window; erasing never
/// waits for a label.
class LabelDesk : public QObject {
  Q_OBJECT

 public:
  explicit LabelDesk(QObject* parent = nullptr) : QObject(parent) {}

  /// Forgets the run before. @param before pictures of the unedited model that are there already.
  void begin(LabelPlan plan, const std::vector<DrawnPicture>& before);
  /// Goes on where the log at `plan.log` ends, from an earlier session. @param after pictures with the edit,
  /// each with its snapshot's index; a question about another is not put again. @return false, with
  /// everything as after begin(), where the log cannot be read or is of other pictures.
  bool resume(LabelPlan plan, const std::vector<DrawnPicture>& after);
  /// A picture of the unedited model, for the warm start; none counts once the detector has begun.
  void takeBefore(const DrawnPicture& picture);
  /// A picture with the edit. One of a state that no snapshot has shown before is left out, and so is the
  /// same cell of the same state a second time.
  void takeAfter(const DrawnPicture& picture);

  LabelQueue queue() const;
  /// Cells of the newest checkpoint that wait for an answer.
  std::vector<CellKey> askedCells() const;
  /// The newest open question about a cell; −1 without one.
  int questionAt(const CellKey& key) const;

  void answer(int id, HumanLabel label); ///< The first rater's, or the second's while setSecondRater is on.
  void skip(int id);                     ///< To the end of the queue.
  void undo();                           ///< Takes the newest answer back; a second rater's stay.
  bool canUndo() const { return !given_.empty() && !second_; }
  /// How many pictures saveLabelled wrote, and how many answered ones it left out.
  struct Saved {
    int leaks = 0, clean = 0, leftOut = 0;
  };
  /// Writes the answered pictures as a judge is trained on them: those with a leak below the word they were
  /// asked about, clean ones below "none". Unsure and broken ones are left out, and with several targets the
  /// clean ones: they may show another target. @throws Error(FileUnwritable).
  Saved saveLabelled(const std::filesystem::path& folder) const;
  /// Shows every tenth answered picture to another person, without the first answer.
  void setSecondRater(bool on);

 Q_SIGNALS:
  void changed();

 private:
  struct Seen {
    CellKey key;
    ImagePtr image;
  };
  void start();
  int recognise(const std::vector<DrawnPicture>& after);
  void keep(const DetectorEvent& event);
  void write();
  bool waits(const Observation& observation) const;
  std::vector<int> openInOrder() const;

  LabelPlan plan_;
  std::vector<WarmExample> warm_;
  int warmLeaks_ = 0;
  std::deque<DetectorEvent> unwritten_; ///< A run that nobody labels leaves no file.
  bool stuck_ = false;                  ///< The disk was full at the last try.
  std::unique_ptr<DetectorLog> log_;
  std::unique_ptr<OnlineDetector> detector_;
  std::map<std::string, int> checkpoints_; ///< Of a state: the snapshot that first showed it.
  std::set<std::pair<int, CellKey>> taken_;
  std::map<int, Seen> seen_; ///< Of each observation that was asked about.
  std::map<int, int> skipped_;
  int skips_ = 0;
  std::vector<int> given_;
  bool second_ = false;
};

} // namespace pentimento
