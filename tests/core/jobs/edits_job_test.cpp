#include <QtTest>

#include "core/jobs/edits_job.h"
#include "core/jobs/engine.h"
#include "core/jobs/erase_job.h"
#include "support/test_registry.h"

using namespace pentimento;
using pentimento::testing::cat_to_dog;
using pentimento::testing::Engine;

class EditsJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void duplicateAndStrengthZero() {
    Engine engine;
    EraseOrder order;
    order.plan = cat_to_dog();
    engine.run(std::make_unique<EraseJob>(order));
    const int id = engine.all<EditsChanged>().back().edits.front().id;
    engine.run(std::make_unique<DuplicateEditJob>(id));
    auto edits = engine.all<EditsChanged>().back().edits;
    QCOMPARE(edits.size(), std::size_t(2));
    QVERIFY(edits[0].id != edits[1].id);
    for (auto& edit : edits) edit.strength = 0.0;
    engine.run(std::make_unique<SetEditsJob>(edits));
    QCOMPARE(engine.all<EditsChanged>().back().state, engine.all<ModelOpened>().front().info.base_hash);
  }

  void unknownIdsAndFilesFail() {
    Engine engine;
    QVERIFY(std::holds_alternative<Failure>(engine.run(std::make_unique<DuplicateEditJob>(77))));
    QVERIFY(
        std::holds_alternative<Failure>(engine.run(std::make_unique<OpenEditJob>("/no/such.safetensors"))));
  }
};

PENTIMENTO_TEST(EditsJobTest)
#include "edits_job_test.moc"
