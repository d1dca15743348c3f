#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/miniature.h"
#include "core/erasure/training/kv_parameters.h"
#include "core/erasure/training/tiny_unet.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class KvParametersTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void groupsOfTheLiterature() {
    TinyUnet unet;
    QCOMPARE(kv_names(*unet), (std::vector<std::string>{"attn2.to_k.weight", "attn2.to_v.weight"}));
    QCOMPARE(cross_attention_names(*unet), kv_names(*unet));
    QCOMPARE(
        outside_cross_attention_names(*unet),
        (std::vector<std::string>{"conv_in.weight", "conv_in.bias", "conv_out.weight", "conv_out.bias"}));
  }

  void groupsOfTheMiniature() { // 7 cross-attentions; the rest of its matrices and convolutions, no norms
    const auto& unet = *miniature().unet;
    QCOMPARE(kv_names(unet).size(), std::size_t(14));
    QCOMPARE(cross_attention_names(unet).size(), std::size_t(35)); // to_q, to_k, to_v, to_out with its bias
    const auto rest = outside_cross_attention_names(unet);
    for (const auto& name : rest)
      QVERIFY2(name.find("attn2") == std::string::npos && name.find("norm") == std::string::npos,
               name.c_str());
    std::size_t norms = 0;
    for (const auto& item : unet.named_parameters()) norms += item.key().find("norm") != std::string::npos;
    QCOMPARE(rest.size() + 35 + norms, unet.parameters().size());
  }

  void refusesAModuleWithoutCrossAttention() {
    torch::nn::Linear linear(2, 2);
    QVERIFY_THROWS_EXCEPTION(Error, kv_names(*linear));
    QVERIFY_THROWS_EXCEPTION(Error, cross_attention_names(*linear));
  }
};

PENTIMENTO_TEST(KvParametersTest)
#include "kv_parameters_test.moc"
