#include "core/models/autoencoders/tiled_decode.h"

#include <QtTest>

#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

class TiledDecodeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// 28 × 20 latents in tiles of 16: three rows of two, the last of them cut off by the edge.
  void equalsDiffusers() {
    const std::filesystem::path folder = PENTIMENTO_GOLDEN "/families/sd1";
    AutoencoderKL vae(AutoencoderKLConfig::from_json(read_json(folder / "vae/config.json")));
    load_state(*vae, *SafetensorsFile::open(folder / "vae/diffusion_pytorch_model.safetensors"), "vae");
    const auto golden = SafetensorsFile::open(folder / "golden.safetensors");
    const auto latents = golden->tensor("tiled.latents");
    const auto tiled = tiled_decode(vae, latents, 16);
    QVERIFY(relative_error(tiled, golden->tensor("tiled.image")) < parity);
    QVERIFY(relative_error(tiled, vae->decode(latents)) > 1e-3); // the norms see other pixels
  }

  void oneTileIsTheWhole() {
    const GoldenCase golden("vae");
    AutoencoderKL vae(AutoencoderKLConfig::from_json(golden.config()));
    golden.fill(*vae);
    QVERIFY(relative_error(tiled_decode(vae, golden["latents"], 12), golden["decoded"]) < parity);
  }
};

PENTIMENTO_TEST(TiledDecodeTest)
#include "tiled_decode_test.moc"
