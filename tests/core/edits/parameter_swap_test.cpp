#include <QtTest>

#include "core/base/error.h"
#include "core/edits/two_linears.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ParameterSwapTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void swapsAndRestoresTheVeryTensor() {
    TwoLinears module;
    const void* base = module->first->weight.data_ptr();
    const auto x = torch::ones({1, 4});
    const auto before = module->first->forward(x);
    {
      ParameterSwap swap(*module);
      QVERIFY(swap.pristine());
      swap.put("first.weight", torch::zeros({3, 4}));
      QVERIFY(!swap.pristine());
      QVERIFY(module->first->forward(x).eq(0).all().item<bool>());
      swap.restore();
      QVERIFY(module->first->weight.data_ptr() == base);
      swap.put("first.weight", torch::ones({3, 4}));
    }
    QVERIFY(module->first->weight.data_ptr() == base); // the destructor restored it
    QVERIFY(module->first->forward(x).equal(before));
  }

  void refusesStrangers() {
    TwoLinears module;
    ParameterSwap swap(*module);
    try {
      swap.put("first.weight", torch::zeros({4, 3}));
      QFAIL("accepted a wrong shape");
    } catch (const Error& error) {
      QCOMPARE(std::string(error.what()),
               std::string("first.weight has the wrong shape: expected [3, 4], got [4, 3]; "
                           "the edit belongs to a model of another architecture"));
    }
    try {
      swap.put("third.weight", torch::zeros({4, 3}));
      QFAIL("accepted an unknown name");
    } catch (const Error& error) {
      QVERIFY(error.code() == ErrorCode::MissingTensor);
    }
  }
};

PENTIMENTO_TEST(ParameterSwapTest)
#include "parameter_swap_test.moc"
