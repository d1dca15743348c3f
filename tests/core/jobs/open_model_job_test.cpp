#include <QTemporaryDir>
#include <QtTest>

#include "core/io/safetensors.h"
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
    QVERIFY(engine.all<ModelRefused>().empty()); // there is nothing to be seen
    QVERIFY(std::holds_alternative<Done>(engine.run(std::make_unique<DrawBeforeJob>(Engine::order()))));
  }

  void sayWhatIsSeenOfARefusedModel() {
    Engine engine;
    const QTemporaryDir folder;
    const auto file = folder.filePath("inpainting.safetensors").toStdString();
    write_safetensors(file, {{"model.diffusion_model.input_blocks.0.0.weight", torch::zeros({8, 9, 3, 3})},
                             {"cond_stage_model.x", torch::zeros({5})}});
    const auto outcome = engine.run(std::make_unique<OpenModelJob>(file, "cpu", "auto"));
    QVERIFY(std::holds_alternative<Failure>(outcome));
    const auto refused = engine.all<ModelRefused>();
    QCOMPARE(refused.size(), std::size_t{1});
    QCOMPARE(refused[0].info.family, std::string("an inpainting checkpoint (9 input channels)"));
    QCOMPARE(refused[0].info.findings.size(), std::size_t{1});
  }
};

PENTIMENTO_TEST(OpenModelJobTest)
#include "open_model_job_test.moc"
