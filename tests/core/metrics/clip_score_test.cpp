#include "core/metrics/clip_score.h"

#include <QtTest>

#include "core/base/error.h"
#include "support/test_registry.h"

using namespace pentimento;

class ClipScoreTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cosines() {
    const auto images = torch::tensor({{3.0F, 4.0F}, {1.0F, 0.0F}, {0.0F, -2.0F}});
    const auto texts = torch::tensor({{30.0F, 40.0F}, {0.0F, 5.0F}, {0.0F, 1.0F}});
    const auto scores = clip_cosines(images, texts);
    QCOMPARE(scores.size(), std::size_t{3});
    QVERIFY(std::abs(scores[0] - 1) < 1e-12 && std::abs(scores[1]) < 1e-12 &&
            std::abs(scores[2] + 1) < 1e-12);
    QVERIFY_THROWS_EXCEPTION(Error, clip_cosines(images, texts.slice(0, 0, 2)));
  }

  void means() {
    const auto score = mean_score({1, 2, 3, 4});
    QCOMPARE(score.mean, 2.5);
    QVERIFY(std::abs(score.standard_error - std::sqrt(5.0 / 3 / 4)) < 1e-12);
    QVERIFY(!mean_score({}).measured());
    QCOMPARE(mean_score({0.3}).standard_error, 0.0);
  }
};

PENTIMENTO_TEST(ClipScoreTest)
#include "clip_score_test.moc"
