#include "app/look/look_menus.h"

#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QInputDialog>
#include <QMainWindow>
#include <QMenu>

#include "app/language/language.h"
#include "app/look/system_scheme.h"
#include "app/settings.h"
#include "app/window/actions.h"

namespace pentimento {

LookMenus::LookMenus(QMainWindow& window, Actions& actions, Settings& settings,
                     std::function<void(const QString&)> say)
    : QObject(&window), window_(window), actions_(actions), settings_(settings), say_(std::move(say)) {}

void LookMenus::addTo(QMenu& view) {
  addThemes(view);
  addLanguages(view);
  addLayouts(view);
}

void LookMenus::addThemes(QMenu& view) {
  auto* menu = view.addMenu(tr("&Theme"));
  const std::pair<QAction*, QString> choices[] = {{actions_.systemTheme, QStringLiteral("system")},
                                                  {actions_.darkTheme, QStringLiteral("dark")},
                                                  {actions_.lightTheme, QStringLiteral("light")},
                                                  {actions_.contrastTheme, QStringLiteral("contrast")}};
  auto* group = new QActionGroup(this);
  for (const auto& [action, choice] : choices) {
    action->setCheckable(true);
    action->setChecked(choice == settings_.themeChoice());
    group->addAction(action);
    menu->addAction(action);
    connect(action, &QAction::triggered, this, [this, choice = choice] { chooseTheme(choice); });
  }
}

void LookMenus::chooseTheme(const QString& choice) {
  settings_.setThemeChoice(choice);
  // As it was at the start: the palette tells nothing any more, since it is ours.
  const int system = QApplication::instance()->property("systemScheme").toInt();
  setTheme(themeFor(choice, static_cast<SystemScheme>(system)));
}

void LookMenus::addLanguages(QMenu& view) {
  auto* menu = view.addMenu(tr("&Language"));
  auto* group = new QActionGroup(this);
  const QString now = QApplication::instance()->property("language").toString();
  for (const Language& language : languages()) {
    QAction* action = menu->addAction(language.name);
    action->setObjectName("language_" + language.code);
    action->setCheckable(true);
    action->setChecked(language.code == (now.isEmpty() ? QStringLiteral("en") : now));
    group->addAction(action);
    if (!canBeWritten(language.code)) {
      action->setEnabled(false);
      action->setToolTip(
          tr("No font of this system has these characters. Debian's package fonts-noto-cjk has."));
      action->setProperty("why", action->toolTip());
    }
    connect(action, &QAction::triggered, this, [this, code = language.code] {
      settings_.setLanguage(code);
      say_(code == QLatin1String("zh_CN")
               ? QStringLiteral("下次启动时界面将改为中文。")
               : QStringLiteral("The window is in English from the next start on."));
    });
  }
  menu->setToolTipsVisible(true);
}

void LookMenus::addLayouts(QMenu& view) {
  layouts_ = view.addMenu(tr("La&youts"));
  const auto add = [this](const char* name, const QString& text, const QStringList& docks) {
    QAction* action = layouts_->addAction(text, this, [this, docks] { arrange(docks); });
    action->setObjectName(QString::fromLatin1(name));
  };
  add("layoutPictures", tr("Only the &pictures"), {});
  add("layoutTraining", tr("Watch the &training"),
      {"planDock", "evidenceDock", "chartsDock", "conflictDock"});
  add("layoutLabels", tr("Answer the &label queue"), {"evidenceDock", "labelDock"});
  layouts_->addSeparator();
  QAction* save = layouts_->addAction(tr("&Save this layout…"), this, &LookMenus::saveLayout);
  save->setObjectName("saveLayout");
  forget_ = layouts_->addMenu(tr("&Forget"));
  layouts_->addAction(actions_.resetLayout);
  layouts_->addSeparator();
  connect(layouts_, &QMenu::aboutToShow, this, &LookMenus::showSaved);
  showSaved();
}

/// Those that a person saved, at the end of the menu. They have no names: they come and go, and keys are for
/// what stays.
void LookMenus::showSaved() {
  qDeleteAll(saved_);
  saved_.clear();
  forget_->clear();
  for (const QString& name : settings_.namedLayouts()) {
    saved_ << layouts_->addAction(name, this,
                                  [this, name] { window_.restoreState(settings_.namedLayout(name)); });
    forget_->addAction(name, this, [this, name] { settings_.setNamedLayout(name, {}); });
  }
  forget_->menuAction()->setEnabled(!saved_.isEmpty());
}

void LookMenus::arrange(const QStringList& docks) {
  QDockWidget* front = nullptr;
  for (auto* dock : window_.findChildren<QDockWidget*>()) {
    dock->setVisible(docks.contains(dock->objectName()));
    if (!docks.isEmpty() && dock->objectName() == docks.last()) front = dock;
  }
  if (front) front->raise();
}

void LookMenus::saveLayout() {
  const QString name = QInputDialog::getText(&window_, tr("Save this layout"), tr("Its name:")).trimmed();
  if (name.isEmpty()) return;
  settings_.setNamedLayout(QString(name).replace('/', '-'), window_.saveState());
  say_(tr("The layout is in View, Layouts."));
}

} // namespace pentimento
