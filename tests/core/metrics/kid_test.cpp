#include "core/metrics/kid.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/metrics/statistics_golden.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

torch::Tensor tensor_of(const nlohmann::json& rows) {
  std::vector<double> values;
  for (const auto& row : rows)
    for (const auto& value : row) values.push_back(value.get<double>());
  return torch::tensor(values, torch::kFloat64).reshape({static_cast<int64_t>(rows.size()), -1});
}

} // namespace

class KidTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    golden_ = test::statistics_golden()["kid"];
    first_ = tensor_of(golden_["first"]);
    second_ = tensor_of(golden_["second"]);
  }

  void equalsNumpy() {
    QVERIFY(test::near(unbiased_mmd2(first_, second_), golden_["mmd2"]));
    const KidSettings settings{golden_["subsets"][0], golden_["subsets"][1], golden_["subsets"][2]};
    const auto kid = kernel_inception_distance(first_, second_, settings);
    QVERIFY(test::near(kid.mean, golden_["kid"][0]));
    QVERIFY(test::near(kid.deviation, golden_["kid"][1]));
  }

  void oneSourceGivesAboutZero() { // unbiased: its mean over halves of one set lies on both sides of zero
    const auto rows = torch::cat({first_, first_ + 0.01});
    const auto kid = kernel_inception_distance(rows, rows, {50, 20, 1});
    QVERIFY(std::abs(kid.mean) < 0.1 * std::abs(unbiased_mmd2(first_, second_)));
    QCOMPARE(kid.subset_size, 20);
  }

  void refusals() {
    QVERIFY_EXCEPTION_THROWN(unbiased_mmd2(first_, second_.slice(1, 0, 3)), Error);
    QVERIFY_EXCEPTION_THROWN(unbiased_mmd2(first_.slice(0, 0, 1), second_), Error);
    QVERIFY_EXCEPTION_THROWN(kernel_inception_distance(first_, second_, {0, 10, 1}), Error);
  }

 private:
  nlohmann::json golden_;
  torch::Tensor first_, second_;
};

PENTIMENTO_TEST(KidTest)
#include "kid_test.moc"
