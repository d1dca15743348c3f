#include "app/window/reveal_key.h"

#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"

using namespace pentimento;

class RevealKeyTest : public QObject {
  Q_OBJECT

 private:
  struct Scene {
    QWidget window;
    QLineEdit* field = new QLineEdit(&window);
    QWidget* grid = new QWidget(&window);
    QAction action;
    RevealKey key{action};

    Scene() {
      action.setCheckable(true);
      action.setShortcut(Qt::Key_H);
      window.addAction(&action);
      grid->setFocusPolicy(Qt::StrongFocus);
      window.show();
      window.activateWindow();
      grid->setFocus();
    }
  };

 private Q_SLOTS:
  void aShortPressSwitches() {
    Scene scene;
    QVERIFY(QTest::qWaitForWindowActive(&scene.window));
    QTest::keyClick(scene.grid, Qt::Key_H);
    QVERIFY(scene.action.isChecked());
    QTest::keyClick(scene.grid, Qt::Key_H);
    QVERIFY(!scene.action.isChecked());
  }

  void aLongOneLetsGo() {
    Scene scene;
    QVERIFY(QTest::qWaitForWindowActive(&scene.window));
    QTest::keyPress(scene.grid, Qt::Key_H);
    QVERIFY(scene.action.isChecked());
    QTest::qWait(RevealKey::kHeldMs + 50);
    QVERIFY(scene.action.isChecked());
    QTest::keyRelease(scene.grid, Qt::Key_H);
    QVERIFY(!scene.action.isChecked());
  }

  void typingTheLetterChangesNothing() {
    Scene scene;
    QVERIFY(QTest::qWaitForWindowActive(&scene.window));
    scene.action.setChecked(true); // from the menu, a while ago
    scene.field->setFocus();
    QTest::qWait(RevealKey::kHeldMs + 50);
    QTest::keyClick(scene.field, Qt::Key_H);
    QCOMPARE(scene.field->text(), QString("h"));
    QVERIFY(scene.action.isChecked());
  }
};

PENTIMENTO_TEST(RevealKeyTest)
#include "reveal_key_test.moc"
