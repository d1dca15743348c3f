#include "app/demo/demo.h"

#include "app/help/help_desk.h"
#include "app/window_scene.h"
#include "support/patience.h"
#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/views/bars/caption_strip.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The demo ends in the same weights every time, and can be stopped anywhere.
class DemoTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void endsInTheSameStateEveryTime() {
    QStringList states;
    for (int time = 0; time < 2; ++time) {
      WindowScene scene;
      scene.drawRoughly(); // the pictures have no say in where it ends
      Demo& demo = scene.window->findChild<HelpDesk*>()->demo();
      QSignalSpy ended(&demo, &Demo::ended), stopped(&demo, &Demo::stopped);
      demo.play(Demo::Pace::Once);
      QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty() || !stopped.isEmpty(), kPatience);
      QVERIFY2(stopped.isEmpty(), "it came to its end");
      states << ended.first().first().toString();
      QVERIFY(states.last() != QString::fromStdString(scene.bench().pictures().base()));
      QCOMPARE(scene.bench().edits().size(), std::size_t(1));
      QCOMPARE(scene.bench().edits().front().strength, 1.0);
      QVERIFY2(!scene.child<CaptionStrip>("captionStrip"), "the strip goes with the demo");
      QVERIFY2(scene.bench().plan().settings.empty(), "its settings go with the demo");
    }
    QCOMPARE(states[0], states[1]);
  }

  void aClickStopsARunAndLeavesAUsableWindow() {
    WindowScene scene;
    scene.drawRoughly();
    Demo& demo = scene.window->findChild<HelpDesk*>()->demo();
    QSignalSpy stopped(&demo, &Demo::stopped);
    demo.play(Demo::Pace::Once);
    auto* strip = scene.child<CaptionStrip>("captionStrip");
    QVERIFY(strip);
    QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible() && !strip->caption().isEmpty(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(scene.bench().run().running(), kPatience);
    shot(*scene.window, "demo_erasing");
    QTest::mouseClick(scene.child<QPushButton>("captionStop"), Qt::LeftButton); // any place will do
    QCOMPARE(stopped.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(scene.bench().run().phase, RunPhase::Ready, kPatience);
    QVERIFY(scene.window->actions().erase->isEnabled());
    QSignalSpy done(&scene.bench(), &Workbench::runFinished);
    QVERIFY2(scene.bench().plan().settings.empty(), "its settings go with the demo");
    scene.window->actions().erase->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, kPatience);
    QVERIFY2(!demo.isPlaying(), "what the user does does not wake it up");
  }

  void escStopsItToo() {
    WindowScene scene;
    scene.drawRoughly();
    Demo& demo = scene.window->findChild<HelpDesk*>()->demo();
    demo.play(Demo::Pace::Once);
    QTRY_VERIFY_WITH_TIMEOUT(scene.bench().run().phase == RunPhase::Ready, kPatience);
    QTest::keyClick(scene.window.get(), Qt::Key_Escape);
    QVERIFY(!demo.isPlaying());
    QVERIFY2(!scene.child<CaptionStrip>("captionStrip") ||
                 !scene.child<CaptionStrip>("captionStrip")->isVisible(),
             "the strip is gone");
  }
};

PENTIMENTO_TEST(DemoTest)
#include "demo_test.moc"
