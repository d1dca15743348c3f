#include <QAbstractItemModelTester>
#include <QtTest>

#include "support/grid_samples.h"
#include "support/test_registry.h"
#include "widgets/models/grid_fold_proxy.h"

using namespace pentimento;
using namespace pentimento::testing;

class GridFoldProxyTest : public QObject {
  Q_OBJECT

 private:
  GridModel model_;

  static QStringList prompts(const GridFoldProxy& fold) {
    QStringList all;
    for (int row = 0; row < fold.rowCount(); ++row)
      all << fold.index(row, 0).data(GridModel::PromptRole).toString();
    return all;
  }

 private Q_SLOTS:
  void init() { model_.setSuite(smallSuite(), {41, 42}); }

  void oneRowOfEachRoleInTheirOrder() {
    GridFoldProxy fold;
    QAbstractItemModelTester tester(&fold, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fold.setSourceModel(&model_);
    QCOMPARE(prompts(fold), (QStringList{"a photo of a cat", "a photo of a kitten", "a photo of a fox"}));
    QCOMPARE(fold.index(1, 0).data(GridFoldProxy::GroupSizeRole).toInt(), 2);
    QVERIFY(fold.index(1, 0).data(GridFoldProxy::GroupHeadRole).toBool());
  }

  void unfoldingShowsAllOfARole() {
    GridFoldProxy fold;
    QAbstractItemModelTester tester(&fold, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fold.setSourceModel(&model_);
    fold.setUnfolded(Role::Target, true);
    QCOMPARE(prompts(fold), (QStringList{"a photo of a cat", "a drawing of a cat", "a photo of a kitten",
                                         "a photo of a fox"}));
    QVERIFY(fold.index(0, 0).data(GridFoldProxy::GroupHeadRole).toBool());
    QVERIFY(!fold.index(1, 0).data(GridFoldProxy::GroupHeadRole).toBool());
    fold.setAllUnfolded(true);
    QCOMPARE(fold.rowCount(), 6);
    fold.setAllUnfolded(false);
    QCOMPARE(fold.rowCount(), 3);
  }

  void theWorstIsChosenOnlyWhenASnapshotIsComplete() {
    GridFoldProxy fold;
    fold.setSourceModel(&model_);
    model_.setAfter(picture(3, 41, plain(1, 1, 1), "7c1f", 0.9, Verdict::Leak));
    model_.setAfter(picture(5, 42, plain(1, 1, 1), "7c1f", 0.1, Verdict::Damaged));
    model_.flush();
    QCOMPARE(prompts(fold)[1], QString("a photo of a kitten")); // nothing has moved
    fold.snapshotComplete();
    QCOMPARE(prompts(fold),
             (QStringList{"a photo of a cat", "a watercolor of a kitten", "a photo of a bear"}));
  }

  void picturesOfAnotherStateAreNoneOfTheWorst() {
    GridFoldProxy fold;
    fold.setSourceModel(&model_);
    model_.setState("7c1f");
    model_.setAfter(picture(2, 41, plain(1, 1, 1), "7c1f", 0.1, Verdict::Erased));
    model_.setAfter(picture(3, 41, plain(1, 1, 1), "b3d0", 0.98, Verdict::Leak)); // from before the edit
    model_.flush();
    fold.snapshotComplete();
    QCOMPARE(prompts(fold)[1], QString("a photo of a kitten"));
  }

  void aHiddenVerdictDimsItsCellsAndDropsRowsThatHaveNoOther() {
    GridFoldProxy fold;
    fold.setSourceModel(&model_);
    for (const std::uint64_t seed : {41, 42})
      model_.setAfter(picture(0, seed, plain(1, 1, 1), "7c1f", 0.1, Verdict::Erased));
    model_.setAfter(picture(2, 41, plain(1, 1, 1), "7c1f", 0.1, Verdict::Erased));
    model_.setAfter(picture(2, 42, plain(1, 1, 1), "7c1f", 0.9, Verdict::Leak));
    model_.flush();
    fold.setVerdictShown(Verdict::Erased, false);
    QCOMPARE(prompts(fold), (QStringList{"a photo of a kitten", "a photo of a fox"}));
    QVERIFY(fold.index(0, 0).data(GridModel::ShownRole).value<ShownCell>().filtered);
    QVERIFY(!fold.index(0, 1).data(GridModel::ShownRole).value<ShownCell>().filtered);
    fold.setVerdictShown(Verdict::Erased, true);
    QCOMPARE(fold.rowCount(), 3);
  }

  void filtersByRoleAndSaysWhenNothingIsLeft() {
    GridFoldProxy fold;
    QAbstractItemModelTester tester(&fold, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fold.setSourceModel(&model_);
    fold.setRoleShown(Role::Synonym, false);
    QCOMPARE(prompts(fold), (QStringList{"a photo of a cat", "a photo of a fox"}));
    fold.showOnly(Role::Kept);
    QCOMPARE(prompts(fold), (QStringList{"a photo of a fox", "a photo of a bear"}));
    QVERIFY(!fold.isFilteredEmpty());
    fold.setRoleShown(Role::Kept, false);
    QVERIFY(fold.isFilteredEmpty());
    fold.showEverything();
    QCOMPARE(fold.rowCount(), 4); // kept stays unfolded
  }

  void theWorstLeakComesFirstWhenAsked() {
    GridFoldProxy fold;
    QAbstractItemModelTester tester(&fold, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fold.setSourceModel(&model_);
    fold.setAllUnfolded(true);
    model_.setAfter(picture(3, 41, plain(1, 1, 1), "7c1f", 0.9, Verdict::Leak));
    model_.setAfter(picture(3, 42, plain(1, 1, 1), "7c1f", 0.9, Verdict::Leak));
    model_.setAfter(picture(4, 42, plain(1, 1, 1), "7c1f", 0.8, Verdict::Leak));
    model_.setAfter(picture(5, 42, plain(1, 1, 1), "7c1f", 0.1, Verdict::Damaged));
    model_.flush();
    fold.setWorstFirst(true);
    QCOMPARE(prompts(fold).mid(0, 2), (QStringList{"a watercolor of a kitten", "a drawing of a cat"}));
    QCOMPARE(prompts(fold)[4],
             QString("a photo of a bear")); // the damaged before the untouched, after all that leak
    model_.setAfter(picture(0, 41, plain(1, 1, 1), "7c1f", 0.99, Verdict::Leak));
    model_.setAfter(picture(0, 42, plain(1, 1, 1), "7c1f", 0.99, Verdict::Leak));
    model_.flush();
    QCOMPARE(prompts(fold)[0], QString("a watercolor of a kitten")); // nothing moves while pictures stream
    fold.snapshotComplete();
    QCOMPARE(prompts(fold)[0], QString("a photo of a cat"));
    fold.setWorstFirst(false);
    QCOMPARE(prompts(fold)[0], QString("a photo of a cat"));
    QCOMPARE(prompts(fold)[1], QString("a drawing of a cat"));
  }

  void aPinnedRowStaysOnTopWhateverIsFiltered() {
    GridFoldProxy fold;
    QAbstractItemModelTester tester(&fold, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fold.setSourceModel(&model_);
    fold.setPinned(5, true); // folded away otherwise
    QCOMPARE(prompts(fold)[0], QString("a photo of a bear"));
    QVERIFY(fold.index(0, 0).data(GridFoldProxy::PinnedRole).toBool());
    QVERIFY(!fold.index(0, 0).data(GridFoldProxy::GroupHeadRole).toBool());
    fold.showOnly(Role::Target);
    QCOMPARE(prompts(fold), (QStringList{"a photo of a bear", "a photo of a cat", "a drawing of a cat"}));
    fold.unpinAll();
    QCOMPARE(fold.rowCount(), 2);
    fold.setPinned(5, true);
    model_.setSuite(smallSuite(), {41});
    QVERIFY(!fold.anyPinned()); // the rows of another suite are other prompts
  }

  void anotherSuiteStartsAfresh() {
    GridFoldProxy fold;
    fold.setSourceModel(&model_);
    model_.setSuite({"one", {{"a moon", Role::Control, "moon", "moon", "", false}}}, {7});
    QCOMPARE(prompts(fold), QStringList{"a moon"});
    model_.setSuite({}, {});
    QCOMPARE(fold.rowCount(), 0);
  }
};

PENTIMENTO_TEST(GridFoldProxyTest)
#include "grid_fold_proxy_test.moc"
