#include "app/pages/compare_page.h"
#include "app/window_scene.h"
#include "support/patience.h"
#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/editors/strength_slider.h"
#include "widgets/editors/toggle_switch.h"
#include "widgets/models/grid_model.h"
#include "widgets/views/bars/banner.h"
#include "widgets/views/compare_view.h"
#include "widgets/views/docks/label_queue_view.h"
#include "widgets/views/docks/token_panel.h"
#include "widgets/views/docks/trade_off_chart.h"
#include "widgets/views/grid_view.h"
#include "widgets/views/panels/panel_head.h"
#include "widgets/views/timeline_view.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The whole walk in the real window: each slot goes on where the one before it ended.
class ScenarioTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    scene_ = std::make_unique<WindowScene>();
    scene_->drawRoughly();
    timeline_ = scene_->child<TimelineView>("timeline");
    grid_ = scene_->child<GridView>("grid");
    QVERIFY(timeline_ && grid_);
  }
  void cleanupTestCase() { scene_.reset(); }

  void opensWithThePlanFilledInAndErasesOnOneKey() {
    scene_->window->openModel("miniature", "cpu", "fp32");
    QTRY_COMPARE_WITH_TIMEOUT(bench().run().phase, RunPhase::Ready, kPatience);
    QCOMPARE(bench().plan().pairs.front().target, std::string("cat"));
    QCOMPARE(bench().plan().pairs.front().anchor, std::string("dog"));
    QVERIFY(!bench().plan().kept.empty());
    QVERIFY(button("eraseButton")->isEnabled());
    QTRY_COMPARE(scene_->window->focusWidget(), button("eraseButton"));
  }

  void drawsTheBeforePictures() {
    Plan plan = bench().plan();
    plan.seeds = {41, 42};
    plan.kept = {"fox", "rabbit"};
    bench().setPlan(plan);
    QTRY_VERIFY_WITH_TIMEOUT(scene_->drawn(base()), kPatience);
    const auto* cell = scene_->window->gridPage().model().cell({0, 41});
    QVERIFY(cell && cell->before && !cell->after);
    QCOMPARE(cell->before->state, base());
    shot(*scene_->window, "scenario_first_start");
  }

  void theFormChangesThePlan() {
    unfold();
    type("Steps", "4");
    type("Warm-up", "0");
    type("Batch", "2");
    type("Snapshot every", "2");
    type("Anchor pictures", "4");
    type("Their steps", "3");
    QCOMPARE(std::get<std::int64_t>(bench().plan().settings.at("steps")), std::int64_t(4));
    QCOMPARE(std::get<std::int64_t>(bench().plan().settings.at("warm_up")), std::int64_t(0));
    type("Steps", "x");
    QVERIFY2(!button("eraseButton")->isEnabled(), "a plan that cannot be read is not erased with");
    type("Steps", "4");
    QVERIFY(button("eraseButton")->isEnabled());
  }

  void erasesAndSnapshotsArrive() {
    QSignalSpy taken(&bench(), &Workbench::snapshotTaken), done(&bench(), &Workbench::runFinished);
    QTest::keyClick(scene_->window.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(bench().run().phase, RunPhase::Erasing);
    const auto* first = scene_->window->gridPage().model().cell({0, 41});
    QVERIFY2(first->after && first->after->state == base(), "a run starts with pairs that are still equal");
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, kPatience);
    QVERIFY(taken.size() >= 3); // before, step 2, step 4
    QCOMPARE(timeline_->newest(), int(bench().snapshots().size()) - 1);
    QTRY_COMPARE_WITH_TIMEOUT(bench().edits().size(), std::size_t(1), kPatience);
    erased_ = bench().shownState();
    QVERIFY(erased_ != base());
    QTRY_VERIFY_WITH_TIMEOUT(scene_->drawn(erased_), kPatience);
    const auto* cell = scene_->window->gridPage().model().cell({0, 41});
    QVERIFY(cell->after);
    QCOMPARE(cell->after->state, erased_);
    shot(*scene_->window, "scenario_erased");
  }

  void theDetectorAsksAndTakesAnAnswer() {
    auto* queue = scene_->child<LabelQueueView>("labelQueue");
    auto* dock = scene_->child<QDockWidget>("labelDock");
    QTRY_VERIFY_WITH_TIMEOUT(queue->current() >= 0, kPatience);
    dock->toggleViewAction()->trigger();
    QTRY_VERIFY(queue->isVisible() && queue->head()->isVisible());
    shot(*scene_->window, "scenario_label_queue");
    const int first = queue->current();
    QTest::keyClick(queue, Qt::Key_2);
    QVERIFY(queue->current() != first);
    QVERIFY2(queue->head()->note().contains("1 of 24 answered"), qPrintable(queue->head()->note()));
    QTest::keyClick(queue, Qt::Key_U);
    QVERIFY2(queue->head()->note().contains("0 of 24 answered"), qPrintable(queue->head()->note()));
    dock->hide();
  }

  void theTradeOffHasAPointForEverySnapshotAndAClickScrubs() {
    auto* chart = scene_->window->findChild<TradeOffChart*>();
    auto* dock = scene_->child<QDockWidget>("tradeOffDock");
    QVERIFY(chart && !chart->runs().empty());
    const auto points = chart->runs().back().points; // a copy: scrubbing may not change it
    QCOMPARE(points.size(), bench().counts().size());
    QCOMPARE(points.back().leak, bench().counts().back().leak);
    dock->toggleViewAction()->trigger();
    QTRY_VERIFY(chart->isVisible());
    shot(*scene_->window, "scenario_trade_off");
    QSignalSpy chosen(chart, &TradeOffChart::snapshotChosen);
    QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, chart->place(points.front()).toPoint());
    QCOMPARE(chosen.size(), 1);
    const int index = chosen.first().first().toInt();
    QCOMPARE(bench().shownSnapshot(), index == timeline_->newest() ? -1 : index);
    bench().showSnapshot(-1);
    dock->hide();
  }

  void theSelectedPromptIsReadAsTheModelReadsIt() {
    auto* panel = scene_->child<TokenPanel>("tokens");
    auto* dock = scene_->child<QDockWidget>("tokenDock");
    grid_->selectKey({0, 41});
    dock->toggleViewAction()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(panel->list()->topLevelItemCount() >= 5, kPatience); // a photo of a cat
    QVERIFY(panel->list()->topLevelItem(4)->text(1).contains("cat"));
    auto* field = scene_->child<QLineEdit>("tokenPrompt");
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, "kitten");
    QTRY_VERIFY_WITH_TIMEOUT(panel->list()->topLevelItemCount() > 0 &&
                                 panel->list()->topLevelItem(0)->text(1).contains("kitten"),
                             kPatience);
    shot(*scene_->window, "scenario_tokens");
    dock->hide();
  }

  void scrubsBackInTimeAndLiveAgain() {
    const int newest = timeline_->newest();
    QTest::keyClick(timeline_, Qt::Key_Left);
    QCOMPARE(bench().shownSnapshot(), newest - 1);
    QCOMPARE(bench().shownState(), bench().snapshots()[std::size_t(newest - 1)].state);
    QTest::keyClick(timeline_, Qt::Key_Home);
    QCOMPARE(bench().shownState(), base());
    QTest::keyClick(timeline_, Qt::Key_End);
    QCOMPARE(bench().shownSnapshot(), -1);
    QCOMPARE(bench().shownState(), erased_);
    scene_->window->actions().previousSnapshot->trigger();
    QCOMPARE(bench().shownSnapshot(), newest - 1);
    scene_->window->actions().liveSnapshot->trigger();
    QCOMPARE(bench().shownState(), erased_);
  }

  void offIsTheBaseToTheBitAndOnIsTheEdit() {
    auto* toggle = scene_->child<QWidget>("edits")->findChild<ToggleSwitch*>();
    QVERIFY(toggle && toggle->isChecked());
    const Image before = *bench().pictures().find(base(), {0, 41})->image;
    const Image after = *bench().pictures().find(erased_, {0, 41})->image;
    toggle->click();
    QTRY_COMPARE_WITH_TIMEOUT(bench().shownState(), base(), kPatience);
    QCOMPARE(drawAgain({0, 41}), before);
    toggle->click();
    QTRY_COMPARE_WITH_TIMEOUT(bench().shownState(), erased_, kPatience);
    QCOMPARE(drawAgain({0, 41}), after);
  }

  void strengthCanBeUndoneAndRedone() {
    auto* slider = scene_->child<QWidget>("edits")->findChild<StrengthSlider*>();
    QVERIFY(slider);
    QTest::keyClick(slider, Qt::Key_Home); // the other way round
    QTRY_VERIFY_WITH_TIMEOUT(bench().shownState() != erased_, kPatience);
    const std::string turned = bench().shownState();
    scene_->window->actions().undo->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(bench().shownState(), erased_, kPatience);
    scene_->window->actions().redo->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(bench().shownState(), turned, kPatience);
    scene_->window->actions().undo->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(bench().shownState(), erased_, kPatience);
  }

  void comparesByKey() {
    grid_->selectKey({0, 42});
    grid_->setFocus();
    QTest::keyClick(grid_, Qt::Key_Return);
    auto* pages = scene_->child<QStackedWidget>("pages");
    QCOMPARE(pages->currentIndex(), 1);
    auto* view = scene_->child<CompareView>("compare");
    QTest::keyClick(view, Qt::Key_C);
    QCOMPARE(view->mode(), CompareMode::SideBySide);
    QTest::keyClick(view, Qt::Key_D);
    QCOMPARE(view->mode(), CompareMode::Difference);
    QTest::keyClick(view, Qt::Key_D);
    QTest::keyClick(view, Qt::Key_Escape);
    QCOMPARE(pages->currentIndex(), 0);
    QCOMPARE(grid_->currentKey(), (CellKey{0, 42}));
  }

  void attentionOfTheSelectedPictureIsShown() {
    QSignalSpy drawn(&bench(), &Workbench::attentionDrawn);
    grid_->selectKey({0, 41});
    QTRY_VERIFY_WITH_TIMEOUT(!drawn.isEmpty(), kPatience);
    const auto attention = drawn.last().first().value<AttentionDrawn>();
    QVERIFY(!attention.before.empty());
    QCOMPARE(attention.word, std::string("cat"));
  }

  void pausesStopsAndResumes() {
    type("Steps", "400");
    type("Snapshot every", "200");
    QTRY_VERIFY_WITH_TIMEOUT(scene_->window->actions().erase->isEnabled(), kPatience);
    scene_->window->actions().erase->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(bench().run().phase, RunPhase::Erasing, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(bench().run().total == 400 && bench().run().done >= 3, kPatience);
    QTest::keyClick(scene_->window.get(), Qt::Key_Space);
    QCOMPARE(bench().run().phase, RunPhase::Paused);
    QTest::qWait(1000); // the step under way ends
    const int held = bench().run().done;
    QTest::qWait(1000);
    QCOMPARE(bench().run().done, held);
    QTest::keyClick(scene_->window.get(), Qt::Key_Space);
    QCOMPARE(bench().run().phase, RunPhase::Erasing);
    QTRY_VERIFY_WITH_TIMEOUT(bench().run().done > held + 2, kPatience);
    button("stopButton")->click();
    QTRY_COMPARE_WITH_TIMEOUT(bench().run().phase, RunPhase::Stopped, kPatience);
    const int stopped = bench().run().done;
    button("pauseButton")->click(); // Resume
    QCOMPARE(bench().run().phase, RunPhase::Erasing);
    QTRY_VERIFY_WITH_TIMEOUT(bench().run().done > stopped, kPatience);
    scene_->window->actions().stop->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(bench().run().phase, RunPhase::Stopped, kPatience);
    button("stopButton")->click(); // Discard
    QCOMPARE(bench().run().phase, RunPhase::Ready);
    QTRY_COMPARE_WITH_TIMEOUT(bench().edits().size(), std::size_t(1), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(bench().shownState(), erased_, kPatience);
  }

  void exportsEditAndModel() {
    QSignalSpy banner(&bench(), &Workbench::bannerRaised);
    const QDir folder(scene_->home.path());
    bench().exportEdit(bench().edits().front().id, folder.filePath("cat.safetensors"));
    QTRY_COMPARE_WITH_TIMEOUT(banner.size(), 1, kPatience);
    QVERIFY(QFileInfo(folder.filePath("cat.safetensors")).size() > 1000);
    bench().exportModel(folder.filePath("edited"), false);
    QTRY_COMPARE_WITH_TIMEOUT(banner.size(), 2, kPatience);
    QVERIFY(QFile::exists(folder.filePath("edited/model_index.json")));
  }

  void aFailureIsSaidAndTheWindowStillWorks() {
    QSignalSpy failed(&bench(), &Workbench::failed);
    scene_->window->openModel("/nowhere/at all");
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kPatience);
    QVERIFY(failed.first().first().toString().contains("/nowhere/at all"));
    QVERIFY(scene_->window->gridPage().banner().isVisible());
    QCOMPARE(bench().run().phase, RunPhase::Ready);
    QVERIFY(button("eraseButton")->isEnabled());
    const Image drawn = *bench().pictures().find(erased_, {0, 42})->image; // a copy: drawing replaces it
    QCOMPARE(drawAgain({0, 42}), drawn);
  }

 private:
  Workbench& bench() { return scene_->bench(); }
  std::string base() { return bench().pictures().base(); }
  QPushButton* button(const char* name) { return scene_->child<QPushButton>(name); }

  void unfold() {
    for (auto* fold : scene_->child<QWidget>("plan")->findChildren<QToolButton*>())
      if (fold->text().startsWith("All ")) fold->click();
  }

  void type(const QString& label, const QString& text) {
    auto* field = scene_->field(label);
    QVERIFY2(field, qPrintable("no field called " + label));
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
  }

  /// Has one cell drawn anew with the weights as they are, and returns the picture; an empty one where none
  /// came.
  Image drawAgain(const CellKey& key) {
    QSignalSpy drawn(&bench(), &Workbench::pictureDrawn);
    bench().runCellAgain(key);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < kPatience) {
      for (const auto& arguments : drawn) {
        const auto picture = arguments.first().value<DrawnPicture>();
        if (picture.key == key && picture.state == bench().shownState() && !arguments.last().toBool())
          return *picture.image;
      }
      QTest::qWait(20);
    }
    return {};
  }

  std::unique_ptr<WindowScene> scene_;
  TimelineView* timeline_ = nullptr;
  GridView* grid_ = nullptr;
  std::string erased_;
};

PENTIMENTO_TEST(ScenarioTest)
#include "scenario_test.moc"
