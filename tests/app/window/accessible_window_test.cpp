#include <QAccessible>
#include <QtTest>
#include <QtWidgets>

#include "app/palette/command.h"
#include "app/window_story.h"
#include "support/test_registry.h"
#include "widgets/views/grid_view.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

/// Qt's own parts of a widget, which are used through it.
bool isInner(const QWidget& widget) {
  if (qobject_cast<const QScrollBar*>(&widget) || qobject_cast<const QHeaderView*>(&widget)) return true;
  if (widget.objectName().startsWith("qt_")) return true;
  const QByteArray kind = widget.metaObject()->className();
  if (kind == "QTableCornerButton" || kind == "QLineEditIconButton" || kind == "QComboBoxListView")
    return true;
  if (qobject_cast<const QTabBar*>(&widget) || qobject_cast<const QTabBar*>(widget.parentWidget()))
    return true;
  const auto* area = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
  if (area && area->viewport() == &widget) return true;
  const auto* button = qobject_cast<const QAbstractButton*>(&widget);
  if (button && widget.isHidden() && button->text().isEmpty() && button->icon().isNull())
    return true; // shown once it has something to say
  return qobject_cast<const QComboBox*>(widget.parentWidget()) ||
         qobject_cast<const QAbstractSpinBox*>(widget.parentWidget()) ||
         qobject_cast<const QMenu*>(&widget) || qobject_cast<const QMenuBar*>(&widget);
}

bool isInteractive(const QWidget& widget) {
  if (isInner(widget)) return false;
  if (qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QAbstractSlider*>(&widget) ||
      qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
      qobject_cast<const QAbstractItemView*>(&widget))
    return true;
  return widget.focusPolicy() & Qt::TabFocus && !qobject_cast<const QMainWindow*>(&widget);
}

QString pathOf(const QWidget& widget) {
  QStringList path;
  for (const QWidget* at = &widget; at; at = at->parentWidget())
    path.prepend(at->objectName().isEmpty() ? QString::fromLatin1(at->metaObject()->className())
                                            : at->objectName());
  QString text;
  if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) text = button->text();
  return path.mid(1).join(" > ") + (text.isEmpty() ? QString() : " “" + text + "”");
}

QString nameOf(QWidget& widget) {
  QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&widget);
  return face ? face->text(QAccessible::Name) : QString();
}

} // namespace

/// Everything in the real window can be named by a screen reader and reached without a mouse.
class AccessibleWindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    scene_ = std::make_unique<WindowScene>();
    QVERIFY(eraseShortly(*scene_));
    scene_->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(scene_->window.get()));
  }
  void cleanupTestCase() { scene_.reset(); }

  void everythingInteractiveHasAName() {
    QStringList nameless;
    int named = 0;
    inEveryState(*scene_, [&](const QString&) {
      for (auto* widget : scene_->window->findChildren<QWidget*>())
        if (isInteractive(*widget))
          nameOf(*widget).isEmpty() ? void(nameless << pathOf(*widget)) : void(++named);
    });
    nameless.removeDuplicates();
    QVERIFY2(nameless.isEmpty(), qPrintable("Without a name:\n" + nameless.join('\n')));
    QVERIFY2(named > 200, qPrintable(QString::number(named)));
  }

  void tabReachesEverythingThatCanBeUsed() {
    QStringList missed;
    inEveryState(*scene_, [&](const QString& state) {
      const QSet<QWidget*> reached = tabThrough();
      for (auto* widget : scene_->window->findChildren<QWidget*>())
        if (isInteractive(*widget) && widget->isVisible() && widget->isEnabled() &&
            !reached.contains(widget) && !isServed(*widget, reached))
          missed << state + ": " + pathOf(*widget);
    });
    QVERIFY2(missed.isEmpty(), qPrintable("Not reached by Tab:\n" + missed.join('\n')));
  }

  void everyActionHasAKeyOrAPlaceInTheMenu() {
    QStringList hidden, unnamed;
    const auto commands = collectCommands(*scene_->window, *scene_->window->menuBar());
    for (const Command& command : commands)
      if (command.place.isEmpty() && command.action->shortcut().isEmpty()) hidden << command.name;
    for (const QAction* action : scene_->window->QWidget::actions())
      if (action->objectName().isEmpty()) unnamed << action->text();
    QVERIFY2(hidden.isEmpty(), qPrintable("Neither key nor menu: " + hidden.join(", ")));
    QVERIFY2(unnamed.isEmpty(), qPrintable("No name, so no key can be given: " + unnamed.join(", ")));
    QVERIFY(commands.size() > 40);
  }

  void noKeyIsGivenTwice() {
    QHash<QKeySequence, QString> owners;
    for (const Command& command : collectCommands(*scene_->window, *scene_->window->menuBar()))
      for (const QKeySequence& key : command.action->shortcuts()) {
        QVERIFY2(!owners.contains(key),
                 qPrintable(key.toString() + ": " + owners[key] + ", " + command.name));
        owners[key] = command.name;
      }
  }

  void everyToolTipSaysSomething() {
    QStringList silent;
    for (auto* button : scene_->window->findChildren<QAbstractButton*>())
      if (isInteractive(*button) && button->text().isEmpty() && button->toolTip().isEmpty())
        silent << pathOf(*button);
    QVERIFY2(silent.isEmpty(), qPrintable("An icon without a tool tip:\n" + silent.join('\n')));
  }

  void theMenuOpensWithoutAMouse() {
    bool opened = false;
    QTimer::singleShot(200, this, [&] {
      opened = QApplication::activePopupWidget();
      if (opened) QApplication::activePopupWidget()->close();
    });
    scene_->window->actions().menu->trigger();
    QVERIFY(opened);
  }

 private:
  /// Who gets the focus on the way round from where it is, by Tab.
  QSet<QWidget*> tabThrough() {
    QSet<QWidget*> reached;
    for (int presses = 0; presses < 600; ++presses) {
      QWidget* at = scene_->window->focusWidget();
      if (!at) break;
      if (reached.contains(at) && at == first_) break;
      if (reached.isEmpty()) first_ = at;
      reached << at;
      QTest::keyClick(at, Qt::Key_Tab);
    }
    return reached;
  }

  /// Reached as part of another: the arrows of a group of radio buttons, a field behind its proxy.
  static bool isServed(const QWidget& widget, const QSet<QWidget*>& reached) {
    if (widget.focusProxy() && reached.contains(widget.focusProxy())) return true;
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    if (!button || !button->group() || !button->group()->exclusive()) return false;
    const auto group = button->group()->buttons();
    return std::any_of(group.begin(), group.end(),
                       [&](QAbstractButton* one) { return reached.contains(one); });
  }

  std::unique_ptr<WindowScene> scene_;
  QWidget* first_ = nullptr;
};

PENTIMENTO_TEST(AccessibleWindowTest)
#include "accessible_window_test.moc"
