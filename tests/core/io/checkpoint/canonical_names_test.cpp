#include "core/io/checkpoint/canonical_names.h"

#include <QtTest>

#include "core/io/io_fixture.h"
#include "core/io/safetensors.h"
#include "core/pipelines/base_hash.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class CanonicalNamesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theSameWeightsHaveOneHash() {
    const TestFolder folder;
    const auto matrix = torch::randn({4, 4});
    const auto open = [&](const char* file, const NamedTensors& tensors) {
      write_safetensors(folder.path() / file, tensors);
      return SafetensorsFile::open(folder.path() / file);
    };
    const std::string place = "encoder.mid_block.attentions.0.";
    const auto now = open("now", {{place + "to_q.weight", matrix}, {place + "to_out.0.weight", matrix}});
    const auto then = open("then", {{place + "query.weight", matrix}, {place + "proj_attn.weight", matrix}});
    const auto convolution = open("conv", {{place + "query.weight", matrix.view({4, 4, 1, 1})},
                                           {place + "proj_attn.weight", matrix.view({4, 4, 1, 1})}});
    QVERIFY(canonical(now, "vae") == now); // nothing to do, nothing wrapped
    const auto hash = weights_hash({{"vae", now}});
    QCOMPARE(weights_hash({{"vae", canonical(then, "vae")}}), hash);
    QCOMPARE(weights_hash({{"vae", canonical(convolution, "vae")}}), hash);
  }

  void textTowers() {
    const TestFolder folder;
    write_safetensors(folder.path() / "t", {{"text_model.embeddings.position_ids", torch::arange(3)},
                                            {"text_model.final_layer_norm.bias", torch::ones(3)}});
    const TensorSourcePtr file = SafetensorsFile::open(folder.path() / "t");
    const auto first = canonical(file, "text_encoder"), second = canonical(file, "text_encoder_2");
    QVERIFY(first->entries().size() == 1 && first->find("final_layer_norm.bias"));
    QVERIFY(second->entries().size() == 1 && second->find("text_model.final_layer_norm.bias"));
  }
};

PENTIMENTO_TEST(CanonicalNamesTest)
#include "canonical_names_test.moc"
