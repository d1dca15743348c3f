#include <QtTest>

#include "core/jobs/engine.h"
#include "support/test_registry.h"

using namespace pentimento;
using pentimento::testing::Engine;

class OpenModelJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void saysWhatItOpened() {
    Engine engine;
    const auto opened = engine.all<ModelOpened>();
    QCOMPARE(opened.size(), std::size_t(1));
    QCOMPARE(opened.front().info.base_hash.size(), std::size_t(64));
    QCOMPARE(opened.front().vocabulary.objects.size(), std::size_t(27));
    QVERIFY(opened.front().methods.size() >= 2);
    QCOMPARE(engine.all<EditsChanged>().front().state, opened.front().info.base_hash);
  }

  void aFailureLeavesTheOldModelOpen() {
    Engine engine;
    const auto outcome = engine.run(std::make_unique<OpenModelJob>("/no/such/model", "cpu", "auto"));
    QVERIFY(std::holds_alternative<Failure>(outcome));
    QVERIFY(std::holds_alternative<Done>(engine.run(std::make_unique<DrawBeforeJob>(Engine::order()))));
  }
};

PENTIMENTO_TEST(OpenModelJobTest)
#include "open_model_job_test.moc"
