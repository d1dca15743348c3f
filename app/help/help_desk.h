#pragma once

#include <QObject>

class QAction;
class QMenu;

namespace pentimento {

class Demo;
class HelpView;
class MainWindow;
class Tour;

/// The Help menu and what it opens: the help itself, the quick tour and the demo.
class HelpDesk : public QObject {
  Q_OBJECT

 public:
  /// Fills the window's menu called "helpMenu", before what is in it.
  explicit HelpDesk(MainWindow& window);

  /// Opens the help at a page.
  void showPage(const QString& id);
  /// The tour, if this is the first start that could show it.
  void welcome();
  Demo& demo() { return *demo_; }
  Tour& tour() { return *tour_; }

 private:
  QAction* add(QMenu& menu, const char* name, const QString& text, const QKeySequence& key,
               const QString& tip);
  void showTopic();
  void askForDemo();
  void makeView();

  MainWindow& window_;
  Demo* demo_;
  Tour* tour_;
  HelpView* view_ = nullptr;  ///< Made when it is first asked for.
  QAction* before_ = nullptr; ///< What the menu had before.
};

} // namespace pentimento
