#include "core/base/torch.h"
#include <QtTest>

#include "core/models/vision_encoders/clip_model.h"
#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

class ClipModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { at::GradMode::set_enabled(false); }
  void cleanupTestCase() { at::GradMode::set_enabled(true); }

  void answersAsTransformers() {
    const GoldenCase golden("clip");
    CLIPModel model(CLIPConfig::from_json(golden.config()));
    golden.fill(*model);
    QCOMPARE(model->logit_scale.item<float>(), 2.5f);
    compare(model, golden);
  }

  void miniature() {
    CLIPModel model(CLIPConfig::from_json(read_json(::miniature("judge/config.json"))));
    QVERIFY(load_state(*model, *SafetensorsFile::open(::miniature("judge/model.safetensors")), "judge")
                .unexpected.empty());
    compare(model, GoldenCase("miniature_judge"));
  }

  void olderConfigsRepeatTheirParts() {
    const auto config =
        CLIPConfig::from_json({{"text_config", {{"hidden_size", 512}}},
                               {"text_config_dict", {{"hidden_size", 768}, {"num_attention_heads", 12}}}});
    QCOMPARE(config.text_config.hidden_size, int64_t(768));
    QCOMPARE(config.vision_config.hidden_size, int64_t(768));
  }

 private:
  static void compare(CLIPModel& model, const GoldenCase& golden) {
    QVERIFY(relative_error(model->get_text_features(golden["input_ids"]), golden["text_embeds"]) < parity);
    QVERIFY(relative_error(model->get_image_features(golden["pixel_values"]), golden["image_embeds"]) <
            parity);
  }
};

PENTIMENTO_TEST(ClipModelTest)
#include "clip_model_test.moc"
