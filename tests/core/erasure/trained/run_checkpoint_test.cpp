#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/erasure/miniature.h"
#include "core/erasure/trained/doco.h"
#include "core/erasure/trained/run_checkpoint.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class RunCheckpointTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

 private Q_SLOTS:
  void comesBackAndRefusesOthers() {
    const std::filesystem::path path = folder_.filePath("c.safetensors").toStdString();
    auto generator = make_generator(5);
    torch::randn({3}, generator);
    RunCheckpoint made;
    made.run = "run";
    made.step = 12;
    made.generator_state = generator.get_state();
    made.snapshots = 3;
    made.data["latents"] = torch::randn({2, 4, 2, 2});
    made.trainer["kv.0"] = torch::randn({3, 3});
    save_checkpoint(path, made);
    const auto back = load_checkpoint(path, "run", torch::kCPU);
    QCOMPARE(back.step, 12);
    QCOMPARE(back.snapshots, 3);
    QVERIFY(back.data.size() == 1 && back.data.at("latents").equal(made.data["latents"]));
    QVERIFY(back.trainer.at("kv.0").equal(made.trainer.at("kv.0")));
    auto again = make_generator(1);
    again.set_state(back.generator_state);
    QVERIFY(torch::randn({3}, again).equal(torch::randn({3}, generator)));

    QVERIFY_THROWS_EXCEPTION(Error, load_checkpoint(path, "another", torch::kCPU));
    write_safetensors(path, {{"generator", again.get_state()}},
                      {{"format", "pentimento.training"}, {"run", "run"}});
    QVERIFY_THROWS_EXCEPTION(Error, load_checkpoint(path, "run", torch::kCPU)); // no step
    write_safetensors(path, {{"x", torch::zeros({1})}});
    QVERIFY_THROWS_EXCEPTION(Error, load_checkpoint(path, "run", torch::kCPU));
  }

  void everySettingMakesAnotherRun() {
    const Doco method;
    RunControl control;
    ErasureContext context{miniature(), cat_to_dog(), quick(method), 7, control, {}, {}, {}, {}, false};
    const auto run = run_fingerprint(context, "doco");
    QCOMPARE(run_fingerprint(context, "doco"), run);
    QVERIFY(run_fingerprint(context, "esd-x") != run);
    context.settings["learning_rate"] = 0.1;
    QVERIFY(run_fingerprint(context, "doco") != run);
  }
};

PENTIMENTO_TEST(RunCheckpointTest)
#include "run_checkpoint_test.moc"
