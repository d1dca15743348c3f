#include "core/probes/picture_quality.h"

#include <QtTest>

#include "core/base/resources.h"
#include "core/base/run_control.h"
#include "core/probes/world.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

/// A disc of one colour on another ground, told apart by `shade`.
ImagePtr disc(int shade) {
  Image image{64, 64, std::vector<std::uint8_t>(64 * 64 * 3, 230)};
  for (int y = 0; y < 64; ++y)
    for (int x = 0; x < 64; ++x)
      if ((x - 32) * (x - 32) + (y - 32) * (y - 32) < 400)
        image.rgb[static_cast<std::size_t>(3 * (64 * y + x))] = static_cast<std::uint8_t>(shade);
  return std::make_shared<const Image>(std::move(image));
}

DrawnPicture picture(int row, std::uint64_t seed, int shade) {
  DrawnPicture drawn;
  drawn.key = {row, seed};
  drawn.image = disc(shade);
  return drawn;
}

Suite quality_suite() {
  return {"test",
          {{"a photo of a cat", Role::Target, "cat", "cat", "", false},
           {"a watercolor of a kitten", Role::Synonym, "kitten", "cat", "", false},
           {"a photo of a fox", Role::Kept, "fox", "fox", "", false},
           {"a photo of a bus", Role::Control, "bus", "bus", "", false}}};
}

} // namespace

class PictureQualityTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    judge_ = ClipJudge::open(resources_folder() / "miniature" / "judge", label_groups(test::world()));
  }

  void theWordGoesWithItsArticle() {
    QCOMPARE(without_word("a watercolor of a kitten", "kitten"), std::string("a watercolor of"));
    QCOMPARE(without_word("an apple, oil painting", "apple"), std::string("oil painting"));
    QCOMPARE(without_word("a cat in the snow", "cat"), std::string("in the snow"));
    QCOMPARE(without_word("a cat", "cat"), std::string());
    QCOMPARE(without_word("a dog", "cat"), std::string());
  }

  void theDifferenceIsThatOfTheCosines() {
    const std::vector<DrawnPicture> before{picture(0, 1, 20), picture(1, 1, 40)};
    const std::vector<DrawnPicture> after{picture(0, 1, 200), picture(1, 1, 90)};
    const auto quality = picture_quality(quality_suite(), before, after, *judge_, control_);
    QVERIFY(quality.rest_of_prompt && !quality.clip_score && !quality.distance);
    const auto cosine = [&](const DrawnPicture& drawn, const std::string& text) {
      return judge_->image_direction(*drawn.image).dot(judge_->text_direction(text)).item<double>();
    };
    const double expected = (cosine(after[0], "a photo of") - cosine(before[0], "a photo of") +
                             cosine(after[1], "a watercolor of") - cosine(before[1], "a watercolor of")) /
                            2;
    QVERIFY(std::abs(expected) > 1e-4);
    QVERIFY(std::abs(quality.rest_of_prompt->difference - expected) < 1e-6);
    QCOMPARE(quality.rest_of_prompt->prompts, 2);
  }

  void theDistanceTellsAChangeFromNone() {
    std::vector<DrawnPicture> before, changed;
    for (int i = 0; i < 16; ++i) {
      before.push_back(picture(2 + i % 2, static_cast<std::uint64_t>(i), 40 + i));
      changed.push_back(picture(2 + i % 2, static_cast<std::uint64_t>(i), 200 + i));
    }
    const auto same = picture_quality(quality_suite(), before, before, *judge_, control_);
    QCOMPARE(same.clip_score->difference, 0.0);
    QCOMPARE(same.clip_score->pictures, 16);
    const auto other = picture_quality(quality_suite(), before, changed, *judge_, control_);
    QVERIFY(same.distance && other.distance && other.distance_by_chance);
    QVERIFY(other.distance->mean > 10 * std::abs(same.distance->mean));
    QVERIFY(other.distance->mean > 10 * std::abs(other.distance_by_chance->mean));
    QCOMPARE(same.distance_by_chance->mean, other.distance_by_chance->mean); // of the pictures before alone
  }

  void stopsAndSkipsWhatHasNoPair() {
    const std::vector<DrawnPicture> after{picture(2, 1, 20), picture(9, 1, 20)};
    QVERIFY(!picture_quality(quality_suite(), {}, after, *judge_, control_).clip_score);
    RunControl stopped;
    stopped.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, picture_quality(quality_suite(), after, after, *judge_, stopped));
  }

 private:
  std::unique_ptr<ClipJudge> judge_;
  RunControl control_;
};

PENTIMENTO_TEST(PictureQualityTest)
#include "picture_quality_test.moc"
