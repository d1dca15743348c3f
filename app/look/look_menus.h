#pragma once

#include <functional>

#include <QList>
#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace pentimento {

class Actions;
class Settings;

/// The View menu's choices of how the window looks: theme, language, and which docks are open.
class LookMenus : public QObject {
  Q_OBJECT

 public:
  /// @param say tells the person a sentence without a dialog.
  LookMenus(QMainWindow& window, Actions& actions, Settings& settings,
            std::function<void(const QString&)> say);

  /// Appends its three submenus.
  void addTo(QMenu& view);

 private:
  void addThemes(QMenu& view);
  void addLanguages(QMenu& view);
  void addLayouts(QMenu& view);
  void showSaved();
  void chooseTheme(const QString& choice);
  void arrange(const QStringList& docks);
  void saveLayout();

  QMainWindow& window_;
  Actions& actions_;
  Settings& settings_;
  std::function<void(const QString&)> say_;
  QMenu *layouts_ = nullptr, *forget_ = nullptr;
  QList<QAction*> saved_;
};

} // namespace pentimento
