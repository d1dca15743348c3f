#include "core/metrics/kid.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
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

  // Unbiased: values lie on both sides of zero; their deviation is about .006.
  void oneSourceGivesAboutZero() {
    int above = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      const auto rows = torch::randn({800, 16}, make_generator(seed), torch::kFloat64);
      const double value = unbiased_mmd2(rows.slice(0, 0, 400), rows.slice(0, 400));
      QVERIFY(std::abs(value) < 0.05);
      above += value > 0;
    }
    QVERIFY(above > 0 && above < 20);
    QCOMPARE(kernel_inception_distance(first_, second_, {2, 1000, 1}).subset_size, 25); // the smaller set
  }

  void refusals() {
    QVERIFY_THROWS_EXCEPTION(Error, unbiased_mmd2(first_, second_.slice(1, 0, 3)));
    QVERIFY_THROWS_EXCEPTION(Error, unbiased_mmd2(first_.slice(0, 0, 1), second_));
    QVERIFY_THROWS_EXCEPTION(Error, kernel_inception_distance(first_, second_, {0, 10, 1}));
  }

 private:
  nlohmann::json golden_;
  torch::Tensor first_, second_;
};

PENTIMENTO_TEST(KidTest)
#include "kid_test.moc"
