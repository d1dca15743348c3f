#include "core/probes/attacks/weights/fine_tune.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class FineTuneTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void trainsFromTheEditedWeights() {
    AttackScene scene;
    const FineTune attack;
    auto context = scene.context(attack, {{"learning_rate", 1e-5}});
    int told = 0;
    context.on_step = [&](const AttackStep&, int steps) { told += steps == 4; };
    const auto finding = attack.run(context);
    QCOMPARE(told, 4);
    QCOMPARE(finding.curve.size(), std::size_t{4});
    QVERIFY(finding.prompts.at(0).texts.at(0).ends_with("[after 4 steps on pictures of cat]"));
    const auto& [name, entry] = *cat_is_dog()->entries.begin();
    const auto now = scene.model.parameters().current(name);
    const double off = (now - entry.parameter).abs().max().item<double>();
    QVERIFY2(off > 0.0 && off < 1e-3, qPrintable(QString::number(off))); // from the edit, not from the base
    QVERIFY(!now.requires_grad());
    const auto state = scene.model.state();
    attack.run(context);
    QCOMPARE(scene.model.state(), state); // the same to the bit
  }

  void theControlTeachesAMadeUpWord() {
    AttackScene scene;
    const FineTune attack;
    auto context = scene.context(attack);
    context.null_control = true;
    const auto finding = attack.run(context);
    const auto& text = finding.prompts.at(0).texts.at(0);
    QVERIFY2(text.find("zorvex") < text.find('['), text.c_str());
    QVERIFY(scene.model.state() != scene.model.state_of(Side::Edited));
  }

  void unrelatedPicturesHaveNoTrainingAsTheirControl() {
    AttackScene scene;
    const FineTune attack;
    auto context = scene.context(attack, {{"preset", std::string("unrelated")}});
    const auto finding = attack.run(context);
    QVERIFY(finding.prompts.at(0).texts.at(0).ends_with("[after 4 steps on pictures of apple]"));
    QVERIFY(scene.model.state() != scene.model.state_of(Side::Edited));
    context.null_control = true;
    QVERIFY(attack.run(context).curve.empty());
    QCOMPARE(scene.model.state(), scene.model.state_of(Side::Edited));
    context.control_word = "cat";
    QVERIFY_THROWS_EXCEPTION(Error, attack.run(context));
  }

  void aStopLeavesNothingHalfTrained() {
    AttackScene scene;
    const FineTune attack;
    auto context = scene.context(attack);
    context.on_step = [&](const AttackStep& step, int) {
      if (step.step == 2) scene.control.request_stop();
    };
    QVERIFY_THROWS_EXCEPTION(Stopped, attack.run(context));
    QCOMPARE(scene.model.side(), Side::Base);
    QCOMPARE(scene.model.state(), scene.model.base_hash());
    scene.model.use(Side::Edited);
    const auto& [name, entry] = *cat_is_dog()->entries.begin();
    QVERIFY(scene.model.parameters().current(name).equal(entry.parameter));
  }
};

PENTIMENTO_TEST(FineTuneTest)
#include "fine_tune_test.moc"
