#include "app/window/actions.h"

#include <QUndoStack>
#include <QWidget>
#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class ActionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keysAreThoseOfTheDesign() {
    QWidget window;
    QUndoStack undo;
    const Actions actions(&window, undo);
    QCOMPARE(actions.togglePause->shortcut(), QKeySequence(Qt::Key_Space));
    QCOMPARE(actions.erase->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Return));
    QCOMPARE(actions.reveal->shortcut(), QKeySequence(Qt::Key_H));
    QCOMPARE(actions.present->shortcut(), QKeySequence(Qt::Key_F11));
    QCOMPARE(actions.compare->shortcut(), QKeySequence(Qt::Key_Return));
  }

  void namesAndKeysAreUnique() {
    QWidget window;
    QUndoStack undo;
    const Actions actions(&window, undo);
    QStringList names;
    QList<QKeySequence> keys;
    for (const auto* action : actions.all()) {
      QVERIFY2(!names.contains(action->objectName()), qPrintable(action->objectName()));
      names << action->objectName();
      QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
      for (const auto& key : action->shortcuts()) {
        QVERIFY2(!keys.contains(key), qPrintable(action->objectName() + " " + key.toString()));
        keys << key;
      }
    }
    QVERIFY(names.size() > 20);
  }
};

PENTIMENTO_TEST(ActionsTest)
#include "actions_test.moc"
