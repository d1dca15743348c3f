#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include "support/grid_samples.h"
#include "support/test_registry.h"
#include "widgets/models/grid_model.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {
ShownCell shown(const GridModel& model, int row, int column) {
  return model.index(row, column).data(GridModel::ShownRole).value<ShownCell>();
}
} // namespace

class GridModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keepsTheContractOfModels() {
    GridModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSuite(smallSuite(), {41, 42, 43});
    model.setBefore(picture(0, 42, plain(1, 2, 3), "b3d0"));
    model.setAfter(picture(0, 42, plain(1, 2, 3), "7c1f", 0.9, Verdict::Leak));
    model.flush();
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.headerData(1, Qt::Horizontal, GridModel::SeedRole).toULongLong(), 42ULL);
    model.setSuite({}, {});
    QCOMPARE(model.rowCount(), 0);
  }

  void aPictureLandsInItsPlaceAndNowhereElse() {
    GridModel model;
    model.setSuite(smallSuite(), {41, 42});
    const ImagePtr image = plain(9, 9, 9);
    model.setBefore(picture(2, 42, image, "b3d04e91"));
    QCOMPARE(shown(model, 2, 1).before, image);
    QCOMPARE(shown(model, 2, 1).beforeScore, QString("0.98"));
    QVERIFY(!shown(model, 2, 0).before);
    QVERIFY(!shown(model, 2, 1).after);
    model.setBefore(picture(2, 99, image, "b3d0")); // a seed that is no longer shown
    model.setAfter(picture(99, 42, image, "b3d0"));
    QCOMPARE(model.counts(), (VerdictCounts{}));
  }

  void aPictureOfAnotherStateIsOld() {
    GridModel model;
    model.setSuite(smallSuite(), {41});
    model.setState("7c1fe02b");
    model.setAfter(picture(0, 41, plain(1, 1, 1), "41a9aaaa", 0.09, Verdict::Erased));
    QVERIFY(shown(model, 0, 0).stale);
    QCOMPARE(shown(model, 0, 0).hash, QString("41a9"));
    model.setAfter(picture(0, 41, plain(1, 1, 1), "7c1fe02b", 0.09, Verdict::Erased));
    QVERIFY(!shown(model, 0, 0).stale);
    model.setState("0000");
    QVERIFY(shown(model, 0, 0).stale);
  }

  void withoutAJudgeThereIsADashAndNoZero() {
    GridModel model;
    model.setSuite(smallSuite(), {41});
    DrawnPicture unjudged = picture(0, 41, plain(1, 1, 1), "b3d0");
    unjudged.score.reset();
    model.setBefore(unjudged);
    model.setAfter(unjudged);
    QCOMPARE(shown(model, 0, 0).beforeScore, QString("–"));
    QCOMPARE(shown(model, 0, 0).afterScore, QString("not scored"));
    DrawnPicture undecided = picture(0, 41, plain(1, 1, 1), "b3d0", 0.5, Verdict::NotScored);
    undecided.score->sure = false;
    model.setAfter(undecided);
    QCOMPARE(shown(model, 0, 0).afterScore, QString("not sure"));
    model.setAsked({{0, 41}});
    QCOMPARE(shown(model, 0, 0).afterScore, QString("asks you"));
  }

  /// Until the first picture of an edit is there, the unedited one stands in its place.
  void thePictureBeforeKeepsItsNumberWhereNoEditIsJudged() {
    GridModel model;
    model.setSuite(smallSuite(), {41});
    DrawnPicture before = picture(0, 41, plain(1, 1, 1), "b3d0", 0.98, Verdict::NotScored);
    before.score->sure = true;
    model.setAfter(before);
    QCOMPARE(shown(model, 0, 0).afterScore, QString("0.98"));
  }

  void progressIsCounted() {
    GridModel model;
    model.setSuite(smallSuite(), {41, 42});
    model.setProgress({{0, 41}, {0, 42}}, false, 0, 0);
    QCOMPARE(shown(model, 0, 0).progress, CellProgress::Waiting);
    model.setProgress({{0, 41}}, false, 12, 20);
    QCOMPARE(shown(model, 0, 0).progress, CellProgress::Drawing);
    QCOMPARE(shown(model, 0, 0).step, 12);
    model.setFailed({0, 42}, "out of memory");
    QCOMPARE(shown(model, 0, 1).progress, CellProgress::Failed);
    QCOMPARE(model.index(0, 1).data(Qt::ToolTipRole).toString(), QString("out of memory"));
    model.clearProgress();
    QCOMPARE(shown(model, 0, 0).progress, CellProgress::Empty);
    QCOMPARE(shown(model, 0, 1).progress, CellProgress::Failed);
    model.setProgress({{1, 41}}, true, 3, 20);
    QVERIFY(shown(model, 1, 0).beforeWaiting);
    QCOMPARE(shown(model, 1, 0).beforeStep, 3);
    model.setBefore(picture(1, 41, plain(1, 1, 1), "b3d0"));
    QVERIFY(!shown(model, 1, 0).beforeWaiting);
    model.clearAfter();
    QCOMPARE(shown(model, 0, 1).progress, CellProgress::Empty);
  }

  void aPreviewStandsUntilItsPictureIsThere() {
    GridModel model;
    model.setSuite(smallSuite(), {41, 42});
    const ImagePtr rough = plain(9, 9, 9, 4);
    model.setProgress({{0, 41}, {0, 42}}, true, 3, 20);
    model.setPreviews({{0, 41}, {0, 42}}, true, {rough, rough});
    model.setPreviews({{0, 77}, {99, 41}}, true, {rough, rough}); // of a suite that is no longer shown
    QCOMPARE(shown(model, 0, 0).beforePreview, rough);
    QVERIFY(!shown(model, 0, 0).before && !shown(model, 0, 0).afterPreview &&
            !shown(model, 1, 0).beforePreview);
    model.setBefore(picture(0, 41, plain(1, 1, 1), "b3d0"));
    QVERIFY(!shown(model, 0, 0).beforePreview);
    QCOMPARE(shown(model, 0, 1).beforePreview, rough); // its neighbour is still being decoded
    model.clearPreviews();
    QVERIFY(!shown(model, 0, 1).beforePreview);
    QCOMPARE(shown(model, 0, 1).beforeStep, 3);
  }

  void anAfterPictureIsPreviewedInThePlaceOfAnOlderState() {
    GridModel model;
    model.setSuite(smallSuite(), {41});
    model.setState("7c1fe02b");
    const ImagePtr rough = plain(9, 9, 9, 4);
    model.setPreviews({{0, 41}}, false, {rough});
    QVERIFY(!shown(model, 0, 0).afterPreview); // nothing is drawn there
    model.setProgress({{0, 41}}, false, 3, 20);
    QCOMPARE(shown(model, 0, 0).afterPreview, rough);
    model.setAfter(picture(0, 41, plain(1, 1, 1), "7c1fe02b"));
    QVERIFY(!shown(model, 0, 0).afterPreview);
    model.setProgress({{0, 41}}, false, 3, 20); // drawn again: the picture that it has is better
    model.setPreviews({{0, 41}}, false, {rough});
    QVERIFY(!shown(model, 0, 0).afterPreview);
    model.setState("41a9aaaa");
    QVERIFY(!shown(model, 0, 0).afterPreview); // of the state before
    model.setPreviews({{0, 41}}, false, {rough});
    QCOMPARE(shown(model, 0, 0).afterPreview, rough);
    model.clearProgress();
    QVERIFY(!shown(model, 0, 0).afterPreview);
  }

  void aSensitivePictureHasNoPreview() {
    GridModel model;
    model.setSuite(smallSuite(), {41});
    const ImagePtr rough = plain(9, 9, 9, 4);
    for (const bool before : {true, false}) {
      model.setProgress({{5, 41}}, before, 3, 20);
      model.setPreviews({{5, 41}}, before, {rough});
    }
    QVERIFY(!shown(model, 5, 0).beforePreview && !shown(model, 5, 0).afterPreview);
    model.setRevealed(true);
    QVERIFY(shown(model, 5, 0).beforePreview && shown(model, 5, 0).afterPreview);
  }

  void aPreviewChangesItsCellAndNoCount() {
    GridModel model;
    model.setSuite(smallSuite(), {41, 42});
    model.setProgress({{1, 42}}, false, 3, 20);
    model.flush();
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setPreviews({{1, 42}}, false, {plain(9, 9, 9, 4)});
    model.flush();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex(), model.index(1, 1));
    QCOMPARE(changed[0][1].toModelIndex(), model.index(1, 1));
    QCOMPARE(model.counts(), (VerdictCounts{}));
    QVERIFY(!model.anyAfter() && !model.cell({1, 42})->after);
  }

  void manyChangesAreToldTogether() {
    GridModel model;
    model.setSuite(smallSuite(), {41, 42});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged), counted(&model, &GridModel::countsChanged);
    for (int step = 1; step <= 20; ++step) model.setProgress({{0, 41}}, false, step, 20);
    model.setAfter(picture(1, 42, plain(1, 1, 1), "7c1f", 0.9, Verdict::Kept));
    QCOMPARE(changed.count(), 0);
    QTRY_COMPARE(changed.count(), 2); // one for each cell
    QCOMPARE(counted.count(), 1);
    QCOMPARE(model.counts()[static_cast<std::size_t>(Verdict::Kept)], 1);
  }

  void sensitiveStaysHiddenUntilRevealed() {
    GridModel model;
    model.setSuite(smallSuite(), {41});
    QVERIFY(shown(model, 5, 0).hidden);
    QVERIFY(!shown(model, 0, 0).hidden);
    QVERIFY(!model.index(5, 0).data(Qt::AccessibleTextRole).toString().contains("bear"));
    QVERIFY(!model.headerData(5, Qt::Vertical, Qt::ToolTipRole).toString().contains("bear"));
    model.setRevealed(true);
    QVERIFY(!shown(model, 5, 0).hidden);
  }

  void accessibleTextSaysPromptSeedAndVerdict() {
    GridModel model;
    model.setSuite(smallSuite(), {41});
    model.setAfter(picture(0, 41, plain(1, 1, 1), "7c1f", 0.94, Verdict::Leak));
    QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(),
             QString("a photo of a cat, seed 41: Leak, score 0.94"));
  }

  void marksHideRowsWithoutForgettingTheirPictures() {
    GridModel model;
    model.setSuite(smallSuite(), {41});
    model.setAfter(picture(0, 41, plain(1, 1, 1), "7c1f", 0.9, Verdict::Leak));
    Suite marked = smallSuite();
    marked.cases[0].sensitive = true;
    marked.cases[5].sensitive = false;
    QSignalSpy heads(&model, &QAbstractItemModel::headerDataChanged);
    model.setMarks(marked);
    model.flush();
    QCOMPARE(heads.count(), 1);
    QVERIFY(model.index(0, 0).data(GridModel::ShownRole).value<ShownCell>().hidden);
    QVERIFY(!model.index(5, 0).data(GridModel::ShownRole).value<ShownCell>().hidden);
    QCOMPARE(model.counts()[static_cast<std::size_t>(Verdict::Leak)], 1); // counted as it was drawn
  }
};

PENTIMENTO_TEST(GridModelTest)
#include "grid_model_test.moc"
