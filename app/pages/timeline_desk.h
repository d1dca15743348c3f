#pragma once

#include <functional>

#include <QObject>

#include "app/workbench/workbench.h"
#include "widgets/views/film.h"

class QMenu;

namespace pentimento {

class TimelineTools;
class TimelineView;

/// What the timeline's tools do: compares two pinned snapshots, saves the pinned cell's run as a strip or as
/// an animated picture. Sensitive pictures are saved only where that is ticked, prompt and seed above them
/// only where pictures tell theirs.
class TimelineDesk : public QObject {
  Q_OBJECT

 public:
  /// `cell` says which cell the timeline shows.
  TimelineDesk(Workbench& bench, TimelineView& timeline, std::function<CellKey()> cell);

  TimelineTools& tools() { return *tools_; }
  /// Writes the file off the GUI thread; saved() or a banner of the workbench says how it went.
  void save(const QString& path, bool animated);
  /// The cell in every snapshot of the run, from before to the newest.
  QList<FilmFrame> frames() const;

 Q_SIGNALS:
  void compareRequested(pentimento::CellKey key, int first, int second);
  void saved(const QString& path);

 private:
  void ask(bool animated);
  QString title() const;

  Workbench& bench_;
  TimelineView& timeline_;
  std::function<CellKey()> cell_;
  TimelineTools* tools_;
};

} // namespace pentimento
