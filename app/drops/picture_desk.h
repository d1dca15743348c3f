#pragma once

#include <functional>

#include <QObject>

#include "app/workbench/workbench.h"

class QMenu;

namespace pentimento {

/// Takes single pictures of the grid out of the window: into a PNG file, or onto the clipboard. They carry
/// prompt, seed, settings and state where the workbench says that pictures tell theirs, else nothing; what is
/// hidden stays here.
class PictureDesk : public QObject {
  Q_OBJECT

 public:
  enum class Side { Before, After };

  explicit PictureDesk(Workbench& bench, QObject* parent = nullptr) : QObject(parent), bench_(bench) {}

  /// The picture of a cell that the grid shows on one side; nullptr where there is none, or it is hidden.
  const DrawnPicture* picture(const CellKey& key, Side side) const;
  /// After where there is one, else before: what a cell that is looked at shows last.
  Side shownSide(const CellKey& key) const;

  /// Writes a file off the GUI thread; saved() or a banner of the workbench says how it went.
  void save(const CellKey& key, Side side, const QString& path);
  /// The clipboard takes it as a PNG with its texts, and as plain pixels for programs that know no PNG.
  void copy(const CellKey& key, Side side);
  /// Asks for a file first. @param folder where the dialog opens.
  void ask(QWidget* over, const CellKey& key, Side side, const QString& folder);
  /// A submenu to save and copy each side of a cell.
  void fill(QMenu& menu, const CellKey& key, std::function<QString()> folder);

 Q_SIGNALS:
  void saved(const QString& path);
  void copied();

 private:
  /// Packs the picture off the GUI thread, then calls `then` on it with the file's bytes.
  void pack(const CellKey& key, Side side, std::function<void(const QByteArray&, const QString& why)> then,
            const QString& path = {});

  Workbench& bench_;
};

} // namespace pentimento
