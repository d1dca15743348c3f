#include "core/jobs/project/restore_edits_job.h"

#include <QtTest>

#include "core/edits/weight_delta_file.h"
#include "core/io/io_fixture.h"
#include "core/jobs/engine.h"
#include "core/jobs/erase_job.h"
#include "core/jobs/project/describe_job.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class RestoreEditsJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theStackComesBackAndWhatIsGoneIsSaid() {
    const TestFolder folder;
    std::filesystem::create_directories(folder.path() / "edits");
    StackRecord made;
    {
      Engine engine;
      EraseOrder order;
      order.plan = cat_to_dog();
      engine.run(std::make_unique<EraseJob>(order));
      engine.run(std::make_unique<DescribeStackJob>([&](const StackRecord& said) { made = said; }));
    }
    const auto& layer = made.layers.at(0);
    save_delta(folder.path() / "edits/a.safetensors", *layer.delta);
    KeptEdit kept{layer.info, layer.content_hash, "edits/a.safetensors"};
    KeptEdit gone = kept;
    gone.file = "edits/none.safetensors";
    KeptEdit other = kept;
    other.content_hash = "f" + kept.content_hash.substr(1);

    Engine engine;
    bool done = false;
    engine.run(std::make_unique<RestoreEditsJob>(folder.path(), std::vector{kept, gone, other},
                                                 [&] { done = true; }));
    QVERIFY(done);
    const auto changed = engine.all<EditsChanged>().back();
    QCOMPARE(changed.edits.size(), std::size_t(1));
    QCOMPARE(changed.state, made.state);
    QCOMPARE(changed.edits[0].name, layer.info.name);
    QCOMPARE(engine.all<JobWarning>().size(), std::size_t(2));
    QVERIFY(engine.all<JobWarning>()[1].text.find("is not the edit that was recorded") != std::string::npos);
  }
};

PENTIMENTO_TEST(RestoreEditsJobTest)
#include "restore_edits_job_test.moc"
