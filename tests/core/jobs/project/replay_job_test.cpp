#include "core/jobs/project/replay_job.h"

#include <QtTest>

#include "core/io/io_fixture.h"
#include "core/jobs/engine.h"
#include "core/jobs/erase_job.h"
#include "core/jobs/project/describe_job.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// Both sides of a picture are drawn, recorded as the window does it, and drawn again.
class ReplayJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aRecordedPictureComesOutTheSame() {
    const TestFolder folder;
    Project project(folder.path() / "a.pentimento", Project::Access::Write);
    GridRecorder grid(project);
    Engine engine;
    engine.run(std::make_unique<DescribeModelJob>("miniature",
                                                  [&](const ModelRecord& said) { grid.open_model(said); }));
    const auto order = Engine::order();
    ProbePart part;
    part.suite = order.suite;
    part.cells = order.keys;
    part.sampling = order.sampling;
    part.sampling.width = part.sampling.height = engine.all<ModelOpened>().front().info.image_size;
    grid.ask(part);
    EraseOrder erase;
    erase.plan = cat_to_dog();
    engine.run(std::make_unique<EraseJob>(erase));
    engine.run(std::make_unique<DescribeStackJob>([&](const StackRecord& said) { grid.stack(said); }));
    engine.run(std::make_unique<DrawAfterJob>(order));
    PictureBatch batch{false, order.keys, {}};
    for (const auto& one : engine.all<PictureDrawn>()) batch.pictures.push_back(one.picture);
    grid.batch(batch);

    const auto state = engine.all<EditsChanged>().back().state;
    auto manifest = project.manifest_of(project.cell(grid.row_of(state, {0, 42})));
    ReplayResult result;
    const auto replay = [&] {
      return engine.run(
          std::make_unique<ReplayJob>(manifest, [&](const ReplayResult& said) { result = said; }));
    };
    QVERIFY(std::holds_alternative<Done>(replay()));
    QVERIFY2(result.bit_equal, result.note.c_str());
    QVERIFY(result.changed.empty());
    QCOMPARE(result.state, state);

    manifest["sampling"]["guidance"] = 1.0;
    QVERIFY(std::holds_alternative<Done>(replay()));
    QVERIFY(!result.bit_equal && result.difference && result.difference->largest > 0);
    engine.run(std::make_unique<DrawAfterJob>(order)); // the session's own edits are in place again
    QCOMPARE(engine.all<PictureDrawn>().back().picture.state, state);

    manifest["model"]["base_hash"] = "another";
    QVERIFY(std::holds_alternative<Failure>(replay()));
  }
};

PENTIMENTO_TEST(ReplayJobTest)
#include "replay_job_test.moc"
