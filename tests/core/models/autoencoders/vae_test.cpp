#include "core/base/torch.h"
#include <QtTest>

#include "core/models/autoencoders/autoencoder_kl.h"
#include "core/models/autoencoders/vae.h"
#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

class VaeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void stopEndsBothHalves() {
    const GoldenCase golden("vae");
    AutoencoderKL vae(AutoencoderKLConfig::from_json(golden.config()));
    golden.fill(*vae);
    RunControl control;
    control.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, vae->encoder(golden["image"], &control));
    QVERIFY_THROWS_EXCEPTION(Stopped, vae->decoder(golden["latents"], &control));
  }

  void keysAreDiffusers() {
    VaeOptions options;
    const auto encoder = Encoder(options)->named_parameters(), decoder = Decoder(options)->named_parameters();
    QCOMPARE(encoder["down_blocks.1.resnets.0.conv_shortcut.weight"].sizes().vec(),
             (std::vector<int64_t>{256, 128, 1, 1}));
    QVERIFY(!encoder.contains("down_blocks.3.downsamplers.0.conv.weight"));
    QCOMPARE(decoder["up_blocks.2.resnets.0.conv1.weight"].sizes().vec(),
             (std::vector<int64_t>{256, 512, 3, 3}));
    QVERIFY(decoder.contains("up_blocks.3.resnets.2.conv2.weight"));
  }
};

PENTIMENTO_TEST(VaeTest)
#include "vae_test.moc"
