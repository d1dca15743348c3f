#include "core/jobs/project/embed_job.h"

#include <QtTest>

#include "core/jobs/engine.h"
#include "support/test_registry.h"

using namespace pentimento;
using pentimento::testing::Engine;

class EmbedJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keptPicturesAreWhereTheyWere() {
    Engine engine;
    engine.run(std::make_unique<DrawBeforeJob>(Engine::order()));
    const auto drawn = engine.all<PictureDrawn>().front().picture;
    QVERIFY(drawn.embedding && !drawn.embedding->empty());
    auto kept = drawn;
    kept.embedding.reset();
    std::vector<DrawnPicture> back;
    engine.run(std::make_unique<EmbedJob>(std::vector{kept},
                                          [&](const std::vector<DrawnPicture>& said) { back = said; }));
    QCOMPARE(back.size(), std::size_t(1));
    QVERIFY(*back[0].embedding == *drawn.embedding);
  }
};

PENTIMENTO_TEST(EmbedJobTest)
#include "embed_job_test.moc"
