#include "core/base/torch.h"
#include <QtTest>

#include "core/models/layers/attention_kernel.h"
#include "support/test_registry.h"

using namespace pentimento;

class AttentionKernelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void kernelsAgree_data() {
    QTest::addColumn<bool>("causal");
    QTest::newRow("all") << false;
    QTest::newRow("causal") << true;
  }

  void kernelsAgree() {
    QFETCH(bool, causal);
    torch::manual_seed(1);
    const auto q = torch::randn({2, 9, 12}), k = torch::randn({2, 9, 12}), v = torch::randn({2, 9, 12});
    const auto plain = attend(q, k, v, 3, AttentionKernel::Plain, false, causal);
    const auto fused = attend(q, k, v, 3, AttentionKernel::Fused, false, causal);
    QVERIFY((plain - fused).abs().max().item<float>() < 1e-5f);
    QCOMPARE(plain.sizes().vec(), (std::vector<int64_t>{2, 9, 12}));
  }

  /// 3000 queries over 3000 keys: the scores of two heads take 72 MB, so they come in five slices.
  void slicesAgree() {
    QFETCH(bool, causal);
    torch::manual_seed(2);
    const auto q = torch::randn({1, 3000, 16}), k = torch::randn({1, 3000, 16}),
               v = torch::randn({1, 3000, 16});
    QVERIFY(int64_t{2} * 3000 * 3000 * 4 > 4 * sliced_score_bytes);
    const auto plain = attend(q, k, v, 2, AttentionKernel::Plain, false, causal);
    const auto sliced = attend(q, k, v, 2, AttentionKernel::Sliced, false, causal);
    QVERIFY((plain - sliced).abs().max().item<float>() < 1e-5f);
  }
  void slicesAgree_data() { kernelsAgree_data(); }

  void upcastKeepsTheDtype() {
    const auto q = torch::randn({1, 4, 8}).to(torch::kBFloat16);
    for (const auto kernel : {AttentionKernel::Plain, AttentionKernel::Fused}) {
      QCOMPARE(attend(q, q, q, 2, kernel, true).scalar_type(), torch::kBFloat16);
    }
  }

  void autoNeverDependsOnTheWeights() {
    QVERIFY(choose_attention_kernel(torch::kCPU, torch::kFloat32, 64, 77, false) == AttentionKernel::Plain);
    QVERIFY(choose_attention_kernel(torch::kCPU, torch::kFloat32, 4096, 4096, false) ==
            AttentionKernel::Fused);
    QVERIFY(choose_attention_kernel(torch::kCPU, torch::kBFloat16, 64, 77, false) == AttentionKernel::Fused);
    QVERIFY(choose_attention_kernel(torch::kCPU, torch::kBFloat16, 64, 77, true) == AttentionKernel::Plain);
    QVERIFY(choose_attention_kernel(torch::kCUDA, torch::kFloat16, 64, 77, true) == AttentionKernel::Fused);
  }

  void captureTakesTheChosenTokens() {
    AttentionCapture capture{{2}, {}};
    const auto q = torch::zeros({1, 5, 4}), k = torch::randn({1, 10, 4});
    attend(q, k, k, 2, AttentionKernel::Fused, false, false, &capture);
    QCOMPARE(capture.maps.size(), std::size_t(1));
    QVERIFY(torch::allclose(capture.maps[0], torch::full({1, 5, 1}, 0.1)));
  }
};

PENTIMENTO_TEST(AttentionKernelTest)
#include "attention_kernel_test.moc"
