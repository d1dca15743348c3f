#include "core/models/layers/shapes_only.h"

#include <thread>

#include <QtTest>

#include "core/models/layers/basic_layers.h"
#include "support/test_registry.h"

using namespace pentimento;

class ShapesOnlyTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void modulesBuiltMeanwhileHaveNoData() {
    {
      const ShapesOnly shapes(torch::kBFloat16);
      const Linear linear(3, 5);
      QVERIFY(linear->weight.is_meta());
      QCOMPARE(linear->weight.scalar_type(), torch::kBFloat16);
      QVERIFY(linear->weight.size(0) == 5 && linear->weight.size(1) == 3);
      std::thread([] { QVERIFY(!unloaded({2}).is_meta()); }).join(); // another thread's are loaded
    }
    QVERIFY(!ShapesOnly::dtype());
    QVERIFY(Linear(3, 5)->weight.is_cpu());
  }
};

PENTIMENTO_TEST(ShapesOnlyTest)
#include "shapes_only_test.moc"
