#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/miniature.h"
#include "core/erasure/training/attention_watch.h"
#include "core/erasure/training/tiny_unet.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class AttentionWatchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void watchesForAsLongAsItLives() {
    auto& unet = *miniature().unet;
    const NoisePredictor of{&unet, {}};
    const torch::NoGradGuard no_grad;
    const auto text = miniature().encode_prompts({"a cat"});
    AttentionCapture words{{2}, {}};
    {
      const AttentionWatch watch(of, &words);
      unet.forward(torch::ones({1, 4, 16, 16}), torch::tensor(500), text.states);
    }
    QCOMPARE(words.maps.size(), std::size_t(7));
    QVERIFY(!unet.attention.capture && !unet.attention.erased);
    unet.forward(torch::ones({1, 4, 16, 16}), torch::tensor(500), text.states);
    QCOMPARE(words.maps.size(), std::size_t(7));
  }

  void mapsHaveTheirGraphWhereGradientsAreRecorded() {
    auto& unet = *miniature().unet;
    const auto states = miniature().encode_prompts({"a cat"}).states.detach().clone().requires_grad_(true);
    AttentionCapture words{{2}, {}};
    {
      const AttentionWatch watch({&unet, {}}, &words);
      unet.forward(torch::ones({1, 4, 16, 16}), torch::tensor(500), states);
    }
    const auto gradient = torch::autograd::grad({words.maps.back().sum()}, {states}).front();
    QVERIFY(gradient.ne(0).any().item<bool>());
  }

  void refusesAnotherModule() {
    TinyUnet unet;
    QVERIFY_THROWS_EXCEPTION(Error, attentive_unet(predictor(unet)));
  }
};

PENTIMENTO_TEST(AttentionWatchTest)
#include "attention_watch_test.moc"
