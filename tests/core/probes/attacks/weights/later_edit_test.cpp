#include "core/probes/attacks/weights/later_edit.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class LaterEditTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void addsUpWithTheFirst() {
    AttackScene scene;
    const LaterEdit attack;
    auto context = scene.context(attack);
    const auto finding = attack.run(context);
    QVERIFY(finding.figures.at("largest_change") > 1e-3);
    QVERIFY(finding.prompts.at(0).texts.at(0).ends_with("[after UCE erased apple]"));
    const auto& [name, first] = *cat_is_dog()->entries.begin();
    const auto whole = scene.model.parameters().current(name).clone();
    context.settings["strength"] = 0.5;
    attack.run(context);
    const auto half = scene.model.parameters().current(name).clone();
    // Half of the later edit lies halfway between the first edit alone and all of it.
    QVERIFY(torch::allclose(half, (first.parameter + whole) / 2, 1e-4, 1e-6));
    QVERIFY(!torch::allclose(whole, first.parameter, 1e-4, 1e-6));
  }

  void theControlIsWithoutIt() {
    AttackScene scene;
    const LaterEdit attack;
    auto context = scene.context(attack);
    context.null_control = true;
    QVERIFY(attack.run(context).prompts.at(0).replays_as_text);
    QCOMPARE(scene.model.state(), scene.model.state_of(Side::Edited));
    context.control_word.clear();
    QVERIFY_THROWS_EXCEPTION(Error, attack.run(context));
  }
};

PENTIMENTO_TEST(LaterEditTest)
#include "later_edit_test.moc"
