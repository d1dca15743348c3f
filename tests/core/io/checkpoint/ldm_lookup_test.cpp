#include "core/io/checkpoint/ldm_lookup.h"

#include <QtTest>

#include "core/io/io_fixture.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class LdmLookupTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void namesOfMovingAverages() {
    QCOMPARE(ema_name("model.diffusion_model.input_blocks.0.0.weight"),
             std::string("model_ema.diffusion_modelinput_blocks00weight"));
    QVERIFY(ema_name("first_stage_model.encoder.conv_in.weight").empty());
  }

  /// The plain weight before its average, CLIP's tower in both spellings.
  void findsWhatAToolMeant() {
    const TestFolder folder;
    write_safetensors(folder.path() / "x",
                      {{"model.diffusion_model.out.2.bias", torch::zeros(1)},
                       {"model_ema.diffusion_modelout2bias", torch::zeros(2)},
                       {"model_ema.diffusion_modelout2weight", torch::zeros(3)},
                       {"cond_stage_model.transformer.final_layer_norm.bias", torch::zeros(4)}});
    const auto file = SafetensorsFile::open(folder.path() / "x");
    const auto size = [&](const char* name) {
      const auto* entry = find_ldm(*file, name);
      return entry ? entry->shape.front() : 0;
    };
    QCOMPARE(size("model.diffusion_model.out.2.bias"), 1);
    QCOMPARE(size("model.diffusion_model.out.2.weight"), 3);
    QCOMPARE(size("cond_stage_model.transformer.text_model.final_layer_norm.bias"), 4);
    QCOMPARE(size("model.diffusion_model.out.0.bias"), 0);
  }
};

PENTIMENTO_TEST(LdmLookupTest)
#include "ldm_lookup_test.moc"
