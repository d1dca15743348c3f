#include "core/pipelines/stable_diffusion.h"

#include <limits>

#include <QtTest>

#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

namespace {

const std::vector<Request> kTwoRequests{{"a photo of a cat", 41}, {"a watercolor of a fox on the beach", 42}};

SamplingSettings settings_of(const char* scheduler, int steps, double guidance = 4.0) {
  SamplingSettings settings;
  settings.scheduler = scheduler;
  settings.steps = steps;
  settings.guidance = guidance;
  return settings;
}

} // namespace

class StableDiffusionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    pipeline_ = std::make_unique<StableDiffusionPipeline>(DiffusionModel::open("miniature", {}));
  }

  void equalsDiffusers_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("scheduler");
    QTest::addColumn<int>("steps");
    QTest::addColumn<double>("guidance");
    QTest::addColumn<QString>("negative");
    QTest::newRow("DDIM, 20 steps") << "ddim_20"
                                    << "ddim" << 20 << 4.0 << "";
    QTest::newRow("DPM-Solver++, 10 steps") << "dpmsolver_10"
                                            << "dpmsolver++" << 10 << 4.0 << "";
    QTest::newRow("Euler ancestral, negative prompt") << "euler_ancestral_6"
                                                      << "euler_ancestral" << 6 << 3.0 << "a neon dog";
    QTest::newRow("without guidance") << "unguided_4"
                                      << "ddim" << 4 << 1.0 << "";
  }

  /// Tolerance 1e-4 of the largest value: another order of float32 sums in each of up to 40 passes.
  void equalsDiffusers() {
    QFETCH(QString, name);
    QFETCH(QString, scheduler);
    QFETCH(int, steps);
    QFETCH(double, guidance);
    QFETCH(QString, negative);
    const auto golden = SafetensorsFile::open(PENTIMENTO_GOLDEN "/pipeline.safetensors");
    auto settings = settings_of("", steps, guidance);
    settings.scheduler = scheduler.toStdString();
    settings.negative = negative.toStdString();
    const auto latents = pipeline_->sample(kTwoRequests, settings, control_);
    const auto image = pipeline_->decode(latents, control_);
    const auto latent_error = relative_error(latents, golden->tensor(name.toStdString() + ".latents"));
    const auto image_error = relative_error(image, golden->tensor(name.toStdString() + ".image"));
    qInfo("relative error: latents %.1e, image %.1e", latent_error, image_error);
    QVERIFY(latent_error < 1e-4);
    QVERIFY(image_error < 1e-4);
  }

  void sameAgainAndInAnyPlaceOfItsBatch() {
    const auto settings = settings_of("dpmsolver++", 4);
    const auto once = pipeline_->draw(kTwoRequests, settings, control_);
    QCOMPARE(pipeline_->draw(kTwoRequests, settings, control_), once);
    const auto turned = pipeline_->draw({kTwo[1], kTwo[0]}, settings, control_);
    QCOMPARE(turned[0], once[1]);
    QCOMPARE(turned[1], once[0]);
  }

  void aloneAndInABatch() { // measured and said: other batch shapes take other kernels
    const auto settings = settings_of("dpmsolver++", 10);
    std::vector<Request> eight;
    for (int i = 0; i < 8; ++i)
      eight.push_back({i % 2 ? "a photo of a cat" : "a watercolor of a fox", 41U + static_cast<unsigned>(i)});
    const auto together = pipeline_->sample(eight, settings, control_);
    double worst = 0;
    int largest = 0;
    for (int64_t i = 0; i < 8; i += 3) {
      const auto alone = pipeline_->sample({eight[static_cast<std::size_t>(i)]}, settings, control_);
      worst = std::max(worst, relative_error(together.slice(0, i, i + 1), alone));
      const auto a = to_images(pipeline_->decode(alone, control_))[0],
                 b = to_images(pipeline_->decode(together.slice(0, i, i + 1), control_))[0];
      for (std::size_t p = 0; p < a.rgb.size(); ++p)
        largest = std::max(largest, std::abs(a.rgb[p] - b.rgb[p]));
    }
    qInfo("batch of 8 against one: latents %.1e, pixels at most %d of 255", worst, largest);
    QVERIFY(worst < 1e-4);
    QVERIFY(largest <= 1);
  }

  void givenNoiseIsTheStart() {
    const auto settings = settings_of("ddim", 2);
    const auto noise = pipeline_->initial_noise(kTwoRequests, settings);
    QCOMPARE(noise.sizes(), (c10::IntArrayRef{2, 4, 16, 16}));
    const auto own = pipeline_->draw(kTwoRequests, settings, control_);
    QCOMPARE(pipeline_->draw(kTwoRequests, settings, control_, {}, noise), own);
    QVERIFY(pipeline_->draw(kTwoRequests, settings, control_, {}, noise.flip(0)) != own);
    QVERIFY_THROWS_EXCEPTION(Error,
                             pipeline_->draw(kTwoRequests, settings, control_, {}, noise.slice(0, 0, 1)));
  }

  void tellsProgress() {
    auto settings = settings_of("ddim", 3);
    settings.batch = 1;
    std::vector<int> steps, drawn;
    DrawCallbacks callbacks;
    callbacks.step = [&](int first, int count, int step, int of) {
      steps.push_back(first * 1000 + count * 100 + step * 10 + of);
    };
    callbacks.drawn = [&](int index, const Image& image) {
      QCOMPARE(image.width, 64);
      QCOMPARE(image.rgb.size(), std::size_t{64 * 64 * 3});
      drawn.push_back(index);
    };
    pipeline_->draw(kTwoRequests, settings, control_, callbacks);
    QCOMPARE(steps, (std::vector<int>{113, 123, 133, 1113, 1123, 1133}));
    QCOMPARE(drawn, (std::vector<int>{0, 1}));
  }

  void otherSizes() {
    auto settings = settings_of("ddim", 1);
    settings.width = 96;
    const auto image = pipeline_->draw({kTwo[0]}, settings, control_)[0];
    QCOMPARE(image.width, 96);
    QCOMPARE(image.height, 64);
    settings.width = 70;
    try {
      pipeline_->draw({kTwo[0]}, settings, control_);
      QFAIL("was accepted");
    } catch (const Error& error) {
      QCOMPARE(QString(error.what()),
               QStringLiteral(
                   "the picture's width does not go with the model: expected a multiple of 16, got 70"));
    }
  }

  void stopsWithinAStep() {
    RunControl control;
    DrawCallbacks callbacks;
    int seen = 0;
    callbacks.step = [&](int, int, int step, int) {
      seen = step;
      if (step == 2) control.request_stop();
    };
    QVERIFY_THROWS_EXCEPTION(Stopped,
                             pipeline_->draw(kTwoRequests, settings_of("ddim", 20), control, callbacks));
    QCOMPARE(seen, 2);
    QCOMPARE(pipeline_->model()->unet->run_control, nullptr); // nobody polls a control that is gone
  }

  void emptyPromptIsSaid() {
    QVERIFY_THROWS_EXCEPTION(Error, pipeline_->draw({{" \n", 1}}, settings_of("ddim", 1), control_));
  }

  void notFiniteIsSaid() {
    const torch::NoGradGuard no_grad;
    auto bias = pipeline_->model()->unet->conv_out->bias;
    const auto kept = bias.data();
    bias.set_data(torch::full_like(kept, std::numeric_limits<float>::quiet_NaN()));
    try {
      pipeline_->draw({kTwo[0]}, settings_of("ddim", 1), control_);
      QFAIL("went through");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::NotFinite);
      QVERIFY2(
          QString(error.what()).startsWith("the latents of \"a photo of a cat\", seed 41 are not finite"),
          error.what());
    }
    bias.set_data(kept);
  }

 private:
  std::unique_ptr<StableDiffusionPipeline> pipeline_;
  RunControl control_;
};

PENTIMENTO_TEST(StableDiffusionTest)
#include "stable_diffusion_test.moc"
