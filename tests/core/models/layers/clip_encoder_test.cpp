#include "core/base/torch.h"
#include <QtTest>

#include "core/base/error.h"
#include "core/models/config_reader.h"
#include "core/models/layers/clip_encoder.h"
#include "support/test_registry.h"

using namespace pentimento;

class ClipEncoderTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void causalTokensIgnoreTheFuture() {
    torch::NoGradGuard no_grad;
    CLIPEncoderConfig config;
    config.hidden_size = 8, config.intermediate_size = 16, config.num_hidden_layers = 2,
    config.num_attention_heads = 2;
    CLIPEncoder encoder(config);
    for (auto& parameter : encoder->parameters()) parameter.set_data(torch::randn(parameter.sizes()));
    const auto tokens = torch::randn({1, 5, 8});
    auto changed = tokens.clone();
    changed[0][4][2].add_(1);
    const auto causal = [&](const torch::Tensor& input) {
      return encoder(input, true).last_hidden_state.slice(1, 0, 4);
    };
    QVERIFY(torch::allclose(causal(tokens), causal(changed), 1e-5, 1e-6));
    const auto whole = [&](const torch::Tensor& input) {
      return encoder(input, false).last_hidden_state.slice(1, 0, 4);
    };
    QVERIFY(!torch::allclose(whole(tokens), whole(changed), 1e-3, 1e-3));
  }

  void headsMustDivide() {
    const nlohmann::json json{{"hidden_size", 10}, {"num_attention_heads", 4}};
    ConfigReader reader(json, "text encoder");
    CLIPEncoderConfig config;
    try {
      config.read(reader, "text encoder");
      QFAIL("accepted");
    } catch (const Error& error) {
      QCOMPARE(std::string(error.what()), std::string("text encoder config: num_attention_heads does not "
                                                      "divide hidden_size: expected a divisor of 10, got 4"));
    }
  }
};

PENTIMENTO_TEST(ClipEncoderTest)
#include "clip_encoder_test.moc"
