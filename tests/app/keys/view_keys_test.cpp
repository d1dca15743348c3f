#include "app/keys/view_keys.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

namespace {

struct View : QWidget {
  QList<int> pressed, released;
  void keyPressEvent(QKeyEvent* event) override { take(pressed, *event); }
  void keyReleaseEvent(QKeyEvent* event) override { take(released, *event); }
  static void take(QList<int>& keys, const QKeyEvent& event) {
    if (event.key() != Qt::Key_Control) keys << event.key(); // a modifier is pressed before its key
  }
};

} // namespace

class ViewKeysTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anotherKeyReachesTheViewAsItsOwn() {
    View view;
    ViewKeys keys(view, "Compare", "Open Compare first");
    keys.add("blink", "Blink", Qt::Key_B, "While it is held");
    QTest::keyClick(&view, Qt::Key_B);
    QCOMPARE(view.pressed, QList<int>{Qt::Key_B});
    keys.commands()[0].action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_X));
    QTest::keyClick(&view, Qt::Key_B);
    QCOMPARE(view.pressed.size(), 1);
    QTest::keyClick(&view, Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(view.pressed, (QList<int>{Qt::Key_B, Qt::Key_B}));
    QCOMPARE(view.released, (QList<int>{Qt::Key_B, Qt::Key_B}));
    QTest::keyClick(&view, Qt::Key_Q);
    QCOMPARE(view.pressed.last(), int(Qt::Key_Q));
  }

  void itIsOffWhileTheViewIsNotThere() {
    View view;
    ViewKeys keys(view, "Compare", "Open Compare first");
    keys.add("cycle", "&Next mode", Qt::Key_C, "Goes on");
    QCOMPARE(keys.commands()[0].title, QString("Next mode"));
    QVERIFY(!keys.commands()[0].action->isEnabled());
    QCOMPARE(keys.commands()[0].action->property("why").toString(), QString("Open Compare first"));
    view.show();
    QVERIFY(keys.commands()[0].action->isEnabled());
    keys.commands()[0].action->trigger();
    QCOMPARE(view.pressed, QList<int>{Qt::Key_C});
    QCOMPARE(view.released, QList<int>{Qt::Key_C});
  }
};

PENTIMENTO_TEST(ViewKeysTest)
#include "view_keys_test.moc"
