#include "app/workbench/draw_plan.h"

#include <set>

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class DrawPlanTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    for (const auto role : {Role::Target, Role::Target, Role::Synonym, Role::Kept, Role::Kept, Role::Kept})
      suite_.cases.push_back({"a picture", role, "cat", "cat", "", false});
  }

  void thePreviewIsTheFirstOfEachRole() {
    const auto keys = previewKeys(suite_, {1, 2});
    QCOMPARE(keys, (std::vector<CellKey>{{0, 1}, {0, 2}, {2, 1}, {2, 2}, {3, 1}, {3, 2}}));
  }

  void onTheWayEveryRoleButTheAnchorHasOneSeed() {
    QCOMPARE(liveKeys(suite_, {1, 2, 3, 4}), (std::vector<CellKey>{{0, 1}, {2, 1}, {3, 1}}));
    QCOMPARE(liveKeys(suite_, {7}), previewKeys(suite_, {7}));
    QVERIFY(liveKeys({}, {1}).empty());
    auto anchored = suite_;
    anchored.cases[2].role = Role::Anchor;
    QCOMPARE(liveKeys(anchored, {1, 2}), (std::vector<CellKey>{{0, 1}, {3, 1}}));
  }

  void everyCellComesOnceThePreviewFirst() {
    const auto all = allKeys(suite_, {1, 2}), preview = previewKeys(suite_, {1, 2});
    QCOMPARE(all.size(), std::size_t(12));
    QCOMPARE(std::set<CellKey>(all.begin(), all.end()).size(), all.size());
    QVERIFY(std::equal(preview.begin(), preview.end(), all.begin()));
    QCOMPARE(all.back(), (CellKey{5, 2})); // the third kept prompt has no twin of its turn
  }

  void aRowIsDrawnWholeOrNotAtAll() {
    const auto preview = previewKeys(suite_, {1, 2});
    QCOMPARE(wholeRows({{2, 2}}, preview), (std::vector<CellKey>{{2, 1}, {2, 2}}));
    QVERIFY(wholeRows({}, preview).empty());
    QCOMPARE(wholeRows(preview, preview), preview);
  }

  void picturesOfTheTargetAreCounted() {
    // rows 0, 1 (target) and 2 (synonym) ask for it: all 6 pictures at the end, and at each snapshot before
    // it the 4 of the whole preview, or the 2 that are drawn on the way
    const auto preview = previewKeys(suite_, {1, 2}), live = liveKeys(suite_, {1, 2});
    QCOMPARE(plannedTargetPictures(suite_, {1, 2}, 1, live), 6);
    QCOMPARE(plannedTargetPictures(suite_, {1, 2}, 5, preview), 22);
    QCOMPARE(plannedTargetPictures(suite_, {1, 2}, 5, live), 14);
    QCOMPARE(plannedTargetPictures({}, {1}, 5, {}), 0);
  }

  void cellsOfRowsComeInTheirOrder() {
    QCOMPARE(keysOfRows(suite_, {1, 2}, {4, 99, 0, -1}),
             (std::vector<CellKey>{{4, 1}, {4, 2}, {0, 1}, {0, 2}}));
  }

  void nothingIsDrawnOfNothing() {
    QVERIFY(allKeys({}, {1}).empty());
    QVERIFY(previewKeys(suite_, {}).empty());
  }

 private:
  Suite suite_;
};

PENTIMENTO_TEST(DrawPlanTest)
#include "draw_plan_test.moc"
