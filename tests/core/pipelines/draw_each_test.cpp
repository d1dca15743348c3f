#include "core/pipelines/draw_each.h"

#include <QtTest>

#include "core/base/error.h"
#include "support/test_registry.h"

using namespace pentimento;

/// Pictures of one batch, handed on one by one.
class DrawEachTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    pipeline_ = std::make_unique<StableDiffusionPipeline>(DiffusionModel::open("miniature", {}));
    settings_ = default_sampling(*pipeline_->model());
    settings_.steps = 2;
  }

  void theBitsAreThoseOfTheWholeBatch() {
    const auto whole = to_images(pipeline_->decode(pipeline_->sample(three_, settings_, control_), control_));
    std::vector<Image> each;
    draw_each(*pipeline_, three_, settings_, control_, {}, [&](int place, Image image) {
      QCOMPARE(place, static_cast<int>(each.size()));
      each.push_back(std::move(image));
    });
    QCOMPARE(each.size(), whole.size());
    for (std::size_t i = 0; i < each.size(); ++i) QVERIFY(each[i] == whole[i]);
  }

  void onePictureIsThereBeforeTheNext() {
    RunControl control;
    int seen = 0;
    QVERIFY_THROWS_EXCEPTION(Stopped, draw_each(*pipeline_, three_, settings_, control, {}, [&](int, Image) {
                               ++seen;
                               control.request_stop();
                             }));
    QCOMPARE(seen, 1);
  }

  void anEmptyPromptIsRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, draw_each(*pipeline_, {{" ", 1}}, settings_, control_, {},
                                              [](int, Image) { QFAIL("drawn"); }));
  }

 private:
  const std::vector<Request> three_{{"a photo of a cat", 41}, {"a photo of a dog", 42}, {"a fox", 43}};
  std::unique_ptr<StableDiffusionPipeline> pipeline_;
  SamplingSettings settings_;
  RunControl control_;
};

PENTIMENTO_TEST(DrawEachTest)
#include "draw_each_test.moc"
