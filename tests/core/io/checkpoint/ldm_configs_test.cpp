#include "core/io/checkpoint/ldm_configs.h"

#include <QtTest>
#include <fmt/format.h>

#include "core/io/checkpoint/ldm_names.h"
#include "core/io/io_fixture.h"
#include "core/models/autoencoders/autoencoder_kl.h"
#include "core/models/text_encoders/clip_text_model.h"
#include "core/models/unets/unet_2d_condition.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;
using nlohmann::json;

namespace {

/// A full-size checkpoint without its numbers: names and shapes from our modules, under the file's names.
class Weightless : public TensorSource {
 public:
  Weightless() : TensorSource("weightless.safetensors") {}
  std::string form() const override { return "header"; }
  void add(const std::string& component, const json& config, bool xl, const torch::nn::Module& module) {
    const LdmNames names(component, config, xl);
    for (const auto& parameter : module.named_parameters()) {
      const auto place = names.place(parameter.key(), parameter.value().dim());
      auto shape = parameter.value().sizes().vec();
      if (place.form == LdmForm::Convolution) shape.insert(shape.end(), {1, 1});
      if (place.form == LdmForm::Transposed) std::swap(shape[0], shape[1]);
      if (place.form == LdmForm::Third) shape[0] *= 3;
      if (place.form != LdmForm::Third || place.third == 0)
        entries_.push_back({place.name, torch::kFloat16, shape});
    }
    hold(entries_);
  }

 private:
  torch::Tensor read(const TensorEntry&) const override { return {}; }
  std::vector<TensorEntry> entries_;
};

const json kUnet1{
    {"cross_attention_dim", 768},
    {"attention_head_dim", 8},
    {"layers_per_block", 2},
    {"block_out_channels", {320, 640, 1280, 1280}},
    {"up_block_types", {"UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"}}};
const json kUnetXl{{"cross_attention_dim", 2048},
                   {"attention_head_dim", {5, 10, 20}},
                   {"layers_per_block", 2},
                   {"block_out_channels", {320, 640, 1280}},
                   {"transformer_layers_per_block", {1, 2, 10}},
                   {"use_linear_projection", true},
                   {"addition_embed_type", "text_time"},
                   {"addition_time_embed_dim", 256},
                   {"projection_class_embeddings_input_dim", 2816},
                   {"down_block_types", {"DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"}},
                   {"up_block_types", {"CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"}}};
const json kVae{{"block_out_channels", {128, 256, 512, 512}}, {"layers_per_block", 2}};

} // namespace

/// The published configurations, found again from shapes alone.
class LdmConfigsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void stableDiffusion1() {
    Weightless file;
    const json text{{"hidden_size", 768},
                    {"num_hidden_layers", 12},
                    {"intermediate_size", 3072},
                    {"num_attention_heads", 12},
                    {"hidden_act", "quick_gelu"}};
    file.add("unet", kUnet1, false, *UNet2DConditionModel(UNet2DConditionModelConfig::from_json(kUnet1)));
    file.add("vae", kVae, false, *AutoencoderKL(AutoencoderKLConfig::from_json(kVae)));
    file.add("text_encoder", text, false, *CLIPTextModel(CLIPTextConfig::from_json(text)));
    QVERIFY(recognise(file).family == CheckpointFamily::StableDiffusion1);
    const auto found = infer_configs(file, CheckpointFamily::StableDiffusion1, "epsilon");
    QCOMPARE(found["unet"]["block_out_channels"].dump(), json({320, 640, 1280, 1280}).dump());
    QCOMPARE(found["unet"]["attention_head_dim"].dump(), json({8, 8, 8, 8}).dump());
    QCOMPARE(found["unet"]["cross_attention_dim"].dump(), json(768).dump());
    QCOMPARE(found["unet"]["use_linear_projection"].dump(), json(false).dump());
    QCOMPARE(found["unet"]["sample_size"].dump(), json(64).dump());
    QCOMPARE(found["vae"]["block_out_channels"].dump(), json({128, 256, 512, 512}).dump());
    QCOMPARE(found["vae"]["layers_per_block"].dump(), json(2).dump());
    QCOMPARE(found["text_encoder"]["num_hidden_layers"].dump(), json(12).dump());
    QCOMPARE(found["text_encoder"]["num_attention_heads"].dump(), json(12).dump());
    QCOMPARE(found["text_encoder"]["vocab_size"].dump(), json(49408).dump());
    QCOMPARE(found["scheduler"]["_class_name"].dump(), json("PNDMScheduler").dump());
  }

  void stableDiffusionXl() {
    Weightless file;
    const json second{{"hidden_size", 1280},       {"num_hidden_layers", 32}, {"intermediate_size", 5120},
                      {"num_attention_heads", 20}, {"hidden_act", "gelu"},    {"projection_dim", 1280}};
    const json first{{"hidden_size", 768},
                     {"num_hidden_layers", 12},
                     {"intermediate_size", 3072},
                     {"num_attention_heads", 12},
                     {"hidden_act", "quick_gelu"}};
    file.add("unet", kUnetXl, true, *UNet2DConditionModel(UNet2DConditionModelConfig::from_json(kUnetXl)));
    file.add("vae", kVae, true, *AutoencoderKL(AutoencoderKLConfig::from_json(kVae)));
    file.add("text_encoder", first, true, *CLIPTextModel(CLIPTextConfig::from_json(first)));
    file.add("text_encoder_2", second, true, *CLIPTextModelWithProjection(CLIPTextConfig::from_json(second)));
    QVERIFY(recognise(file).family == CheckpointFamily::StableDiffusionXL);
    const auto found = infer_configs(file, CheckpointFamily::StableDiffusionXL, "epsilon");
    for (const auto* key : {"block_out_channels", "attention_head_dim", "down_block_types", "up_block_types",
                            "transformer_layers_per_block", "projection_class_embeddings_input_dim"}) {
      json expected = kUnetXl[key];
      if (std::string(key) == "transformer_layers_per_block") expected = json({1, 2, 10});
      QVERIFY2(found["unet"][key] == expected, (std::string(key) + found["unet"][key].dump()).c_str());
    }
    QCOMPARE(found["text_encoder_2"]["num_hidden_layers"].dump(), json(32).dump());
    QCOMPARE(found["text_encoder_2"]["projection_dim"].dump(), json(1280).dump());
    QCOMPARE(found["vae"]["scaling_factor"].dump(), json(0.13025).dump());
    QCOMPARE(found["scheduler"]["_class_name"].dump(), json("EulerDiscreteScheduler").dump());
  }

  void namesWhatIsMissing() {
    const TestFolder folder;
    QCOMPARE(
        folder.sentence([] { infer_configs(Weightless(), CheckpointFamily::StableDiffusion1, "epsilon"); }),
        QString(
            "model.diffusion_model.input_blocks.1.0.out_layers.3.weight is missing: expected a key of every "
            "checkpoint of this family, got no such tensor in weightless.safetensors; the file is "
            "incomplete, "
            "or another kind of model"));
  }
};

PENTIMENTO_TEST(LdmConfigsTest)
#include "ldm_configs_test.moc"
