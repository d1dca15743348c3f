#include "core/probes/attacks/sampler/resampling.h"

#include <QtTest>

#include "core/probes/attacks/attack_run.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ResamplingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void presets_data() {
    QTest::addColumn<QString>("preset");
    QTest::addColumn<QString>("note");
    QTest::newRow("other") << "other-sampler"
                           << "[euler_ancestral 10 steps, guidance 4]";
    QTest::newRow("longer") << "longer"
                            << "[dpmsolver++ 16 steps, guidance 4]";
    QTest::newRow("guidance") << "guidance"
                              << "[dpmsolver++ 4 steps, guidance 8]";
  }
  void presets() {
    QFETCH(QString, preset);
    QFETCH(QString, note);
    AttackScene scene;
    const Resampling attack;
    const auto context = scene.context(attack, {{"preset", preset.toStdString()}});
    const auto outcome = run_attack(attack, context, 1, {});
    QVERIFY2(QString::fromStdString(outcome.attacked[0].text).endsWith(note),
             outcome.attacked[0].text.c_str());
    QVERIFY(outcome.controlled[0].text.find('[') == std::string::npos);
    scene.model.use(Side::Edited);
    StableDiffusionPipeline pipeline(scene.model.shared());
    const std::vector<Request> asked{{outcome.controlled[0].text, 42}};
    QCOMPARE(*outcome.controlled[0].picture.image,
             pipeline.draw_batch(asked, context.sampling, scene.control).front());
    QVERIFY(*outcome.attacked[0].picture.image != *outcome.controlled[0].picture.image);
  }

  void drawsAsItSays() {
    AttackScene scene;
    const Resampling attack;
    const auto context = scene.context(attack, {{"preset", std::string("guidance")}});
    const auto outcome = run_attack(attack, context, 1, {});
    scene.model.use(Side::Edited);
    auto sampling = context.sampling;
    sampling.guidance *= 2;
    StableDiffusionPipeline pipeline(scene.model.shared());
    QCOMPARE(*outcome.attacked[0].picture.image,
             pipeline.draw_batch({{outcome.controlled[0].text, 42}}, sampling, scene.control).front());
  }
};

PENTIMENTO_TEST(ResamplingTest)
#include "resampling_test.moc"
