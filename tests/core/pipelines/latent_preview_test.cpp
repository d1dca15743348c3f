#include "core/pipelines/latent_preview.h"

#include <QtTest>

#include "core/pipelines/stable_diffusion.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace std::chrono_literals;

namespace {

using Time = LatentPreview::Clock::time_point;

/// A preview by a clock that stands until it is moved, with colours to show.
struct Hand {
  Time now{};
  LatentPreview preview{500ms, [this] { return now; }};

  void teach() {
    preview.pictures(latents()); // in vain: from now on it learns
    preview.learn(latents()[0], Image{2, 2, {0, 0, 0, 90, 90, 90, 180, 180, 180, 255, 255, 255}});
  }
  static torch::Tensor latents() { return torch::arange(4.0F).view({1, 1, 2, 2}); }
};

} // namespace

/// When previews come, and that they change nothing.
class LatentPreviewTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    pipeline_ = std::make_unique<StableDiffusionPipeline>(DiffusionModel::open("miniature", {}));
    settings_ = default_sampling(*pipeline_->model());
    settings_.batch = 2;
  }
  void init() { pipeline_->preview() = LatentPreview(0ms); }

  void oneAnInterval() {
    Hand hand;
    QVERIFY(!hand.preview.due()); // no batch has begun
    hand.teach();
    hand.preview.begin();
    hand.now += 499ms;
    QVERIFY(!hand.preview.due());
    hand.now += 1ms;
    QVERIFY(hand.preview.due());
    hand.now += 5s; // a long step
    QCOMPARE(hand.preview.pictures(Hand::latents()).size(), std::size_t(1));
    QVERIFY(!hand.preview.due()); // what was missed is not made up for
    hand.now += 500ms;
    QVERIFY(hand.preview.due());
    hand.preview.begin();
    QVERIFY(!hand.preview.due()); // the next batch has its own time
  }

  void showsNothingUntilItHasSeenAPicture() {
    Hand hand;
    hand.preview.learn(Hand::latents()[0], Image{2, 2, std::vector<std::uint8_t>(12, 9)});
    QCOMPARE(hand.preview.colours().pictures(), 0); // nobody has waited for one yet: nothing is fitted
    QVERIFY(hand.preview.pictures(Hand::latents()).empty());
    QVERIFY(!hand.preview.due()); // asked in vain is asked
    hand.teach();
    const auto rough = hand.preview.pictures(Hand::latents());
    QCOMPARE(rough.size(), std::size_t(1));
    QCOMPARE(rough[0].width, 2);
    QVERIFY(std::abs(rough[0].rgb[0] - 4) <= 6 && std::abs(rough[0].rgb[11] - 255) <= 6);
  }

  void noNumbersNoPreview() {
    Hand hand;
    hand.teach();
    QVERIFY(hand.preview.pictures(Hand::latents() / 0.0).empty());
  }

  void learnsFromNoMoreThanNeeded() {
    Hand hand;
    for (int i = 0; i < 100; ++i) hand.teach();
    QCOMPARE(hand.preview.colours().pictures(), 64);
  }

  void thePictureIsTheSameToTheBit_data() {
    QTest::addColumn<QString>("scheduler");
    for (const char* name : {"ddim", "dpmsolver++", "pndm", "euler", "euler_ancestral"})
      QTest::newRow(name) << name;
  }

  void thePictureIsTheSameToTheBit() { // a preview after every step, against none
    QFETCH(QString, scheduler);
    settings_.scheduler = scheduler.toStdString();
    const auto plain = pipeline_->draw(four_, settings_, control_);
    std::vector<int> firsts;
    DrawCallbacks callbacks;
    callbacks.preview = [&](int first, const std::vector<Image>& rough) {
      firsts.push_back(first);
      QCOMPARE(rough.size(), std::size_t(2));
      QCOMPARE(rough[0].width, 16);
    };
    const auto watched = pipeline_->draw(four_, settings_, control_, callbacks);
    QVERIFY(watched == plain);
    QVERIFY(static_cast<int>(firsts.size()) >= settings_.steps);
    QCOMPARE(firsts.front(), 2); // the first batch has taught the colours
    const auto before = firsts.size();
    QVERIFY(pipeline_->draw(four_, settings_, control_, callbacks) == plain);
    QVERIFY(firsts.size() >= before + 2 * static_cast<std::size_t>(settings_.steps)); // now both are seen
  }

  void switchedOffThereIsNone() {
    DrawCallbacks callbacks;
    int seen = 0;
    callbacks.preview = [&](int, const std::vector<Image>&) { ++seen; };
    RunControl off;
    off.set_previews(false);
    pipeline_->draw(four_, settings_, off, callbacks);
    QCOMPARE(seen, 0);
    QCOMPARE(pipeline_->preview().colours().pictures(), 0); // nor was anything learnt
  }

  void aQuickBatchPaysNothing() {
    pipeline_->preview() = LatentPreview(24h);
    DrawCallbacks callbacks;
    callbacks.preview = [](int, const std::vector<Image>&) { QFAIL("shown"); };
    pipeline_->draw(four_, settings_, control_, callbacks);
    QCOMPARE(pipeline_->preview().colours().pictures(), 0);
  }

 private:
  const std::vector<Request> four_{
      {"a photo of a cat", 41}, {"a photo of a cat", 42}, {"a fox", 43}, {"an apple", 44}};
  std::unique_ptr<StableDiffusionPipeline> pipeline_;
  SamplingSettings settings_;
  RunControl control_;
};

PENTIMENTO_TEST(LatentPreviewTest)
#include "latent_preview_test.moc"
