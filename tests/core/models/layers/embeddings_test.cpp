#include "core/base/torch.h"
#include <QtTest>

#include "core/models/layers/embeddings.h"
#include "support/test_registry.h"

using namespace pentimento;

class EmbeddingsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cosinesFirst() {
    const auto embedding = get_timestep_embedding(torch::tensor({1, 981}), 4, true, 0);
    QCOMPARE(embedding.sizes().vec(), (std::vector<int64_t>{2, 4}));
    const double expected[] = {std::cos(1.0), std::cos(0.01), std::sin(1.0), std::sin(0.01)};
    for (int i = 0; i < 4; ++i) QVERIFY(std::abs(embedding[0][i].item<double>() - expected[i]) < 1e-6);
  }

  void sinesFirstWithShiftAndOddWidth() {
    const auto embedding = get_timestep_embedding(torch::tensor({2.5}), 5, false, 1);
    const double expected[] = {std::sin(2.5), std::sin(2.5e-4), std::cos(2.5), std::cos(2.5e-4), 0};
    for (int i = 0; i < 5; ++i) QVERIFY(std::abs(embedding[0][i].item<double>() - expected[i]) < 1e-6);
  }
};

PENTIMENTO_TEST(EmbeddingsTest)
#include "embeddings_test.moc"
