#include "core/edits/foreign_edit.h"

#include <QtTest>

#include "core/edits/weight_delta_file.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"
#include "tests/core/io/io_fixture.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {
const std::string kModule = "mid_block.attentions.0.transformer_blocks.0.attn2.to_k";
}

/// What other erasers and LoRA trainers write, opened as our own edits are.
class ForeignEditTest : public QObject {
  Q_OBJECT

  static WeightDelta open(const TestFolder& folder, const NamedTensors& tensors) {
    const auto path = folder.path() / "edit.safetensors";
    write_safetensors(path, tensors);
    return load_delta(path);
  }

 private Q_SLOTS:
  void partialStateDicts() {
    const TestFolder folder;
    const auto value = torch::randn({4, 3});
    for (const std::string prefix : {"", "unet."}) {
      const auto delta = open(folder, {{prefix + kModule + ".weight", value.to(torch::kFloat16)}});
      QVERIFY(torch::equal(delta.entries.at(kModule + ".weight").parameter,
                           value.to(torch::kFloat16).to(torch::kFloat32)));
      QCOMPARE(delta.origin.method, std::string("other tool on cross-attention keys and values (1 of them)"));
      QVERIFY(delta.origin.base_hash.empty());
      require_base(delta, "any"); // it does not say, so it is not refused for it
    }
    const auto ldm = open(
        folder, {{"model.diffusion_model.middle_block.1.transformer_blocks.0.attn2.to_k.weight", value}});
    QVERIFY(ldm.entries.contains(kModule + ".weight"));
  }

  void conceptAblationsDelta() {
    const auto delta = load_delta(PENTIMENTO_GOLDEN "/delta.bin");
    QVERIFY(torch::equal(delta.entries.at(kModule + ".weight").parameter, torch::ones({4, 3})));
  }

  void lowRank_data() {
    QTest::addColumn<QString>("up");
    QTest::addColumn<QString>("down");
    QTest::addColumn<QString>("alpha");
    QTest::newRow("peft") << "unet." + QString::fromStdString(kModule) + ".lora_B.weight"
                          << "unet." + QString::fromStdString(kModule) + ".lora_A.weight"
                          << "";
    QTest::newRow("diffusers")
        << "unet.mid_block.attentions.0.transformer_blocks.0.attn2.processor.to_k_lora.up.weight"
        << "unet.mid_block.attentions.0.transformer_blocks.0.attn2.processor.to_k_lora.down.weight"
        << "";
    const QString kohya = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn2_to_k";
    QTest::newRow("kohya") << kohya + ".lora_up.weight" << kohya + ".lora_down.weight" << kohya + ".alpha";
  }
  void lowRank() {
    QFETCH(QString, up);
    QFETCH(QString, down);
    QFETCH(QString, alpha);
    const TestFolder folder;
    const auto b = torch::randn({4, 2}), a = torch::randn({2, 3}), base = torch::zeros({4, 3});
    NamedTensors tensors{{up.toStdString(), b}, {down.toStdString(), a}};
    if (!alpha.isEmpty()) tensors.emplace_back(alpha.toStdString(), torch::tensor(1.0F));
    const auto delta = open(folder, tensors);
    const auto& entry = delta.entries.at(kModule + ".weight");
    QVERIFY(entry.low_rank());
    const double scale = alpha.isEmpty() ? 1.0 : 0.5; // alpha / rank
    QVERIFY(torch::allclose(entry.change(base), scale * torch::matmul(b, a)));
    QCOMPARE(delta.origin.method, std::string("LoRA on cross-attention keys and values (1 of them)"));
  }

  void refusesWhatIsNoEditOfAUnet() {
    const TestFolder folder;
    QCOMPARE(
        folder.sentence([&] {
          open(folder, {{"lora_te_text_model_encoder_layers_0.alpha", torch::tensor(1.0F)}});
        }),
        QString("edit.safetensors is no edit of a UNet: expected parameters of a UNet, or a LoRA of one, got "
                "lora_te_text_model_encoder_layers_0.alpha (a text encoder's); an edit here changes the UNet "
                "alone"));
    QCOMPARE(folder.sentence([&] {
      open(folder, {{kModule + ".lora_A.weight", torch::ones({2, 3})}});
    }),
             QString::fromStdString(kModule + " lacks one of its two low-rank factors"));
    QCOMPARE(folder.sentence([&] {
      open(folder, {{kModule + ".lora_A.weight", torch::ones({2, 3})},
                    {kModule + ".lora_B.weight", torch::ones({4, 5})}});
    }),
             QString::fromStdString(kModule + " has factors that do not go together: expected 2, got 5"));
    QCOMPARE(folder.sentence([&] {
      open(folder, {{kModule + ".weight", torch::full({2}, std::nan(""))}});
    }),
             QString::fromStdString(kModule +
                                    ".weight holds values that are not numbers; the edit was made by a run "
                                    "that diverged"));
  }
};

PENTIMENTO_TEST(ForeignEditTest)
#include "foreign_edit_test.moc"
