#include "core/project/record/picture_replay.h"

#include <QtTest>

#include "core/io/png.h"
#include "core/project/project_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class PictureReplayTest : public QObject {
  Q_OBJECT

  static Document manifest(const std::filesystem::path& file, const Image& image) {
    return {{"conditions", {{"torch", "2"}, {"threads", 1}}},
            {"picture",
             {{"prompt", "a cat"},
              {"seed", 42},
              {"state", "s"},
              {"pixels", pixels_hash(image)},
              {"file", file.string()},
              {"batch", {{{"prompt", "a cat"}, {"seed", 41}}, {{"prompt", "a cat"}, {"seed", 42}}}},
              {"place_in_batch", 1}}}};
  }

 private Q_SLOTS:
  void theBatchComesBack() {
    const auto batch = replay_batch(manifest("x", seeded_picture(1)));
    QCOMPARE(batch.requests.size(), std::size_t(2));
    QCOMPARE(batch.requests[batch.place].seed, std::uint64_t(42));
    auto broken = manifest("x", seeded_picture(1));
    broken["picture"]["place_in_batch"] = 2;
    QVERIFY_THROWS_EXCEPTION(Error, replay_batch(broken));
    QVERIFY_THROWS_EXCEPTION(Error, replay_batch({{"conditions", nullptr}}));
  }

  void sameOrHowFar() {
    const TestFolder folder;
    const auto recorded = seeded_picture(1);
    const auto file = folder.path() / "p.png";
    write_png(file, recorded);
    const auto all = manifest(file, recorded);
    const auto same = compare_with_manifest(all, recorded, "s", all["conditions"]);
    QVERIFY(same.bit_equal && !same.difference && same.changed.empty());

    auto other = recorded;
    other.rgb[0] = static_cast<std::uint8_t>(other.rgb[0] + 5);
    const auto differs = compare_with_manifest(all, other, "t", {{"torch", "3"}, {"threads", 1}});
    QVERIFY(!differs.bit_equal && differs.difference);
    QCOMPARE(differs.difference->largest, 5);
    QCOMPARE(differs.changed.size(), std::size_t(2));
    QCOMPARE(differs.changed[0].name, std::string("torch"));
    QCOMPARE(differs.changed[1].name, std::string("state"));
  }

  void aFileThatIsGoneIsSaid() {
    const TestFolder folder;
    const auto file = folder.path() / "p.png";
    const auto all = manifest(file, seeded_picture(1));
    QVERIFY(!compare_with_manifest(all, seeded_picture(2), "s", all["conditions"]).note.empty());
    write_png(file, seeded_picture(3));
    QCOMPARE(compare_with_manifest(all, seeded_picture(2), "s", all["conditions"]).note,
             std::string("the recorded picture's file was changed since"));
  }
};

PENTIMENTO_TEST(PictureReplayTest)
#include "picture_replay_test.moc"
