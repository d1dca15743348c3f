#include "app/look/look_menus.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>
#include <QUndoStack>
#include <QtTest>

#include "app/settings.h"
#include "app/window/actions.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"

using namespace pentimento;

class LookMenusTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    QCoreApplication::setOrganizationName("pentimento-tests");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
    QSettings().clear();
    setUpApplication(*qApp, Theme::dark());
    window_ = std::make_unique<QMainWindow>();
    for (const char* name : {"planDock", "evidenceDock", "labelDock"}) {
      auto* dock = new QDockWidget(name);
      dock->setObjectName(name);
      window_->addDockWidget(Qt::LeftDockWidgetArea, dock);
    }
    actions_ = new Actions(window_.get(), undo_);
    said_.clear();
    auto* look =
        new LookMenus(*window_, *actions_, settings_, [this](const QString& text) { said_ << text; });
    view_ = std::make_unique<QMenu>();
    look->addTo(*view_);
    window_->show();
  }
  void cleanup() {
    view_.reset();
    window_.reset();
    setTheme(Theme::dark());
  }

  void aThemeIsShownAndKept() {
    QVERIFY(actions_->systemTheme->isChecked());
    actions_->contrastTheme->trigger();
    QCOMPARE(theme(), Theme::highContrast());
    QCOMPARE(Settings().themeChoice(), QString("contrast"));
    QVERIFY(actions_->contrastTheme->isChecked() && !actions_->systemTheme->isChecked());
    actions_->lightTheme->trigger();
    QCOMPARE(theme(), Theme::light());
    actions_->systemTheme->trigger();
    QCOMPARE(theme(), Theme::dark()); // nothing is known of this system
  }

  void aLanguageIsKeptForTheNextStartAndSaysSo() {
    QAction* chinese = nullptr;
    for (auto* menu : view_->findChildren<QMenu*>())
      for (auto* action : menu->actions())
        if (action->objectName() == "language_zh_CN") chinese = action;
    QVERIFY(chinese);
    if (!chinese->isEnabled()) {
      QVERIFY2(chinese->property("why").toString().contains("fonts-noto-cjk"), "it says what is missing");
      QSKIP("no Chinese font here");
    }
    chinese->trigger();
    QCOMPARE(Settings().language(), QString("zh_CN"));
    QCOMPARE(said_.size(), 1);
  }

  void aLayoutShowsItsDocksOnly() {
    named("layoutLabels")->trigger();
    QVERIFY(visible("labelDock") && visible("evidenceDock") && !visible("planDock"));
    named("layoutPictures")->trigger();
    QVERIFY(!visible("labelDock") && !visible("evidenceDock") && !visible("planDock"));
  }

  void aSavedLayoutComesBackAndIsForgotten() {
    settings_.setNamedLayout("mine", window_->saveState());
    named("layoutPictures")->trigger();
    QMenu* layouts = nullptr;
    for (auto* menu : view_->findChildren<QMenu*>())
      if (menu->actions().contains(named("layoutPictures"))) layouts = menu;
    Q_EMIT layouts->aboutToShow();
    QAction* mine = layouts->actions().last();
    QCOMPARE(mine->text(), QString("mine"));
    mine->trigger();
    QVERIFY(visible("planDock") && visible("labelDock"));
    settings_.setNamedLayout("mine", {});
    Q_EMIT layouts->aboutToShow();
    QVERIFY(layouts->actions().last()->text() != "mine");
  }

 private:
  QAction* named(const char* name) const {
    for (auto* menu : view_->findChildren<QMenu*>())
      for (auto* action : menu->actions())
        if (action->objectName() == QLatin1String(name)) return action;
    return nullptr;
  }
  bool visible(const char* dock) const { return window_->findChild<QDockWidget*>(dock)->isVisible(); }

  QTemporaryDir home_;
  Settings settings_;
  QUndoStack undo_;
  std::unique_ptr<QMainWindow> window_;
  std::unique_ptr<QMenu> view_;
  Actions* actions_ = nullptr;
  QStringList said_;
};

PENTIMENTO_TEST(LookMenusTest)
#include "look_menus_test.moc"
