// Sensitive pictures, the timeline's tools and the states side by side, in the real window over the
// miniature.
#include <QStackedWidget>

#include "app/pages/states_page.h"
#include "app/pages/timeline_desk.h"
#include "app/window_scene.h"
#include "support/patience.h"
#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/models/grid_model.h"
#include "widgets/style/image_conversion.h"
#include "widgets/views/compare_strip.h"
#include "widgets/views/compare_view.h"
#include "widgets/views/grid_view.h"
#include "widgets/views/timeline_tools.h"
#include "widgets/views/timeline_view.h"

using namespace pentimento;
using namespace pentimento::testing;

/// One window; each slot goes on where the one before it ended.
class GridStoryTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<WindowScene> scene_;
  QTemporaryDir folder_;

  Workbench& bench() { return scene_->bench(); }
  GridPage& page() { return scene_->window->gridPage(); }
  ShownCell shown(int row) {
    return page().model().index(row, 0).data(GridModel::ShownRole).value<ShownCell>();
  }
  void erase(const char* target, const char* anchor) {
    Plan plan = bench().plan();
    plan.pairs = {{target, anchor}};
    plan.kept = {"rabbit"};
    plan.seeds = {41, 42};
    plan.method = "uce";
    plan.settings.clear();
    bench().setPlan(plan);
    QTRY_VERIFY_WITH_TIMEOUT(scene_->drawn(bench().pictures().base()), kPatience);
    QSignalSpy done(&bench(), &Workbench::runFinished);
    bench().erase();
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(scene_->drawn(bench().shownState()), kPatience);
  }

 private Q_SLOTS:
  void initTestCase() {
    scene_ = std::make_unique<WindowScene>();
    scene_->drawRoughly();
    scene_->window->openModel("miniature", "cpu", "fp32");
    QTRY_COMPARE_WITH_TIMEOUT(bench().run().phase, RunPhase::Ready, kPatience);
    erase("cat", "dog");
    QCOMPARE(bench().edits().size(), std::size_t(1));
  }
  void cleanupTestCase() { scene_.reset(); }

  void aMarkedConceptIsHiddenEverywhereAndStillCounted() {
    page().grid().selectKey({0, 41});
    const VerdictCounts counts = page().model().counts();
    const auto verdict = shown(0).verdict;
    const QImage open = page().timeline().grab().toImage();
    bench().sensitive().setMarked("cat", true);
    page().model().flush();
    QVERIFY(shown(0).hidden);
    QCOMPARE(page().model().counts(), counts);
    QCOMPARE(shown(0).verdict, verdict);
    QVERIFY(page().timeline().grab().toImage() != open); // its thumbnails have gone
    shot(*scene_->window, "grid_hidden");
    QSignalSpy revealed(&bench().sensitive(), &SensitivePictures::revealedChanged);
    page().grid().activate(page().grid().currentIndex()); // a click on what is hidden
    QCOMPARE(revealed.count(), 1);
    page().model().flush();
    QVERIFY(!shown(0).hidden);
    QCOMPARE(page().timeline().grab().toImage(), open);
    scene_->window->actions().reveal->setChecked(false);
    QVERIFY(!bench().sensitive().isRevealed());
  }

  void whatIsSavedHasNoSensitivePictureUnlessTicked() {
    TimelineDesk& desk = page().timelineDesk();
    QSignalSpy saved(&desk, &TimelineDesk::saved);
    const auto save = [&](const char* name, bool animated) {
      const QString path = folder_.filePath(name);
      saved.clear();
      desk.save(path, animated);
      (void)QTest::qWaitFor([&] { return saved.count() == 1; }, kPatience);
      return QImage(path);
    };
    const QImage& before = toQImage(bench().pictures().find(bench().pictures().base(), {0, 41})->image);
    const QColor expected = before.pixelColor(before.width() / 2, before.height() / 2);
    const auto middleOf = [](const QImage& strip) { return strip.pixelColor(16 + 80, 44 + 80); };
    const QImage hidden = save("hidden.png", false);
    QCOMPARE(middleOf(hidden), theme().slot);
    bench().sensitive().setMarked("cat", false);
    const QImage strip = save("strip.png", false);
    QCOMPARE(strip.size(), hidden.size());
    const QColor drawn = middleOf(strip);
    QVERIFY(std::abs(drawn.red() - expected.red()) + std::abs(drawn.green() - expected.green()) < 60);
    const QImage film = save("run.png", true);
    QVERIFY(film.width() > 384);
    QFile file(folder_.filePath("run.png"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QCOMPARE(bytes.count("fcTL"), qsizetype(bench().snapshots().size()));
    shot(strip, "story_strip");
    QSignalSpy banner(&bench(), &Workbench::bannerRaised);
    desk.save(folder_.filePath("no/such/folder.png"), false);
    QTRY_COMPARE(banner.count(), 1);
    QCOMPARE(banner[0][0].value<Workbench::BannerKind>(), Workbench::BannerKind::Error);
  }

  void twoPinnedSnapshotsOpenInCompare() {
    auto& timeline = page().timeline();
    const int newest = timeline.newest();
    QVERIFY(newest >= 1);
    timeline.togglePin(newest);
    timeline.togglePin(0);
    timeline.setFocus();
    QTest::keyClick(&timeline, Qt::Key_Return);
    auto* view = scene_->child<CompareView>("compare");
    QVERIFY(view->isVisible());
    QCOMPARE(view->strip()->left(), 0); // the state before
    QCOMPARE(view->strip()->right(), 2);
    QApplication::processEvents();
    shot(*scene_->window, "story_compare_pinned");
    QTest::keyClick(view, Qt::Key_4);
    QApplication::processEvents();
    shot(*scene_->window, "story_compare_four");
    QTest::keyClick(view, Qt::Key_Escape);
    QVERIFY(page().isVisible());
  }

  void statesStandSideBySideEachWithItsHash() {
    erase("fox", "dog");
    QCOMPARE(bench().edits().size(), std::size_t(2));
    auto* action = scene_->child<QAction>("statesGrid");
    QVERIFY(action);
    action->setChecked(true);
    auto* states = scene_->child<StatesPage>("statesPage");
    QVERIFY(states && states->isVisible());
    const auto columns = states->columns();
    QCOMPARE(std::count_if(columns.begin(), columns.end(),
                           [](const auto& c) { return c.kind == StatesPage::Column::Kind::Alone; }),
             2);
    const auto cell = [&](int column) {
      return states->model().index(0, column).data(GridModel::ShownRole).value<ShownCell>();
    };
    const auto all = [&] {
      for (int column = 0; column < int(columns.size()); ++column)
        if (!cell(column).before || !cell(column).after) return false;
      return true;
    };
    QTRY_VERIFY_WITH_TIMEOUT(all(), kPatience);
    std::set<QString> hashes;
    for (int column = 0; column < int(columns.size()); ++column) {
      if (columns[std::size_t(column)].kind == StatesPage::Column::Kind::Snapshot) continue;
      hashes.insert(cell(column).hash);
      QVERIFY(!cell(column).stale);
    }
    QCOMPARE(hashes.size(), std::size_t(3)); // each alone, and both
    QVERIFY(states->model().headerData(int(columns.size()) - 1, Qt::Horizontal, Qt::DisplayRole).toString() ==
            QString("Shown in the grid"));
    QApplication::processEvents();
    shot(*scene_->window, "story_states");
    QTest::keyClick(&states->view(), Qt::Key_Escape);
    QVERIFY(page().isVisible());
    QVERIFY(!action->isChecked());
  }
};

PENTIMENTO_TEST(GridStoryTest)
#include "grid_story_test.moc"
