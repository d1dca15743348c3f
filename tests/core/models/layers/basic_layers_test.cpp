#include "core/base/torch.h"
#include <QtTest>

#include "core/models/layers/basic_layers.h"
#include "support/test_registry.h"

using namespace pentimento;

class BasicLayersTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void startsFrozenWithoutMemory() {
    Linear layer(100000, 100000);
    QVERIFY(!layer->weight.requires_grad());
    QCOMPARE(layer->weight.storage().nbytes(), std::size_t(4));
    QVERIFY(layer->weight[5][7].isnan().item<bool>());
  }

  void exchangeKeepsMemberAndRegistrationTogether() {
    Linear layer(2, 3, false);
    const auto former = layer->weight, next = torch::ones({3, 2});
    QVERIFY(layer->exchange_weight(next).is_same(former));
    QVERIFY(layer->weight.is_same(next));
    QVERIFY(layer->named_parameters()["weight"].is_same(next));
    QVERIFY(torch::equal(layer(torch::ones({1, 2})), torch::full({1, 3}, 2.0)));
    QVERIFY_THROWS_EXCEPTION(c10::Error, layer->exchange_weight(torch::ones({2, 3})));
  }

  void setDataIsRead() {
    Linear layer(2, 3, false);
    layer->named_parameters()["weight"].set_data(torch::ones({3, 2}));
    QVERIFY(torch::equal(layer(torch::ones({1, 2})), torch::full({1, 3}, 2.0)));
  }
};

PENTIMENTO_TEST(BasicLayersTest)
#include "basic_layers_test.moc"
