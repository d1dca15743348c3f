#include "core/pipelines/key_findings.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class KeyFindingsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// Keys of one part that fail alike are one finding.
  void groupsByPart() {
    StateMatch match;
    match.missing = {"down_blocks.1.resnets.0.norm1.weight", "down_blocks.1.resnets.0.norm1.bias",
                     "down_blocks.2.resnets.0.norm1.weight", "conv_out.bias"};
    match.unexpected = {"motion_modules.0.x", "motion_modules.1.x"};
    const auto findings = key_findings("unet", match);
    QCOMPARE(findings.size(), std::size_t{5});
    QCOMPARE(findings[0].part, std::string("down_blocks.1"));
    QCOMPARE(findings[0].count, 2);
    QCOMPARE(findings[0].example, std::string("down_blocks.1.resnets.0.norm1.weight"));
    QCOMPARE(findings[2].part, std::string("conv_out"));
    QCOMPARE(findings[3].part, std::string("motion_modules.0"));
  }

  void explains_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("meaning");
    QTest::newRow("distilled") << "time_embedding.cond_proj.weight"
                               << "distilled";
    QTest::newRow("adapter") << "encoder_hid_proj.x"
                             << "IP-Adapter";
    QTest::newRow("XL") << "add_embedding.linear_1.weight"
                        << "Stable Diffusion XL";
    QTest::newRow("LoRA") << "conv_in.lora_A.weight"
                          << "LoRA";
    QTest::newRow("any") << "something.else"
                         << "no place";
  }
  void explains() {
    QFETCH(QString, name);
    QFETCH(QString, meaning);
    StateMatch match;
    match.unexpected = {name.toStdString()};
    const auto explanation = QString::fromStdString(key_findings("unet", match).at(0).explanation);
    QVERIFY2(explanation.contains(meaning), qPrintable(explanation));
  }

  void explainsShapes() {
    StateMatch match;
    match.misshapen = {
        {"conv_in.weight", {320, 4, 3, 3}, {320, 9, 3, 3}},
        {"down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.weight", {320, 768}, {320, 1024}}};
    const auto findings = key_findings("unet", match);
    QCOMPARE(
        findings[0].explanation,
        std::string("this is an inpainting checkpoint: conv_in has 9 channels, 4 of the latents, 4 of the "
                    "masked picture and 1 of the mask"));
    QCOMPARE(findings[0].example, std::string("conv_in.weight: [320, 9, 3, 3] instead of [320, 4, 3, 3]"));
    QCOMPARE(findings[1].explanation,
             std::string("the weights are of Stable Diffusion 2.x, config.json is of Stable Diffusion 1.x"));
    QVERIFY(input_channels_finding({320, 8, 3, 3}).explanation.find("instruct-pix2pix") != std::string::npos);
  }

  void namesOfNoComponent() {
    const auto findings = unplaced_findings({"control_model.a.b", "loss.discriminator.c"});
    QCOMPARE(findings.size(), std::size_t{2});
    QVERIFY(findings[0].component.empty());
    QVERIFY(findings[0].explanation.find("ControlNet") != std::string::npos);
  }
};

PENTIMENTO_TEST(KeyFindingsTest)
#include "key_findings_test.moc"
