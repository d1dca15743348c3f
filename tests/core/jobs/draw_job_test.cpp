#include <QtTest>

#include "core/jobs/engine.h"
#include "support/patience.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;
using pentimento::testing::Engine;

class DrawJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void picturesCarryTheStateThatMadeThem() {
    Engine engine;
    engine.run(std::make_unique<DrawBeforeJob>(Engine::order()));
    const auto drawn = engine.all<PictureDrawn>();
    const std::string base = engine.all<ModelOpened>().front().info.base_hash;
    QCOMPARE(drawn.size(), std::size_t(2));
    for (const auto& one : drawn) {
      QVERIFY(one.before && one.picture.image && one.picture.score);
      QCOMPARE(one.picture.state, base);
    }
    QVERIFY(*drawn[0].picture.image != *drawn[1].picture.image);
  }

  void withoutAnEditAfterIsBeforeToTheBit() {
    Engine engine;
    engine.run(std::make_unique<DrawBeforeJob>(Engine::order()));
    engine.run(std::make_unique<DrawAfterJob>(Engine::order()));
    const auto drawn = engine.all<PictureDrawn>();
    QCOMPARE(drawn.size(), std::size_t(4));
    QVERIFY(*drawn[0].picture.image == *drawn[2].picture.image);
    QVERIFY(*drawn[1].picture.image == *drawn[3].picture.image);
  }

  /// Its 60 steps of a slow picture: previews come, until they are switched off while it runs.
  void aSlowPictureIsSeenComing() {
    Engine engine;
    auto order = Engine::order();
    order.suite.cases.push_back({"a photo of a dog", Role::Kept, "dog", "dog", "", false});
    order.keys.push_back({1, 41});
    order.sampling.steps = 500; // about 10 s a batch
    const int id = engine.queue.submit(std::make_unique<DrawBeforeJob>(order));
    QTRY_VERIFY_WITH_TIMEOUT(engine.all<PicturePreview>().size() > 0, 2 * kPatience);
    engine.queue.set_previews(false);
    QTest::qWait(100);
    const auto so_far = engine.all<PicturePreview>().size();
    QTest::qWait(1200);
    QCOMPARE(engine.all<PicturePreview>().size(), so_far);
    engine.queue.stop(id);
    engine.queue.wait_idle();
    const auto first = engine.all<PicturePreview>().front();
    QVERIFY(first.before);
    QCOMPARE(first.state, engine.all<ModelOpened>().front().info.base_hash);
    QCOMPARE(first.keys, (std::vector<CellKey>{{1, 41}})); // the first row has taught the colours
    QCOMPARE(first.rough.size(), std::size_t(1));
    QCOMPARE(first.rough[0]->width, 16);
  }

  void stopsWithinAPicture() {
    Engine engine;
    auto order = Engine::order();
    order.sampling.steps = 500;
    const int id = engine.queue.submit(std::make_unique<DrawBeforeJob>(order));
    QTRY_VERIFY_WITH_TIMEOUT(!engine.queue.entries().empty() && engine.queue.entries().front().running,
                             kPatience);
    QTest::qWait(50);
    QElapsedTimer timer;
    timer.start();
    engine.queue.stop(id);
    engine.queue.wait_idle();
    QVERIFY2(timer.elapsed() < 5000, "a stop must not wait for the picture");
    QVERIFY(engine.all<PictureDrawn>().empty());
  }
};

PENTIMENTO_TEST(DrawJobTest)
#include "draw_job_test.moc"
