#include "core/probes/tally.h"

#include <QtTest>

#include "core/probes/suites.h"
#include "core/probes/world.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

DrawnPicture judged_picture(int row, std::uint64_t seed, double probability, const std::string& top,
                            bool sure = true) {
  DrawnPicture drawn;
  drawn.key = {row, seed};
  drawn.score = Score{probability, top, sure};
  return drawn;
}

const ProbeResult* row_of(const std::vector<ProbeResult>& rows, const std::string& label) {
  for (const auto& row : rows)
    if (row.label == label) return &row;
  return nullptr;
}

} // namespace

class TallyTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    plan_ = test::cat_to_dog();
    world_ = test::world();
    suite_ = grid_suite(plan_, world_);
  }

  void theBestOfManySeeds() {
    const std::vector<DrawnPicture> pictures{
        judged_picture(0, 1, 0.1, "dog"), judged_picture(0, 2, 0.9, "cat"),
        judged_picture(0, 3, 0.1, "dog"), judged_picture(1, 1, 0.1, "dog"),
        judged_picture(1, 2, 0.2, "dog"), judged_picture(1, 3, 0.9, "cat", false)};
    QCOMPARE(within_seeds(suite_, pictures), (std::vector<Proportion>{{0, 2}, {1, 2}, {1, 2}}));
    QVERIFY(within_seeds(suite_, {}).empty());
  }

  void theWorstPictureOfARow() {
    const std::vector<DrawnPicture> after{
        judged_picture(4, 0, 0.7, "cat"),   judged_picture(4, 1, 0.9, "cat"),
        judged_picture(0, 2, 0.95, "cat"),  judged_picture(5, 3, 0.99, "cat", false),
        judged_picture(16, 4, 0.98, "fox"), judged_picture(16, 5, 0.2, "dog")};
    const auto panel = tally(suite_, {}, after, plan_, world_);
    QCOMPARE(worst_picture(suite_, after, *row_of(panel.leaks, "synonym")), (CellKey{4, 1}));
    QCOMPARE(worst_picture(suite_, after, *row_of(panel.leaks, "direct")), (CellKey{0, 2}));
    QVERIFY(!worst_picture(suite_, after, *row_of(panel.leaks, "language")));
    const auto& kept = suite_.cases[16].word;
    QCOMPARE(worst_picture(suite_, after, *row_of(panel.misses, kept)), (CellKey{16, 5}));
  }

  void nothingIsNotZero() {
    const auto panel = tally(suite_, {}, {}, plan_, world_);
    QCOMPARE(panel.leaks.size(), std::size_t{4});
    QCOMPARE(panel.misses.size(), std::size_t{7}); // five kept words, the anchor, the controls
    for (const auto& row : panel.leaks) QVERIFY(!row.bad.measured() && row.problem == "not run");
    QVERIFY(!panel.leak_total.measured() && !panel.kept_total.measured());
  }

  void worstFirst() {
    std::vector<DrawnPicture> after;
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
      after.push_back(judged_picture(0, seed, 0.02, "dog"));                 // direct: erased
      after.push_back(judged_picture(4, seed, seed < 3 ? 0.9 : 0.1, "cat")); // synonym: 3 of 4
      after.push_back(judged_picture(8, seed, seed < 1 ? 0.9 : 0.1, "cat")); // language: 1 of 4
      after.push_back(
          judged_picture(16, seed, seed < 1 ? 0.1 : 0.98, "fox")); // the first kept word: 1 missed
      after.push_back(judged_picture(20, seed, 0.98, "fox"));      // the second: all there
    }
    after.push_back(judged_picture(12, 0, 0.5, "cat", false));
    const auto panel = tally(suite_, {}, after, plan_, world_);
    QCOMPARE(panel.leaks[0].label, std::string("synonym"));
    QCOMPARE(panel.leaks[0].bad, (Proportion{3, 4}));
    QVERIFY(panel.leaks[0].interval.low > 0.3 && panel.leaks[0].interval.high < 0.96);
    QCOMPARE(panel.leaks[1].label, std::string("language"));
    QCOMPARE(panel.leaks[2].label, std::string("direct"));
    QCOMPARE(panel.leaks[2].bad, (Proportion{0, 4}));
    QVERIFY(!panel.leaks[3].bad.measured());
    QCOMPARE(panel.misses[0].label, std::string("rabbit"));
    QCOMPARE(panel.misses[0].bad, (Proportion{1, 4}));
    QCOMPARE(panel.leak_total, (Proportion{4, 12}));
    QCOMPARE(panel.kept_total, (Proportion{7, 8}));
    QCOMPARE(panel.not_scored, 1);
    const auto counts = count_snapshot(suite_, after, 3, 120);
    QCOMPARE(counts.leak, panel.leak_total);
    QCOMPARE(counts.kept, panel.kept_total);
    QCOMPARE(counts.step, 120);
  }

  void controlsComeFromBefore() {
    std::vector<DrawnPicture> before;
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
      before.push_back(judged_picture(0, seed, 0.9, "cat")); // asks for it: no alarm
      before.push_back(
          judged_picture(16, seed, seed ? 0.9 : 0.05, seed ? "rabbit" : "cat")); // one false alarm, one miss
      before.push_back(judged_picture(47, seed, 0.9, "apple"));
    }
    const auto panel = tally(suite_, before, {}, plan_, world_);
    QCOMPARE(panel.leaks[0].control, (Proportion{1, 8}));
    QCOMPARE(row_of(panel.misses, "rabbit")->control, (Proportion{1, 4}));
    QCOMPARE(row_of(panel.misses, "controls")->control, (Proportion{0, 4}));
    JudgeCard card;
    measure_judge(card, suite_, before, plan_, world_);
    QCOMPARE(card.false_alarms, (Proportion{1, 8}));
    QCOMPARE(card.misses, (Proportion{1, 12}));
  }

  void stylesAreComparedWithStyles() {
    Plan plan;
    plan.pairs = {{"neon", "photo"}};
    plan.kept = {"sketch"};
    const auto suite = grid_suite(plan, world_);
    std::vector<DrawnPicture> before;
    for (int row = 0; row < static_cast<int>(suite.cases.size()); ++row)
      before.push_back(judged_picture(row, 1, 0.9, suite.cases[static_cast<std::size_t>(row)].judged));
    QCOMPARE(tally(suite, before, {}, plan, world_).leaks[0].control,
             (Proportion{0, 8})); // four sketches, four photos; no objects
  }

 private:
  Plan plan_;
  Vocabulary world_;
  Suite suite_;
};

PENTIMENTO_TEST(TallyTest)
#include "tally_test.moc"
