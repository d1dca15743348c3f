#include "core/edits/foreign_names.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class ForeignNamesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyDialect_data() {
    QTest::addColumn<QString>("theirs");
    QTest::addColumn<bool>("xl");
    QTest::addColumn<QString>("ours");
    const auto row = [](const char* theirs, bool xl, const char* ours) {
      QTest::newRow(theirs) << theirs << xl << ours;
    };
    row("unet.mid_block.attentions.0.transformer_blocks.0.attn2.to_k", false,
        "mid_block.attentions.0.transformer_blocks.0.attn2.to_k");
    row("model.diffusion_model.input_blocks.1.1.transformer_blocks.0.attn2.to_v.weight", false,
        "down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_v.weight");
    row("model.diffusion_model.output_blocks.11.1.proj_in.weight", false,
        "up_blocks.3.attentions.2.proj_in.weight");
    row("model.diffusion_model.middle_block.1.norm.bias", false, "mid_block.attentions.0.norm.bias");
    row("lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_out_0", false,
        "down_blocks.1.attentions.0.transformer_blocks.0.attn1.to_out.0");
    row("lora_unet_mid_block_attentions_0_transformer_blocks_0_ff_net_0_proj", false,
        "mid_block.attentions.0.transformer_blocks.0.ff.net.0.proj");
    row("lora_unet_up_blocks_3_attentions_2_proj_in", false, "up_blocks.3.attentions.2.proj_in");
    row("lora_unet_input_blocks_7_1_transformer_blocks_9_attn2_to_k", true,
        "down_blocks.2.attentions.0.transformer_blocks.9.attn2.to_k");
    row("lora_unet_middle_block_1_transformer_blocks_0_attn1_to_q", true,
        "mid_block.attentions.0.transformer_blocks.0.attn1.to_q");
    row("text_model.encoder.layers.0.self_attn.q_proj", false, "");
    row("model.diffusion_model.input_blocks.99.1.norm.weight", false, "");
  }
  void everyDialect() {
    QFETCH(QString, theirs);
    QFETCH(bool, xl);
    QFETCH(QString, ours);
    QCOMPARE(QString::fromStdString(unet_name(theirs.toStdString(), xl).value_or("")), ours);
  }
};

PENTIMENTO_TEST(ForeignNamesTest)
#include "foreign_names_test.moc"
