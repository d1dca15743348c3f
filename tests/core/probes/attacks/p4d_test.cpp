#include "core/probes/attacks/p4d.h"

#include <QtTest>

#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class P4dTest : public QObject {
  Q_OBJECT

  const P4d attack_{};
 private Q_SLOTS:
  void freeWordsAndWordsBetween() {
    AttackScene scene;
    auto context = scene.context(attack_, {{"tokens", std::int64_t{3}}});
    const auto n = attack_.run(context);
    const auto& tokenizer = miniature().tokenizer;
    QCOMPARE(n.prompts.front().ids[0][4].item<int64_t>(), int64_t{tokenizer.eos_id()});
    auto between = scene.context(attack_, {{"variant", std::string("k")}, {"every", std::int64_t{1}}});
    const auto k = attack_.run(between).prompts.front().ids[0];
    const auto sentence = tokenizer.content_ids("a cat");
    for (std::size_t i = 0; i < sentence.size(); ++i)
      QCOMPARE(k[static_cast<int64_t>(1 + 2 * i)].item<int64_t>(), sentence[i]);
  }

  /// Both sides are asked: against itself a model has another loss than against its edit.
  void theUneditedModelIsTheTeacher() {
    AttackScene scene;
    auto context = scene.context(attack_);
    const double edited = attack_.run(context).curve.front().loss;
    AttackedModel same(scene.model.shared(), {});
    AttackContext plain{same,
                        "cat",
                        "apple",
                        false,
                        context.settings,
                        context.sampling,
                        42,
                        scene.control,
                        scene.judge.get(),
                        {},
                        {},
                        {},
                        {},
                        false};
    QVERIFY(attack_.run(plain).curve.front().loss != edited);
  }
};

PENTIMENTO_TEST(P4dTest)
#include "p4d_test.moc"
