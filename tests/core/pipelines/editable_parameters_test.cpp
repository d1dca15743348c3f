#include <QtTest>

#include "core/base/error.h"
#include "core/edits/weight_delta.h"
#include "core/erasure/miniature.h"
#include "core/pipelines/editable_parameters.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class EditableParametersTest : public QObject {
  Q_OBJECT

  const std::string name_ = text_encoder_prefix + "encoder.layers.0.mlp.fc1.weight";

 private Q_SLOTS:
  void reachesUnetAndTextEncoder() {
    const auto parameters = editable_parameters(miniature());
    QVERIFY(parameters->has("conv_in.weight") && parameters->has(name_) &&
            parameters->has("mid_block.attentions.0.transformer_blocks.0.attn2.eraser.up.bias"));
    QVERIFY(!parameters->has("encoder.layers.0.mlp.fc1.weight"));
    QVERIFY_THROWS_EXCEPTION(Error, parameters->require_shape(name_, {1, 1}));
  }

  void givesBackTheVeryBase() {
    const auto before = snapshot_of(*miniature().text_encoder);
    {
      const auto parameters = editable_parameters(miniature());
      const auto base = parameters->base(name_).clone();
      parameters->put(name_, 2 * base);
      QVERIFY(parameters->base(name_).equal(base) && parameters->current(name_).equal(2 * base));
      QVERIFY(!parameters->pristine());
      parameters->put(name_, 3 * base);
      parameters->restore(name_);
      QVERIFY(parameters->pristine() && same(*miniature().text_encoder, before));
      parameters->put(name_, 2 * base);
    }
    QVERIFY(same(*miniature().text_encoder, before));
  }

  void aUnetEditForgetsNoPrompt() {
    auto& model = miniature();
    const auto parameters = editable_parameters(model);
    const auto first = model.encode_prompts({"a dog"}).states;
    const auto bias = parameters->base("conv_in.bias");
    parameters->put("conv_in.bias", 2 * bias);
    parameters->restore();
    const auto wrong = torch::zeros_like(parameters->base(name_));
    parameters->put(name_, wrong);
    QVERIFY(!model.encode_prompts({"a dog"}).states.equal(first));
    parameters->restore();
    QVERIFY(model.encode_prompts({"a dog"}).states.equal(first));
  }
};

PENTIMENTO_TEST(EditableParametersTest)
#include "editable_parameters_test.moc"
