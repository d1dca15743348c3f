#include "core/base/torch.h"
#include <QtTest>

#include "core/base/error.h"
#include "core/models/vision_encoders/clip_vision_model.h"
#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

class ClipVisionModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sizesAndRefusal() {
    torch::NoGradGuard no_grad;
    const auto config = CLIPVisionConfig::from_json(GoldenCase("clip").config());
    CLIPVisionModel model(config);
    for (auto& parameter : model->parameters()) parameter.set_data(torch::randn(parameter.sizes()));
    const auto output = model(torch::randn({2, 3, 12, 12}));
    QCOMPARE(output.last_hidden_state.sizes().vec(), (std::vector<int64_t>{2, 10, 16}));
    QCOMPARE(output.pooler_output.sizes().vec(), (std::vector<int64_t>{2, 16}));
    try {
      model(torch::zeros({1, 3, 8, 8}));
      QFAIL("accepted");
    } catch (const Error& error) {
      QCOMPARE(
          std::string(error.what()),
          std::string("the vision encoder's input pixel_values has the wrong shape: expected [B, 3, 12, 12], "
                      "got [1, 3, 8, 8]"));
    }
  }

  void defaultsAreViTB32() {
    const auto config = CLIPVisionConfig::from_json(nlohmann::json::object());
    QCOMPARE(config.hidden_size, int64_t(768));
    QCOMPARE(config.patch_size, int64_t(32));
  }
};

PENTIMENTO_TEST(ClipVisionModelTest)
#include "clip_vision_model_test.moc"
