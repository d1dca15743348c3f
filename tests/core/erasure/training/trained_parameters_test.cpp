#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/training/tiny_unet.h"
#include "core/erasure/training/trained_parameters.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class TrainedParametersTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oneUnetIsTeacherAndStudent() {
    TinyUnet unet;
    const void* base = unet->attn2->to_k->weight.data_ptr();
    const auto before = unet->attn2->to_k->weight.detach().clone();
    {
      ParameterSwap swap(*unet);
      TrainedParameters kv(*unet, swap, kv_names(*unet));
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

  void saysHowFarEachIs() {
    TinyUnet unet;
    ParameterSwap swap(*unet);
    TrainedParameters trained(*unet, swap, {"conv_in.weight", "conv_out.bias"});
    trained.masters()[1].mul_(1.5);
    const auto layers = trained.layers();
    QCOMPARE(layers[0].name, std::string("conv_in.weight"));
    QCOMPARE(layers[0].relative_change, 0.0);
    QVERIFY(std::abs(layers[1].relative_change - 0.5) < 1e-6);
  }

  void startsFromAnEdit() {
    TinyUnet unet;
    ParameterSwap swap(*unet);
    TrainedParameters trained(*unet, swap, kv_names(*unet));
    WeightDelta edit;
    edit.entries["attn2.to_v.weight"] = dense_entry(torch::ones({8, 6}));
    trained.start_from(edit);
    QVERIFY(trained.masters()[0].equal(swap.base("attn2.to_k.weight")));
    QVERIFY(trained.masters()[1].eq(1).all().item<bool>());
    edit.entries["conv_in.bias"] = dense_entry(torch::ones({8}));
    QVERIFY_THROWS_EXCEPTION(Error, trained.start_from(edit));
  }

  void refusesNamesThatAreNotThere() {
    TinyUnet unet;
    ParameterSwap swap(*unet);
    QVERIFY_THROWS_EXCEPTION(Error, TrainedParameters(*unet, swap, {"conv_in.weight", "nowhere"}));
    QVERIFY(unet->conv_in->weight.requires_grad()); // as before
  }
};

PENTIMENTO_TEST(TrainedParametersTest)
#include "trained_parameters_test.moc"
