#include "core/base/torch.h"
#include <QtTest>

#include "core/base/error.h"
#include "core/models/unets/unet_config.h"
#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

class UNetConfigTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void emptyConfigIsStableDiffusion1() {
    const auto config = UNet2DConditionModelConfig::from_json(nlohmann::json::object());
    QCOMPARE(config.block_out_channels, (std::vector<int64_t>{320, 640, 1280, 1280}));
    QCOMPARE(config.num_attention_heads, (std::vector<int64_t>{8, 8, 8, 8}));
    QCOMPARE(config.time_embedding_dim, int64_t(1280));
    QVERIFY(config.reverse_transformer_layers_per_block == (std::vector<std::vector<int64_t>>(4, {1, 1, 1})));
  }

  void headsPerBlock() {
    const auto config = UNet2DConditionModelConfig::from_json({{"attention_head_dim", {5, 10, 20, 20}}});
    QCOMPARE(config.num_attention_heads, (std::vector<int64_t>{5, 10, 20, 20}));
  }

  void transformerLayersAreReversedForTheUpBlocks() {
    const auto config =
        UNet2DConditionModelConfig::from_json({{"transformer_layers_per_block", {1, 2, 10, 10}}});
    QCOMPARE(config.mid_transformer_layers, int64_t(10));
    QVERIFY(config.reverse_transformer_layers_per_block[3] == (std::vector<int64_t>{1, 1, 1}));
    QVERIFY(config.reverse_transformer_layers_per_block[2] == (std::vector<int64_t>{2, 2, 2}));
  }

  void refusals_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* json, const char* sentence) { QTest::newRow(json) << json << sentence; };
    row(R"({"class_embed_type": "timestep"})",
        "unet config: class_embed_type is not supported: expected null, got \"timestep\"");
    row(R"({"addition_embed_type": "image"})",
        "unet config: addition_embed_type is not supported: expected null or \"text_time\", got \"image\"");
    row(R"({"dual_cross_attention": true})",
        "unet config: dual_cross_attention is not supported: expected null or false, got true");
    row(R"({"num_attention_heads": 8})",
        "unet config: num_attention_heads is not supported: expected null, got 8");
    row(R"({"mid_block_type": null})",
        "unet config: mid_block_type is not supported: expected a value, got null");
    row(R"({"norm_num_groups": 48})",
        "unet config: norm_num_groups does not divide block_out_channels: expected a divisor of 320, got 48");
    row(R"({"attention_head_dim": [8, 8]})",
        "unet config: attention_head_dim has the wrong length: expected 4 numbers, got [8,8]");
    row(R"({"act_fn": "tanh"})", "unet config: act_fn is not supported: expected silu, gelu, gelu_new, "
                                 "quick_gelu, mish or relu, got tanh");
    row(R"({"down_block_types": ["DownBlock2D", "DownBlock2D", "DownBlock2D", "AttnDownBlock2D"]})",
        "unet config: down_block_types is not supported: expected CrossAttnDownBlock2D or DownBlock2D, got "
        "AttnDownBlock2D");
    row(R"({"transformer_layers_per_block": [[1, 2], 1, 1, 1]})",
        "unet config: transformer_layers_per_block is asymmetric: expected "
        "reverse_transformer_layers_per_block beside it, got none");
    row(R"({"layers_per_block": "two"})",
        "unet config: layers_per_block has the wrong kind: expected a whole number, got \"two\"");
    row(R"([])", "unet config: it is not a JSON object: expected an object, got array");
  }

  void refusals() {
    QFETCH(QString, json);
    QFETCH(QString, sentence);
    try {
      UNet2DConditionModelConfig::from_json(nlohmann::json::parse(json.toStdString()));
      QFAIL("accepted");
    } catch (const Error& error) {
      QCOMPARE(QString(error.what()), sentence);
    }
  }
};

PENTIMENTO_TEST(UNetConfigTest)
#include "unet_config_test.moc"
