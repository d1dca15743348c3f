#include "core/probes/attacks/attack_checkpoint.h"

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/io/safetensors.h"
#include "core/probes/attacks/attack_registry.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class AttackCheckpointTest : public QObject {
  Q_OBJECT

  QTemporaryDir place_;
  std::filesystem::path path_ = place_.filePath("a.checkpoint").toStdString();

 private Q_SLOTS:
  void comesBackAsItWas() {
    AttackCheckpoint written;
    written.run = "abc";
    written.search = 1;
    written.step = 7;
    written.found = 1;
    written.looked = false;
    written.data["latents"] = torch::randn({2, 3});
    written.state["vectors"] = torch::randn({1, 4});
    written.best = {{{"ids", torch::tensor({1, 2})}}, {}};
    written.worth = {0.25, -1.0};
    written.generator_state = make_generator(3).get_state();
    written.curve = {{0, 1, 0.5}, {1, 1, 0.1 + 0.2}};
    Image image{2, 1, {1, 2, 3, 4, 5, 6}};
    written.candidates = {{0, 4, "a cat", std::make_shared<const Image>(image), Score{0.75, "cat", true}},
                          {1, 4, "", std::make_shared<const Image>(image), {}}};
    written.unet_calls = 1234567890123;
    written.seconds = 1.5;
    save_attack(path_, written);
    const auto read = load_attack(path_, "abc", torch::kCPU);
    QVERIFY(read.search == 1 && read.step == 7 && read.found == 1 && !read.looked && !read.ended);
    QVERIFY(read.data.at("latents").equal(written.data.at("latents")));
    QVERIFY(read.state.at("vectors").equal(written.state.at("vectors")));
    QVERIFY(read.best.size() == 2 && read.best[0].at("ids").equal(written.best[0].at("ids")) &&
            read.best[1].empty());
    QCOMPARE(read.worth, written.worth);
    QVERIFY(read.generator_state.equal(written.generator_state));
    QCOMPARE(read.curve[1].loss, 0.1 + 0.2);
    QCOMPARE(*read.candidates[0].image, image);
    QCOMPARE(*read.candidates[0].score, (Score{0.75, "cat", true}));
    QVERIFY(!read.candidates[1].score);
    QCOMPARE(read.unet_calls, std::int64_t{1234567890123});
    written.ended = StopReason::Pictures;
    save_attack(path_, written);
    QCOMPARE(*load_attack(path_, "abc", torch::kCPU).ended, StopReason::Pictures);
  }

  void anotherRunIsRefused() {
    try {
      load_attack(path_, "abd", torch::kCPU);
      QFAIL("nothing was thrown");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::BadSetting);
      QVERIFY(QString(error.what()).contains("belongs to another run"));
    }
    write_safetensors(path_, {{"x", torch::ones(1)}}, {});
    QVERIFY_THROWS_EXCEPTION(Error, load_attack(path_, "abc", torch::kCPU));
  }

  void whatMakesAnotherRun() {
    AttackScene scene;
    const auto context = scene.context(find_attack("p4d"));
    const auto run = attack_fingerprint(context, "p4d");
    const auto differs = [&](auto change) {
      auto other = scene.context(find_attack("p4d"));
      change(other);
      return attack_fingerprint(other, "p4d") != run;
    };
    QVERIFY(!differs([](AttackContext&) {}));
    QVERIFY(differs([](AttackContext& c) { c.seed = 1; }));
    QVERIFY(differs([](AttackContext& c) { c.target = "dog"; }));
    QVERIFY(differs([](AttackContext& c) { c.null_control = true; }));
    QVERIFY(differs([](AttackContext& c) { c.settings["steps"] = std::int64_t{5}; }));
    QVERIFY(differs([](AttackContext& c) { c.sampling.steps = 5; }));
    QVERIFY(attack_fingerprint(context, "ring-a-bell") != run);
  }
};

PENTIMENTO_TEST(AttackCheckpointTest)
#include "attack_checkpoint_test.moc"
