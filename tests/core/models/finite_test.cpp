#include "core/base/torch.h"
#include <QtTest>

#include "core/models/finite.h"
#include "support/test_registry.h"

using namespace pentimento;

class FiniteTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyDtype_data() {
    QTest::addColumn<int>("dtype");
    for (const auto dtype : {torch::kFloat16, torch::kBFloat16, torch::kFloat32, torch::kFloat64}) {
      QTest::newRow(c10::toString(dtype)) << int(dtype);
    }
  }

  void everyDtype() {
    QFETCH(int, dtype);
    auto numbers = (torch::randn({1000}) * 1000).to(torch::Dtype(dtype));
    numbers[1] = 65504;
    QVERIFY(all_finite(numbers));
    for (const double bad : {std::nan(""), -std::numeric_limits<double>::infinity()}) {
      auto broken = numbers.clone();
      broken[999] = bad;
      QVERIFY(!all_finite(broken));
      QVERIFY(!all_finite(broken.view({10, 100}).t()));
    }
    QVERIFY(all_finite(numbers.slice(0, 0, 0)));
  }
};

PENTIMENTO_TEST(FiniteTest)
#include "finite_test.moc"
