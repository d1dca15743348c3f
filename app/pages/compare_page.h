#pragma once

#include <array>

#include <QWidget>

#include "app/workbench/workbench.h"
#include "widgets/views/compare_state.h"

namespace pentimento {

class CompareView;

/// One cell in four states of the same noise: before, a snapshot half way, now, half strength.
class ComparePage : public QWidget {
  Q_OBJECT

 public:
  explicit ComparePage(Workbench& bench, QWidget* parent = nullptr);

  void showCell(const CellKey& key);
  /// The cell in two snapshots of the run (0 = before), left and right.
  void showSnapshots(const CellKey& key, int first, int second);
  const CellKey& cell() const { return key_; }
  CompareView& view() { return *view_; }

 Q_SIGNALS:
  void closed();
  void cellChanged(pentimento::CellKey key);

 private:
  /// What one tile of the strip shows.
  struct Choice {
    enum class Kind { Before, Snapshot, Shown, Strength } kind = Kind::Shown;
    int snapshot = -1; ///< Snapshot: its index; -1 = the one half way.
    double factor = 1.0;
    bool operator==(const Choice&) const = default;
  };

  void refresh();
  void step(int by);
  void ask(const QPoint& at);
  void choose(int tile, const Choice& choice);
  CompareState stateOf(const Choice& choice) const;
  CompareState stateOf(const QString& label, const QString& detail, const std::string& hash) const;

  Workbench& bench_;
  CompareView* view_;
  CellKey key_{-1, 0};
  std::array<Choice, 4> tiles_;
};

} // namespace pentimento
