#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/training/kv_parameters.h"
#include "core/erasure/training/tiny_unet.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class KvParametersTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oneUnetIsTeacherAndStudent() {
    TinyUnet unet;
    const void* base = unet->attn2->to_k->weight.data_ptr();
    const auto before = unet->attn2->to_k->weight.detach().clone();
    {
      ParameterSwap swap(*unet);
      TrainedKv kv(*unet, swap);
      QCOMPARE(kv.names().size(), std::size_t(2));
      kv.masters()[0].add_(1.0);
      kv.use_student();
      QVERIFY(torch::allclose(unet->attn2->to_k->weight, before + 1));
      QVERIFY(!unet->conv_in->weight.requires_grad());
      kv.use_teacher();
      QVERIFY(unet->attn2->to_k->weight.data_ptr() == base);
      kv.use_student();
      QVERIFY(kv.delta().entries.at("attn2.to_k.weight").parameter.equal(before + 1));
    }
    QVERIFY(unet->attn2->to_k->weight.data_ptr() == base);
    QVERIFY(unet->attn2->to_k->weight.equal(before));
    QVERIFY(unet->conv_in->weight.requires_grad());
  }

  void refusesAModuleWithoutCrossAttention() {
    torch::nn::Linear linear(2, 2);
    QVERIFY_EXCEPTION_THROWN(kv_names(*linear), Error);
  }
};

PENTIMENTO_TEST(KvParametersTest)
#include "kv_parameters_test.moc"
