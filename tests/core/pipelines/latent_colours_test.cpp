#include "core/pipelines/latent_colours.h"

#include <QtTest>

#include "core/base/rng.h"
#include "core/pipelines/stable_diffusion.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

/// Pearson's correlation over all numbers of both.
double correlation(const torch::Tensor& a, const torch::Tensor& b) {
  return torch::corrcoef(torch::stack({a.flatten(), b.flatten()})).index({0, 1}).item<double>();
}

} // namespace

/// Colours of latents without the decoder.
class LatentColoursTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// Tolerance: half a grey level of the pictures' 8 bits, and what the ridge takes from the slope.
  void aLinearMapIsFoundAgain() {
    const auto map = torch::randn({5, 3}, make_generator(3)) * 0.06, dark = torch::tensor({0.4, 0.5, 0.6});
    const auto paint = [&](const torch::Tensor& latents) {
      return (latents.permute({0, 2, 3, 1}).matmul(map) + dark).permute({0, 3, 1, 2});
    };
    LatentColours colours;
    const auto seen = torch::randn({2, 5, 8, 8}, make_generator(4)).clamp(-2.5, 2.5);
    const auto large = at::upsample_nearest2d(paint(seen), {32, 32}).clamp(0, 1);
    const auto pictures = to_images(large);
    for (int i = 0; i < 2; ++i) colours.add(seen[i], pictures[static_cast<std::size_t>(i)]);
    QCOMPARE(colours.pictures(), 2);
    const auto unseen = torch::randn({3, 5, 4, 6}, make_generator(5)).clamp(-2, 2);
    const auto off = (colours.of(unseen) - paint(unseen).clamp(0, 1)).abs().max().item<double>();
    QVERIFY2(off < 2e-3, qPrintable(QString::number(off)));
  }

  void theAreaOfALatentPixelIsAveraged() { // a checkerboard under each latent pixel is grey
    Image board{8, 8, {}};
    for (int i = 0; i < 64; ++i) board.rgb.insert(board.rgb.end(), 3, (i + i / 8) % 2 ? 255 : 0);
    LatentColours colours;
    colours.add(torch::randn({4, 4, 4}, make_generator(1)), board);
    QVERIFY((colours.of(torch::randn({1, 4, 4, 4}, make_generator(2))) - 0.5).abs().max().item<double>() <
            1e-6);
  }

  void latentsThatAreAllAlikeGiveTheMeanColour() {
    Image plain{4, 4, {}};
    for (int i = 0; i < 16; ++i) plain.rgb.insert(plain.rgb.end(), {51, 102, 204});
    LatentColours colours;
    colours.add(torch::full({4, 2, 2}, 0.7), plain);
    const auto of = colours.of(torch::full({1, 4, 2, 2}, 0.7));
    QCOMPARE(of.sizes(), (c10::IntArrayRef{1, 3, 2, 2}));
    const auto expected = torch::tensor({0.2, 0.4, 0.8}).view({1, 3, 1, 1});
    QVERIFY((of - expected).abs().max().item<double>() < 1e-5);
  }

  /// Learnt as the window does it: from a first row of cats, then from four more rows; looked at are other
  /// animals, things and styles. One linear map cannot do better than 0.94 here, fitted to what is looked at.
  void theMiniatureLooksLikeItsPictures() {
    LatentColours colours;
    const auto learn_row = [&](const std::string& prompt) {
      const auto row = drawn({{prompt, 41}, {prompt, 42}, {prompt, 43}, {prompt, 44}});
      for (int64_t i = 0; i < 4; ++i)
        colours.add(row.latents[i], to_images(row.pictures)[static_cast<std::size_t>(i)]);
      return row;
    };
    const auto cats = learn_row("a photo of a cat");
    const auto others = drawn({{"an apple", 43},
                               {"a photo of a bear", 41},
                               {"a watercolor of a fox on the beach", 44},
                               {"a photo of a penguin", 42}});
    const double own = correlation(colours.of(cats.latents), area_means(cats)),
                 first = correlation(colours.of(others.latents), area_means(others));
    for (const char* prompt :
         {"a photo of a kitten", "a cat and an apple", "a photo of a rabbit", "a photo of a dog"})
      learn_row(prompt);
    const double later = correlation(colours.of(others.latents), area_means(others)),
                 half = correlation(colours.of(others.halfway), area_means(others));
    qInfo("correlation with the decoded pictures: the row learnt from %.3f, other prompts %.3f, after five "
          "rows %.3f; guessed half-way %.3f",
          own, first, later, half);
    QVERIFY(own > 0.93);
    QVERIFY(first > 0.7);
    QVERIFY(later > 0.85);
    QVERIFY(half > 0.7);
  }

 private:
  struct Batch {
    torch::Tensor latents, pictures, halfway; ///< halfway: the model's guess after half of the steps.
  };

  Batch drawn(const std::vector<Request>& requests) {
    auto settings = default_sampling(*pipeline_.model());
    RunControl control;
    Batch batch;
    int step = 0;
    const auto watch = [&](const std::function<torch::Tensor()>& original) {
      if (++step * 2 == settings.steps) batch.halfway = original();
    };
    batch.latents = pipeline_.sample(requests, settings, control, {}, {}, {}, watch);
    batch.pictures = pipeline_.decode(batch.latents, control);
    return batch;
  }
  static torch::Tensor area_means(const Batch& batch) { return at::avg_pool2d(batch.pictures, {4, 4}); }

  StableDiffusionPipeline pipeline_{DiffusionModel::open("miniature", {})};
};

PENTIMENTO_TEST(LatentColoursTest)
#include "latent_colours_test.moc"
