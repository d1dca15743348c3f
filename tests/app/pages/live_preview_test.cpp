// Pictures that are seen coming, in the real window over the miniature, made slow by many steps.
#include "app/palette/command.h"
#include "app/window_scene.h"
#include "support/patience.h"
#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/models/grid_model.h"

using namespace pentimento;
using namespace pentimento::testing;

class LivePreviewTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<WindowScene> scene_;

  Workbench& bench() { return scene_->bench(); }
  GridModel& model() { return scene_->window->gridPage().model(); }
  QAction& action() { return *scene_->window->actions().livePreview; }
  ShownCell shown(const CellKey& key) {
    return model().indexOf(key).data(GridModel::ShownRole).value<ShownCell>();
  }
  /// The first cell that is seen coming; row -1 without one.
  CellKey coming() {
    model().flush();
    for (const auto& key : allKeys(bench().suite(), bench().plan().seeds))
      if (shown(key).beforePreview) return key;
    return {-1, 0};
  }
  bool comes() {
    return QTest::qWaitFor([&] { return coming().row >= 0; }, kPatience);
  }

 private Q_SLOTS:
  void initTestCase() {
    scene_ = std::make_unique<WindowScene>();
    connect(&bench(), &Workbench::modelOpened, scene_->window.get(), [this] {
      SamplingSettings many = bench().sampling();
      many.steps = 100; // seconds a row: several previews each
      bench().setSampling(many);
    });
    scene_->window->openModel("miniature", "cpu", "fp32");
    QTRY_COMPARE_WITH_TIMEOUT(bench().run().phase, RunPhase::Ready, kPatience);
  }
  void cleanupTestCase() { scene_.reset(); }

  void aSlowPictureIsSeenComingAndThenThere() {
    QVERIFY(action().isChecked());
    QVERIFY(comes());
    const CellKey key = coming();
    const ShownCell cell = shown(key);
    QVERIFY(!cell.before && cell.beforeSteps > 0);
    QCOMPARE(cell.beforePreview->width, 16);
    QVERIFY(!bench().pictures().find(bench().pictures().base(), key)); // the window knows of no picture
    if (shotsWanted()) shotsInBothThemes();
    QTRY_VERIFY_WITH_TIMEOUT(bench().pictures().find(bench().pictures().base(), key), kPatience);
    QVERIFY(shown(key).before && !shown(key).beforePreview);
  }

  void whatIsHiddenIsNotSeenComing() {
    QVERIFY(comes());
    const CellKey key = coming();
    const auto& prompt = bench().suite().cases[static_cast<std::size_t>(key.row)];
    bench().sensitive().setMarked(prompt.judged, true);
    QVERIFY(shown(key).hidden && !shown(key).beforePreview);
    bench().sensitive().setMarked(prompt.judged, false);
  }

  void switchedOffItIsGoneAtOnceAndStaysSo() {
    QVERIFY(comes());
    action().trigger();
    QCOMPARE(coming().row, -1);
    QVERIFY(!Settings().livePreview());
    QTest::qWait(1500); // three intervals
    QCOMPARE(coming().row, -1);
    action().trigger();
    QVERIFY(Settings().livePreview());
    QVERIFY(comes());
  }

  void thePaletteFindsIt() {
    const auto commands = collectCommands(*scene_->window, *scene_->window->menuBar());
    const auto found = std::find_if(commands.begin(), commands.end(),
                                    [](const Command& one) { return one.name == "livePreview"; });
    QVERIFY(found != commands.end());
    QCOMPARE(found->title, QString("Live preview"));
    QCOMPARE(found->place, QString("View"));
  }

  void itGoesWithTheRun() {
    QVERIFY(comes());
    bench().setHeld(true); // nothing begins after it
    bench().stop();
    QTRY_COMPARE_WITH_TIMEOUT(coming().row, -1, kPatience);
    QTest::qWait(1000);
    QCOMPARE(coming().row, -1);
  }

 private:
  void shotsInBothThemes() {
    shot(*scene_->window, "live_preview_dark");
    setTheme(Theme::light());
    QCoreApplication::processEvents();
    shot(*scene_->window, "live_preview_light");
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(LivePreviewTest)
#include "live_preview_test.moc"
