#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/training/gradient_surgery.h"
#include "support/test_registry.h"

using namespace pentimento;

class GradientSurgeryTest : public QObject {
  Q_OBJECT

  static std::vector<torch::Tensor> some(int seed) {
    const auto generator = at::detail::createCPUGenerator(seed);
    std::vector<torch::Tensor> all;
    for (int i = 0; i < 32; ++i) all.push_back(torch::randn({5, 7}, generator));
    return all;
  }
  static double dot(const torch::Tensor& a, const torch::Tensor& b) { return (a * b).sum().item<double>(); }

 private Q_SLOTS:
  void pcgradIsOrthogonalWhereTheyConflict() {
    auto a = some(1);
    const auto before = some(1), b = some(2);
    const auto report = adjust_gradient(a, b, Surgery::PCGrad, 1.0);
    int conflicts = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      QVERIFY(dot(a[i], b[i]) >= -1e-5); // float32 of 35 products
      if (report.stepped_in[i]) {
        ++conflicts;
        QVERIFY(report.cosines[i] < 0);
        QVERIFY(std::abs(dot(a[i], b[i])) < 1e-5);
      } else {
        QVERIFY(a[i].equal(before[i]));
      }
    }
    QVERIFY(conflicts > 0 && conflicts < 32);
    QCOMPARE(report.conflict_share, conflicts / 32.0);
  }

  void repoLeavesOutTheLengthOfA() { // DoCo/gradient_clip.py: a − λ s b̂; equal to pcgrad for |a| = 1
    auto a = some(1);
    const auto b = some(2);
    for (auto& each : a) each.div_(each.norm());
    auto projected = some(1);
    for (auto& each : projected) each.div_(each.norm());
    adjust_gradient(a, b, Surgery::Repo, 1.0);
    adjust_gradient(projected, b, Surgery::PCGrad, 1.0);
    for (std::size_t i = 0; i < a.size(); ++i) QVERIFY(torch::allclose(a[i], projected[i], 1e-5, 1e-6));

    std::vector<torch::Tensor> small{torch::tensor({-0.1f, 0.1f})};
    adjust_gradient(small, {torch::tensor({2.0f, 0.0f})}, Surgery::Repo, 1.0);
    // s = −1/√2, so −0.1 + 0.7071: the update now descends the retain loss.
    QVERIFY(std::abs(small[0][0].item<float>() - 0.60711f) < 1e-4f);
  }

  void globalProjectsAsOneVector() {
    std::vector<torch::Tensor> a{torch::tensor({-3.0f, 0.0f}), torch::tensor({0.0f, 1.0f})};
    const std::vector<torch::Tensor> b{torch::tensor({1.0f, 0.0f}), torch::tensor({0.0f, 1.0f})};
    adjust_gradient(a, b, Surgery::Global, 1.0); // ⟨a,b⟩ = −2, |b|² = 2
    QVERIFY(torch::allclose(a[0], torch::tensor({-2.0f, 0.0f})));
    QVERIFY(torch::allclose(a[1], torch::tensor({0.0f, 2.0f})));
    std::vector<torch::Tensor> friendly{torch::tensor({-1.0f, 0.0f}), torch::tensor({0.0f, 3.0f})};
    const auto report = adjust_gradient(friendly, b, Surgery::Global, 1.0);
    QVERIFY(friendly[0].equal(torch::tensor({-1.0f, 0.0f}))); // together they agree
    QCOMPARE(report.conflict_share, 0.5);
  }

  void offMeasuresOnly() {
    auto a = some(1);
    const auto report = adjust_gradient(a, some(2), Surgery::Off, 1.0);
    for (std::size_t i = 0; i < a.size(); ++i) QVERIFY(a[i].equal(some(1)[i]));
    QVERIFY(report.conflict_share > 0);
  }

  void clipsTheCommonNorm() {
    std::vector<torch::Tensor> a{torch::tensor({3.0f}), torch::tensor({4.0f})};
    QCOMPARE(clip_global_norm(a, 1.0), 5.0);
    QVERIFY(std::abs(a[0].item<float>() - 0.6f) < 1e-5f);
    QVERIFY(std::abs(clip_global_norm(a, 0.0) - 1.0) < 1e-5);
  }

  void unknownWord() { QVERIFY_THROWS_EXCEPTION(Error, surgery_from("on")); }
};

PENTIMENTO_TEST(GradientSurgeryTest)
#include "gradient_surgery_test.moc"
