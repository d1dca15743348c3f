#include "core/jobs/project/describe_job.h"

#include <QtTest>

#include "core/jobs/engine.h"
#include "core/jobs/erase_job.h"
#include "support/test_registry.h"

using namespace pentimento;
using pentimento::testing::cat_to_dog;
using pentimento::testing::Engine;

class DescribeJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theModel() {
    Engine engine;
    ModelRecord model;
    engine.run(
        std::make_unique<DescribeModelJob>("miniature", [&](const ModelRecord& said) { model = said; }));
    QCOMPARE(model.base_hash, engine.all<ModelOpened>().front().info.base_hash);
    QCOMPARE(model.model["path"].get<std::string>(), std::string("miniature"));
    QCOMPARE(model.conditions["device"].get<std::string>(), std::string("CPU"));
    QCOMPARE(model.judge["weights_sha256"].get<std::string>().size(), std::size_t(64));
    QCOMPARE(model.unet_width, 64);
    QVERIFY(model.has_vocabulary);
  }

  void theStackAndWhatAnErasureMade() {
    Engine engine;
    EraseOrder order;
    order.plan = cat_to_dog();
    engine.run(std::make_unique<EraseJob>(order));
    const auto changed = engine.all<EditsChanged>().back();
    StackRecord stack;
    engine.run(std::make_unique<DescribeStackJob>([&](const StackRecord& said) { stack = said; }));
    QCOMPARE(stack.state, changed.state);
    QCOMPARE(stack.layers.size(), std::size_t(1));
    QCOMPARE(stack.layers[0].content_hash, stack.layers[0].delta->content_hash());
    QCOMPARE(stack.edits[0]["content_hash"].get<std::string>(), stack.layers[0].content_hash);

    ErasedRecord made;
    const int id = changed.edits.front().id;
    engine.run(std::make_unique<DescribeEditJob>(id, [&](const ErasedRecord& said) { made = said; }));
    QCOMPARE(made.state, changed.state); // it is the only layer
    QCOMPARE(made.layer.content_hash, stack.layers[0].content_hash);
    QVERIFY(std::holds_alternative<Failure>(engine.run(
        std::make_unique<DescribeEditJob>(77, [](const ErasedRecord&) { QFAIL("no such edit"); }))));
  }
};

PENTIMENTO_TEST(DescribeJobTest)
#include "describe_job_test.moc"
