#include "core/forecast/dry_run.h"

#include <thread>

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class DryRunTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void countsWhatIsHeldAndTheMost() {
    const DryRun run;
    QCOMPARE(run.live(), std::int64_t{0});
    auto kept = shape_only({10, 10}, torch::kFloat32);
    {
      const auto passing = shape_only({10, 10}, torch::kBFloat16);
      QCOMPARE(run.live(), std::int64_t{600});
      const auto view = kept.transpose(0, 1); // takes nothing
      QCOMPARE(run.live(), std::int64_t{600});
    }
    QCOMPARE(run.live(), std::int64_t{400});
    QCOMPARE(run.peak(), std::int64_t{600});
    kept = torch::Tensor();
    QCOMPARE(run.live(), std::int64_t{0});
  }

  void anotherOneAndAnotherThreadCountForThemselves() {
    torch::Tensor outlives;
    const DryRun outer;
    {
      const DryRun inner;
      outlives = shape_only({100}, torch::kFloat32);
      QCOMPARE(inner.live(), std::int64_t{400});
      std::thread([] { shape_only({1000}, torch::kFloat32); }).join();
      QCOMPARE(inner.peak(), std::int64_t{400});
    }
    outlives = torch::Tensor(); // after its run has gone
    QCOMPARE(outer.peak(), std::int64_t{0});
  }

  /// The shapes that are brought along are torch's: what the same operations give on the CPU.
  void convolutionNormsAndAttentionHaveTorchsShapes() {
    const auto same = [](auto make) {
      const DryRun run;
      const auto real = make([](at::IntArrayRef shape) { return torch::randn(shape); });
      const auto dry = make([](at::IntArrayRef shape) { return shape_only(shape, torch::kFloat32); });
      return real.sizes() == dry.sizes() && real.scalar_type() == dry.scalar_type();
    };
    QVERIFY(same([](auto t) {
      return at::conv2d(t({2, 3, 9, 7}), t({5, 3, 3, 3}), t({5}), {2, 2}, {1, 1});
    }));
    QVERIFY(same([](auto t) { return at::group_norm(t({2, 6, 4, 4}), 3, t({6}), t({6})); }));
    QVERIFY(same([](auto t) { return at::layer_norm(t({2, 5, 8}), {8}, t({8}), t({8})); }));
    QVERIFY(same([](auto t) {
      return at::scaled_dot_product_attention(t({2, 3, 5, 8}), t({2, 3, 7, 8}), t({2, 3, 7, 8}));
    }));
  }
};

PENTIMENTO_TEST(DryRunTest)
#include "dry_run_test.moc"
