#include "app/keys/key_bindings.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include "app/keys/key_model.h"
#include "app/settings.h"
#include "support/test_registry.h"

using namespace pentimento;

class KeyBindingsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    QCoreApplication::setOrganizationName("pentimento-tests");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
    QSettings().clear();
    erase_.setShortcut(QKeySequence("Ctrl+Return"));
    pause_.setShortcut(QKeySequence("Space"));
    erase_.setObjectName("erase");
    pause_.setObjectName("pause");
    erase_.setToolTip("Erase what the plan names  (Ctrl+Return)");
    erase_.setProperty("tipWithoutKeys", {});
  }

  void aKeyIsTakenFromWhoeverHadIt() {
    KeyBindings keys(settings_);
    keys.add(commands());
    const Command* other = keys.conflict(QKeySequence("Space"), erase_);
    QVERIFY(other && other->action == &pause_);
    QVERIFY(!keys.conflict(QKeySequence("Space"), pause_));
    keys.assign(erase_, QKeySequence("Space"));
    QCOMPARE(erase_.shortcut(), QKeySequence("Space"));
    QVERIFY(pause_.shortcuts().isEmpty());
    QVERIFY(keys.isChanged(erase_) && keys.isChanged(pause_));
    QCOMPARE(erase_.toolTip(), QString("Erase what the plan names  (Space)"));
  }

  void theyAreThereAtTheNextStart() {
    {
      KeyBindings keys(settings_);
      keys.add(commands());
      keys.assign(erase_, QKeySequence("F9"));
      keys.assign(pause_, {});
    }
    erase_.setShortcut(QKeySequence("Ctrl+Return")); // as the program makes them
    pause_.setShortcut(QKeySequence("Space"));
    KeyBindings keys(settings_);
    keys.add(commands());
    QCOMPARE(erase_.shortcut(), QKeySequence("F9"));
    QVERIFY(pause_.shortcuts().isEmpty());
    keys.resetAll();
    QCOMPARE(erase_.shortcut(), QKeySequence("Ctrl+Return"));
    QCOMPARE(pause_.shortcut(), QKeySequence("Space"));
    QVERIFY2(!settings_.keys("erase") && !settings_.keys("pause"), "what is not changed is not kept");
  }

  void resetTakesTheKeyBack() {
    KeyBindings keys(settings_);
    keys.add(commands());
    keys.assign(erase_, QKeySequence("Space"));
    keys.reset(pause_);
    QCOMPARE(pause_.shortcut(), QKeySequence("Space"));
    QVERIFY(erase_.shortcuts().isEmpty());
  }

  void aKeyInsideALongerOneIsAConflict() {
    KeyBindings keys(settings_);
    keys.add(commands());
    keys.assign(erase_, QKeySequence("Ctrl+R, Ctrl+E"));
    QVERIFY(keys.conflict(QKeySequence("Ctrl+R"), pause_));
    QVERIFY(!keys.conflict(QKeySequence("Ctrl+E"), pause_));
  }

  void twoViewsMayHaveTheSameKey() {
    QAction grid, timeline, everywhere;
    for (auto [action, name, key] : {std::tuple(&grid, "grid", "P"), std::tuple(&timeline, "timeline", "P"),
                                     std::tuple(&everywhere, "everywhere", "Return")}) {
      action->setObjectName(name);
      action->setShortcut(QKeySequence(key));
    }
    KeyBindings keys(settings_);
    keys.add({{&grid, "grid", "Pin", "Grid", "Grid"},
              {&timeline, "timeline", "Pin", "Timeline", "Timeline"},
              {&everywhere, "everywhere", "Compare", "View"}});
    QVERIFY(!keys.conflict(QKeySequence("P"), grid));
    QVERIFY2(keys.conflict(QKeySequence("Return"), grid), "the whole window is in the grid, too");
    keys.assign(grid, QKeySequence("Q"));
    keys.reset(grid);
    QCOMPARE(timeline.shortcut(), QKeySequence("P"));
    keys.assign(everywhere, QKeySequence("P"));
    QVERIFY(grid.shortcuts().isEmpty() && timeline.shortcuts().isEmpty());
  }

  void theTableFollows() {
    KeyBindings keys(settings_);
    keys.add(commands());
    KeyModel model(keys);
    QAbstractItemModelTester tester(&model);
    QCOMPARE(model.index(0, KeyModel::Keys).data().toString(), QString("Ctrl+Return"));
    keys.assign(erase_, QKeySequence("F9"));
    QCOMPARE(model.index(0, KeyModel::Keys).data().toString(), QString("F9  (changed)"));
    QVERIFY(model.index(0, 0).data(KeyModel::ChangedRole).toBool());
    QCOMPARE(model.action(1), &pause_);
  }

 private:
  QList<Command> commands() {
    return {{&erase_, "erase", "Erase", "Run"}, {&pause_, "pause", "Pause", "Run"}};
  }

  QTemporaryDir home_;
  Settings settings_;
  QAction erase_, pause_;
};

PENTIMENTO_TEST(KeyBindingsTest)
#include "key_bindings_test.moc"
