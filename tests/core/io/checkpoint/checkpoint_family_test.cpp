#include "core/io/checkpoint/checkpoint_family.h"

#include <QtTest>

#include "core/io/io_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

/// Names and shapes without any numbers.
class Header : public TensorSource {
 public:
  explicit Header(const std::vector<TensorEntry>& entries) : TensorSource("header") { hold(entries); }
  std::string form() const override { return "header"; }

 private:
  torch::Tensor read(const TensorEntry&) const override { return {}; }
};

TensorEntry conv_in(std::int64_t channels) {
  return {"model.diffusion_model.input_blocks.0.0.weight", torch::kFloat16, {320, channels, 3, 3}};
}

std::string name_of(const std::vector<TensorEntry>& entries) {
  return recognise(Header(entries)).name;
}

} // namespace

class CheckpointFamilyTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void wholeModelsRun() {
    const TensorEntry clip{"cond_stage_model.transformer.text_model.final_layer_norm.bias"},
        open_clip{"cond_stage_model.model.ln_final.weight"},
        second{"conditioner.embedders.1.model.ln_final.weight"};
    QVERIFY(recognise(Header({conv_in(4), clip})).family == CheckpointFamily::StableDiffusion1);
    QVERIFY(recognise(Header({conv_in(4), open_clip})).family == CheckpointFamily::StableDiffusion2);
    QVERIFY(recognise(Header({conv_in(4), second})).family == CheckpointFamily::StableDiffusionXL);
    QVERIFY(recognise(Header({conv_in(4), second})).runs());
  }

  void othersAreNamed() {
    const TensorEntry clip{"cond_stage_model.transformer.text_model.final_layer_norm.bias"};
    const std::vector<std::pair<std::string, std::vector<TensorEntry>>> cases{
        {"an inpainting checkpoint (9 input channels)", {conv_in(9), clip}},
        {"an instruct-pix2pix checkpoint (8 input channels)", {conv_in(8), clip}},
        {"a checkpoint with 5 input channels (depth has 5)", {conv_in(5), clip}},
        {"the Stable Diffusion XL refiner", {conv_in(4), {"conditioner.embedders.0.model.ln_final.weight"}}},
        {"a UNet alone, without text encoder and VAE", {conv_in(4)}},
        {"Stable Diffusion 3", {{"model.diffusion_model.joint_blocks.0.x_block.attn.qkv.weight"}}},
        {"Flux", {{"double_blocks.0.img_attn.qkv.weight"}}},
        {"a LoRA", {{"unet.down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.lora_A.weight"}}},
        {"a LoRA", {{"lora_unet_mid_block_attentions_0_transformer_blocks_0_attn2_to_k.lora_up.weight"}}},
        {"a ControlNet", {{"control_model.input_blocks.0.0.weight"}}},
        {"a VAE alone", {{"decoder.up.0.block.0.conv1.weight"}, {"encoder.conv_in.weight"}}},
        {"a textual inversion", {{"emb_params", torch::kFloat32, {4, 768}}}},
        {"a text encoder alone", {{"text_model.encoder.layers.0.self_attn.q_proj.weight"}}},
        {"some of a UNet's parameters, as erasers write them",
         {{"down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.weight"}}},
        {"weights of an unknown model", {{"blocks.0.weight"}}}};
    for (const auto& [name, entries] : cases) {
      QCOMPARE(name_of(entries), name);
      QVERIFY(!recognise(Header(entries)).runs() && !recognise(Header(entries)).hint.empty());
    }
  }
};

PENTIMENTO_TEST(CheckpointFamilyTest)
#include "checkpoint_family_test.moc"
