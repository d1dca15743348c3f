#include "core/base/torch.h"
#include <QtTest>

#include "core/base/error.h"
#include "core/models/autoencoders/autoencoder_kl.h"
#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

class AutoencoderKLTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { at::GradMode::set_enabled(false); }
  void cleanupTestCase() { at::GradMode::set_enabled(true); }

  void answersAsDiffusers_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"vae", "vae_plain"}) QTest::newRow(name) << name;
  }

  void answersAsDiffusers() {
    QFETCH(QString, name);
    const GoldenCase golden(name.toStdString());
    AutoencoderKL vae(AutoencoderKLConfig::from_json(golden.config()));
    golden.fill(*vae);
    compare(vae, golden);
  }

  void miniature() {
    AutoencoderKL vae(AutoencoderKLConfig::from_json(read_json(::miniature("vae/config.json"))));
    const auto file = SafetensorsFile::open(::miniature("vae/diffusion_pytorch_model.safetensors"));
    QVERIFY(load_state(*vae, *file, "vae").unexpected.empty());
    QCOMPARE(vae->config.scale(), int64_t(4));
    compare(vae, GoldenCase("miniature_vae"));
  }

  void logvarIsClamped() {
    const GoldenCase golden("vae");
    AutoencoderKL vae(AutoencoderKLConfig::from_json(golden.config()));
    golden.fill(*vae);
    vae->quant_conv->exchange_weight(vae->quant_conv->weight * 1e4);
    const auto logvar = vae->encode(golden["image"]).logvar;
    QCOMPARE(logvar.max().item<float>(), 20.0f);
    QCOMPARE(logvar.min().item<float>(), -30.0f);
  }

  void wrongInputsAreNamed() {
    AutoencoderKL vae(AutoencoderKLConfig::from_json(GoldenCase("vae").config()));
    try {
      vae->encode(torch::zeros({1, 3, 15, 16}));
      QFAIL("accepted");
    } catch (const Error& error) {
      QCOMPARE(std::string(error.what()),
               std::string("the vae's input image has the wrong shape: expected [B, 3, H, W] with H and W "
                           "multiples of 2, got [1, 3, 15, 16]"));
    }
  }

  void otherBlocksAreRefused() {
    try {
      AutoencoderKLConfig::from_json({{"down_block_types", {"AttnDownEncoderBlock2D"}}});
      QFAIL("accepted");
    } catch (const Error& error) {
      QCOMPARE(std::string(error.what()),
               std::string("vae config: down_block_types is not supported: expected DownEncoderBlock2D, got "
                           "AttnDownEncoderBlock2D"));
    }
  }

 private:
  static void compare(AutoencoderKL& vae, const GoldenCase& golden) {
    const auto moments = vae->encode(golden["image"]);
    QVERIFY(relative_error(moments.mean, golden["mean"]) < parity);
    QVERIFY(relative_error(moments.logvar, golden["logvar"]) < parity);
    const double error = relative_error(vae->decode(golden["latents"]), golden["decoded"]);
    QVERIFY2(error < parity, qPrintable(QString::number(error)));
  }
};

PENTIMENTO_TEST(AutoencoderKLTest)
#include "autoencoder_kl_test.moc"
