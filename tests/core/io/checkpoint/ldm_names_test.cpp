#include "core/io/checkpoint/ldm_names.h"

#include <QtTest>

#include "core/base/error.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

const nlohmann::json kUnet{
    {"block_out_channels", {320, 640, 1280, 1280}},
    {"layers_per_block", 2},
    {"up_block_types", {"UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"}}};
const nlohmann::json kXlUnet{{"block_out_channels", {320, 640, 1280}},
                             {"layers_per_block", 2},
                             {"up_block_types", {"CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"}}};
const nlohmann::json kFourLevels{{"block_out_channels", {128, 256, 512, 512}}};

} // namespace

/// Names that can be read in the checkpoints of Stable Diffusion 1.5, 2.1 and XL.
class LdmNamesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void unet() {
    const LdmNames names("unet", kUnet, false);
    const auto name = [&](const char* ours) { return names.place(ours, 4).name; };
    const std::string start = "model.diffusion_model.";
    QCOMPARE(name("conv_in.weight"), start + "input_blocks.0.0.weight");
    QCOMPARE(name("time_embedding.linear_2.bias"), start + "time_embed.2.bias");
    QCOMPARE(name("down_blocks.0.resnets.0.norm1.weight"), start + "input_blocks.1.0.in_layers.0.weight");
    QCOMPARE(name("down_blocks.0.downsamplers.0.conv.weight"), start + "input_blocks.3.0.op.weight");
    QCOMPARE(name("down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k.weight"),
             start + "input_blocks.4.1.transformer_blocks.0.attn2.to_k.weight");
    QCOMPARE(name("down_blocks.3.resnets.1.conv2.bias"), start + "input_blocks.11.0.out_layers.3.bias");
    QCOMPARE(name("mid_block.resnets.1.time_emb_proj.weight"), start + "middle_block.2.emb_layers.1.weight");
    QCOMPARE(name("mid_block.attentions.0.proj_in.weight"), start + "middle_block.1.proj_in.weight");
    QCOMPARE(name("up_blocks.0.upsamplers.0.conv.weight"), start + "output_blocks.2.1.conv.weight");
    QCOMPARE(name("up_blocks.1.upsamplers.0.conv.weight"), start + "output_blocks.5.2.conv.weight");
    QCOMPARE(name("up_blocks.3.resnets.2.conv_shortcut.weight"),
             start + "output_blocks.11.0.skip_connection.weight");
    QCOMPARE(name("conv_norm_out.weight"), start + "out.0.weight");
    const LdmNames xl("unet", kXlUnet, true);
    QCOMPARE(xl.place("add_embedding.linear_1.weight", 2).name, start + "label_emb.0.0.weight");
    QCOMPARE(xl.place("up_blocks.0.upsamplers.0.conv.bias", 1).name, start + "output_blocks.2.2.conv.bias");
  }

  void vae() {
    const LdmNames names("vae", kFourLevels, false);
    const std::string start = "first_stage_model.";
    QCOMPARE(names.place("encoder.down_blocks.1.resnets.0.conv_shortcut.weight", 4).name,
             start + "encoder.down.1.block.0.nin_shortcut.weight");
    QCOMPARE(names.place("decoder.up_blocks.0.resnets.2.norm1.weight", 1).name,
             start + "decoder.up.3.block.2.norm1.weight");
    QCOMPARE(names.place("decoder.up_blocks.2.upsamplers.0.conv.bias", 1).name,
             start + "decoder.up.1.upsample.conv.bias");
    QCOMPARE(names.place("decoder.mid_block.resnets.1.conv1.weight", 4).name,
             start + "decoder.mid.block_2.conv1.weight");
    const LdmPlace query{start + "encoder.mid.attn_1.q.weight", LdmForm::Convolution};
    QCOMPARE(names.place("encoder.mid_block.attentions.0.to_q.weight", 2), query);
    QCOMPARE(names.place("encoder.mid_block.attentions.0.query.weight", 2), query);
    QCOMPARE(names.place("decoder.mid_block.attentions.0.to_out.0.bias", 1).name,
             start + "decoder.mid.attn_1.proj_out.bias");
    QCOMPARE(names.place("post_quant_conv.weight", 4).name, start + "post_quant_conv.weight");
    QCOMPARE(names.place("encoder.conv_norm_out.bias", 1).name, start + "encoder.norm_out.bias");
  }

  void texts() {
    const LdmNames clip("text_encoder", {{"hidden_act", "quick_gelu"}}, false);
    const std::string name = "encoder.layers.3.self_attn.k_proj.weight";
    QCOMPARE(clip.place(name, 2).name, "cond_stage_model.transformer.text_model." + name);
    QCOMPARE(clip.place("text_model." + name, 2).name, "cond_stage_model.transformer.text_model." + name);
    const LdmNames open("text_encoder", {{"hidden_act", "gelu"}}, false);
    QCOMPARE(
        open.place(name, 2),
        (LdmPlace{"cond_stage_model.model.transformer.resblocks.3.attn.in_proj_weight", LdmForm::Third, 1}));
    const LdmNames second("text_encoder_2", {{"hidden_act", "gelu"}}, true);
    QCOMPARE(second.place("text_projection.weight", 2),
             (LdmPlace{"conditioner.embedders.1.model.text_projection", LdmForm::Transposed}));
    QCOMPARE(second.place("text_model.embeddings.position_embedding.weight", 2).name,
             std::string("conditioner.embedders.1.model.positional_embedding"));
    QCOMPARE(second.place("text_model.encoder.layers.0.mlp.fc2.bias", 1).name,
             std::string("conditioner.embedders.1.model.transformer.resblocks.0.mlp.c_proj.bias"));
  }

  void noPlace() {
    QVERIFY_THROWS_EXCEPTION(Error, LdmNames("safety_checker", {}, false));
    QVERIFY_THROWS_EXCEPTION(Error, LdmNames("unet", kUnet, false).place("controlnet.weight", 4));
    QVERIFY_THROWS_EXCEPTION(Error,
                             LdmNames("unet", kUnet, false).place("down_blocks.9.resnets.0.norm1.weight", 1));
  }
};

PENTIMENTO_TEST(LdmNamesTest)
#include "ldm_names_test.moc"
