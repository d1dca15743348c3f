#include <QtTest>

#include "core/base/rng.h"
#include "core/erasure/plan_check.h"
#include "core/probes/attacks/attack_scene.h"
#include "core/probes/attacks/search/target_pictures.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class TargetPicturesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sentencesHoldTheWordAsItIsWritten_data() {
    QTest::addColumn<QString>("word");
    for (const char* word : {"cat", "watercolor", "Van Gogh", "garbage truck"}) QTest::newRow(word) << word;
  }
  void sentencesHoldTheWordAsItIsWritten() {
    QFETCH(QString, word);
    const auto sentences = sentences_about(word.toStdString(), miniature(), 9);
    QCOMPARE(sentences.size(), std::size_t{9});
    for (const auto& sentence : sentences) {
      QVERIFY2(sentence.find(word.toStdString()) != std::string::npos, sentence.c_str());
      QVERIFY2(find_words(sentence, word.toStdString()) >= 0, sentence.c_str());
    }
    QCOMPARE(sentences_about(word.toStdString(), miniature(), 3),
             (std::vector<std::string>(sentences.begin(), sentences.begin() + 3)));
  }

  /// Latents by way of picture and encoder come back to the picture that they are of.
  void latentsAreThoseOfTheBasesPictures() {
    AttackScene scene;
    auto context = scene.context();
    scene.model.use(Side::Edited);
    const auto latents = target_latents(context, {"a photo of a cat", "a photo of a cat"}, {7, 8});
    QCOMPARE(scene.model.side(), Side::Base);
    QCOMPARE(latents.sizes(), (at::IntArrayRef{2, 4, 16, 16}));
    StableDiffusionPipeline pipeline(scene.model.shared());
    RunControl control;
    const auto drawn = pipeline.sample({{"a photo of a cat", 7}}, context.sampling, control);
    QVERIFY(((latents.slice(0, 0, 1) - drawn).norm() / drawn.norm()).item<double>() < 0.5);
    QVERIFY(scene.model.unet_calls() >= 2 * context.sampling.steps);
  }

  void shufflingKeepsTheColours() {
    auto generator = make_generator(1);
    const auto latents = torch::randn({2, 4, 8, 8}, generator, torch::kFloat32);
    const auto shuffled = shuffled_places(latents, generator);
    QVERIFY(!shuffled.equal(latents));
    QVERIFY(std::get<0>(shuffled.flatten(2).sort(2)).equal(std::get<0>(latents.flatten(2).sort(2))));
    // All channels of a place move together.
    const auto norms = [](const torch::Tensor& x) { return std::get<0>(x.norm(2, 1).flatten(1).sort(1)); };
    QVERIFY(torch::allclose(norms(shuffled), norms(latents)));
  }

  void searchesSeeNoCountedSeed() {
    AttackScene scene;
    const auto context = scene.context();
    QVERIFY(search_seed(context, 0) >= context.seed + 1'000'000);
    QVERIFY(search_seed(context, 1) != search_seed(context, 0));
  }
};

PENTIMENTO_TEST(TargetPicturesTest)
#include "target_pictures_test.moc"
