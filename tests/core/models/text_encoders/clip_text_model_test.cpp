#include "core/base/torch.h"
#include <QtTest>

#include "core/base/error.h"
#include "core/models/text_encoders/clip_text_model.h"
#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

class ClipTextModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { at::GradMode::set_enabled(false); }
  void cleanupTestCase() { at::GradMode::set_enabled(true); }

  void answersAsTransformers_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"text_quick_gelu", "text_gelu"}) QTest::newRow(name) << name;
  }

  void answersAsTransformers() {
    QFETCH(QString, name);
    const GoldenCase golden(name.toStdString());
    CLIPTextModel model(CLIPTextConfig::from_json(golden.config()));
    golden.fill(*model);
    compare(model(golden["input_ids"]), golden);
  }

  void miniature() {
    CLIPTextModel model(CLIPTextConfig::from_json(read_json(::miniature("text_encoder/config.json"))));
    QVERIFY(load_state(*model, *SafetensorsFile::open(::miniature("text_encoder/model.safetensors")),
                       "text_encoder")
                .unexpected.empty());
    const GoldenCase golden("miniature_text_encoder");
    compare(model(golden["input_ids"]), golden);
  }

  void projection() {
    const GoldenCase golden("text_projection");
    CLIPTextModelWithProjection model(CLIPTextConfig::from_json(golden.config()));
    golden.fill(*model);
    const auto output = model->text_model(golden["input_ids"]);
    QVERIFY(relative_error(model->project(output), golden["text_embeds"]) < parity);
  }

  void foreignTokenIsRefused() {
    CLIPTextModel model(CLIPTextConfig::from_json(GoldenCase("text_gelu").config()));
    try {
      model(torch::tensor({{48, 50, 49}}));
      QFAIL("accepted");
    } catch (const Error& error) {
      QCOMPARE(
          std::string(error.what()),
          std::string("a token id is outside the text encoder's vocabulary: expected 0 to 49, got 50; the "
                      "tokenizer belongs to another model"));
    }
  }

 private:
  static void compare(const ClipTextOutput& output, const GoldenCase& golden) {
    QVERIFY(relative_error(output.last_hidden_state, golden["last_hidden_state"]) < parity);
    QVERIFY(relative_error(output.penultimate_hidden_state, golden["penultimate_hidden_state"]) < parity);
    QVERIFY(relative_error(output.pooler_output, golden["pooler_output"]) < parity);
  }
};

PENTIMENTO_TEST(ClipTextModelTest)
#include "clip_text_model_test.moc"
