#include "core/probes/attacks/sampler/walked_pictures.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class WalkedPicturesTest : public QObject {
  Q_OBJECT

  const std::vector<Request> requests_{{"a cat", 41}, {"a dog", 42}};

 private Q_SLOTS:
  void startsWhereThePipelineStarts() {
    AttackScene scene;
    const auto context = scene.context();
    const auto start = start_noise(context, requests_);
    StableDiffusionPipeline pipeline(scene.model.shared());
    QVERIFY(start.noise.equal(pipeline.initial_noise(requests_, context.sampling)));
    QCOMPARE(start.generators.size(), requests_.size());
  }

  void decodesAsThePipelineDoes() {
    AttackScene scene;
    auto context = scene.context();
    context.sampling.steps = 2;
    StableDiffusionPipeline pipeline(scene.model.shared());
    const auto latents = pipeline.sample(requests_, context.sampling, context.control);
    QCOMPARE(pictures_of(context, latents, requests_, {}),
             pipeline.draw_batch(requests_, context.sampling, context.control));
    QVERIFY_THROWS_EXCEPTION(Error, pictures_of(context, latents * std::nan(""), requests_, {}));
  }
};

PENTIMENTO_TEST(WalkedPicturesTest)
#include "walked_pictures_test.moc"
