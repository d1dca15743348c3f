#include "core/probes/attacks/unlearn_diff_atk.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class UnlearnDiffAtkTest : public QObject {
  Q_OBJECT

  const UnlearnDiffAtk attack_{};

 private Q_SLOTS:
  void timestepsAsPublished() {
    const auto all = attacked_timesteps(50, 1000);
    QCOMPARE(all.size(), std::size_t{50});
    QVERIFY(all.front() == 10 && all[1] == 30 && all.back() == 990);
    QCOMPARE(attacked_timesteps(2, 1000), (std::vector<int64_t>{250, 750}));
  }

  void wordsStandBeforeThePrompt() {
    AttackScene scene;
    auto context = scene.context(attack_, {{"tokens", std::int64_t{2}}});
    const auto found = attack_.run(context);
    const auto ids = found.prompts.front().ids[0];
    const auto& tokenizer = miniature().tokenizer;
    const auto sentence = tokenizer.content_ids("a cat");
    for (std::size_t i = 0; i < sentence.size(); ++i)
      QCOMPARE(ids[static_cast<int64_t>(3 + i)].item<int64_t>(), sentence[i]);
    QVERIFY(ids[1].item<int64_t>() != tokenizer.eos_id() && ids[2].item<int64_t>() != tokenizer.eos_id());
  }

  void tooManyTokensAreRefusedBeforeAnyWork() {
    AttackScene scene;
    auto context = scene.context(attack_, {{"tokens", std::int64_t{70}}, {"searches", std::int64_t{40}}});
    QVERIFY_THROWS_EXCEPTION(Error, attack_.run(context));
    QCOMPARE(scene.model.unet_calls(), std::int64_t{0});
  }
};

PENTIMENTO_TEST(UnlearnDiffAtkTest)
#include "unlearn_diff_atk_test.moc"
