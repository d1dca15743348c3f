#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/erasure/doco.h"
#include "core/erasure/doco_checkpoint.h"
#include "core/erasure/miniature.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class DocoCheckpointTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

 private Q_SLOTS:
  void comesBackAndRefusesOthers() {
    const std::filesystem::path path = folder_.filePath("c.safetensors").toStdString();
    auto generator = make_generator(5);
    torch::randn({3}, generator);
    DocoCheckpoint made;
    made.run = "run";
    made.step = 12;
    made.generator_state = generator.get_state();
    made.data.latents = torch::randn({2, 4, 2, 2});
    made.data.target_states = made.data.anchor_states = made.data.prior_states = torch::randn({2, 3, 4});
    made.trainer["kv.0"] = torch::randn({3, 3});
    save_checkpoint(path, made);
    const auto back = load_checkpoint(path, "run", torch::kCPU);
    QCOMPARE(back.step, 12);
    QVERIFY(back.data.latents.equal(made.data.latents) && !back.data.deviation.defined());
    QVERIFY(back.trainer.at("kv.0").equal(made.trainer.at("kv.0")));
    auto again = make_generator(1);
    again.set_state(back.generator_state);
    QVERIFY(torch::randn({3}, again).equal(torch::randn({3}, generator)));

    QVERIFY_EXCEPTION_THROWN(load_checkpoint(path, "another", torch::kCPU), Error);
    write_safetensors(path, {{"x", torch::zeros({1})}});
    QVERIFY_EXCEPTION_THROWN(load_checkpoint(path, "run", torch::kCPU), Error);
  }

  void everySettingMakesAnotherRun() {
    const Doco method;
    RunControl control;
    ErasureContext context{miniature(), cat_to_dog(), quick(method), 7, control, {}, {}, {}, {}, false};
    const auto run = run_fingerprint(context);
    QCOMPARE(run_fingerprint(context), run);
    context.settings["learning_rate"] = 0.1;
    QVERIFY(run_fingerprint(context) != run);
  }
};

PENTIMENTO_TEST(DocoCheckpointTest)
#include "doco_checkpoint_test.moc"
