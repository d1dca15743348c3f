#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>
#include <QtWidgets>

#include "app/cli/program.h"
#include "app/palette/command.h"
#include "app/window_story.h"
#include "core/base/hash.h"
#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/views/attack/attack_panel.h"
#include "widgets/views/attack/attack_slot.h"
#include "widgets/views/attack/attack_tiles.h"
#include "widgets/views/attack/loss_chart.h"
#include "widgets/views/bars/banner.h"
#include "widgets/views/panels/evidence_panel.h"

using namespace pentimento;
using namespace pentimento::testing;

/// An attack from the dock of the real window: erased by UCE, then attacked.
class MainWindowAttackTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    scene_ = std::make_unique<WindowScene>();
    scene_->drawRoughly();
    bench().setHeld(true); // the grid is not looked at here
    panel_ = scene_->child<AttackPanel>("attack");
    dock_ = scene_->child<QDockWidget>("attackDock");
    QVERIFY(panel_ && dock_);
  }
  void cleanupTestCase() { scene_.reset(); }

  void withoutAnEditItSaysWhatToDo() {
    scene_->window->openModel("miniature", "cpu", "fp32");
    QTRY_COMPARE_WITH_TIMEOUT(bench().run().phase, RunPhase::Ready, kPatience);
    dock_->toggleViewAction()->trigger();
    QTRY_VERIFY(panel_->isVisible() && panel_->emptyText().startsWith("Erase a concept first"));
    QVERIFY(!button("attackStart")->isEnabled());
    const auto commands = collectCommands(*scene_->window, *scene_->window->menuBar());
    QVERIFY2(std::any_of(commands.begin(), commands.end(),
                         [this](const Command& one) { return one.action == dock_->toggleViewAction(); }),
             "the palette finds it");
    shots("empty");
  }

  void afterAnErasureTheClosedFormIsRunAndCounted() {
    Plan plan = bench().plan();
    plan.method = "uce";
    plan.settings.clear();
    plan.seeds = {41, 42};
    plan.kept = {"fox", "rabbit"};
    bench().setPlan(plan);
    QSignalSpy done(&bench(), &Workbench::runFinished);
    scene_->window->actions().erase->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(button("attackStart")->isEnabled(), kPatience);
    state_ = bench().state();
    shots("ready");
    QCOMPARE(bench().evidence().leaks.back().label, std::string("attack"));
    QCOMPARE(bench().evidence().leaks.back().problem, std::string("not run"));
    panel_->setWish({"rece-embedding", 16, 1.0});
    button("attackStart")->click();
    QVERIFY(!button("attackStart")->isEnabled());
    QVERIFY(!scene_->window->actions().erase->isEnabled());
    QVERIFY(scene_->window->actions().stop->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(panel_->sentence().contains("under tier T2"), kPatience);
    QCOMPARE(panel_->tiles(false)->count(), 16);
    QCOMPARE(panel_->tiles(true)->count(), 16);
    QVERIFY(panel_->slot()->hasPicture() && !panel_->chart()->isVisible());
    QVERIFY(scene_->window->actions().erase->isEnabled());
    QVERIFY(!scene_->window->actions().stop->isEnabled());
    shots("closed_form");
    // It is a row of the evidence beside its null control; a click leads back to the dock.
    const auto& leaks = bench().evidence().leaks;
    const auto row = std::ranges::find(leaks, std::string("T2 RECE embedding"), &ProbeResult::label);
    QVERIFY(row != leaks.end() && row->attack);
    QCOMPARE(row->bad, scene_->window->attacks().view().conclusion->attacked);
    QCOMPARE(row->control, scene_->window->attacks().view().conclusion->control);
    auto* dock = scene_->child<QDockWidget>("attackDock");
    dock->hide();
    Q_EMIT scene_->child<EvidencePanelView>("evidence")->resultChosen(*row);
    QVERIFY(dock->isVisible());
    scene_->child<QToolButton>("attackCopy")->click();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith("pentimento-cli attack "));
  }

  /// The command is run in a shell, with the edit where it says that it lies.
  void theCopiedCommandReplaysItToTheBit() {
    const QString line = QGuiApplication::clipboard()->text();
    const auto edit = QRegularExpression("--edit (\\S+)").match(line).captured(1);
    const QDir folder(scene_->home.path());
    QSignalSpy written(&bench(), &Workbench::bannerRaised);
    bench().exportEdit(bench().edits().front().id, folder.filePath(edit));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder.filePath(edit)) && !written.isEmpty(), kPatience);
    QProcess shell;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PATH", QFileInfo(cli_path()).path() + ":" + environment.value("PATH"));
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(folder.path());
    shell.start("/bin/sh", {"-c", line});
    QVERIFY(shell.waitForFinished(kPatience));
    QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    QFile results(folder.filePath("rece-embedding-again/results.json"));
    QVERIFY(results.open(QIODevice::ReadOnly));
    const auto attack =
        QJsonDocument::fromJson(results.readAll()).object()["attacks"].toArray().first().toObject();
    QCOMPARE(attack["sentence"].toString(), panel_->sentence());
    const auto view = scene_->window->attacks().view();
    for (const auto& [name, side] : {std::pair{"attack", &view.attacked}, {"control", &view.control}}) {
      const auto pictures = attack[name].toObject()["pictures"].toArray();
      QCOMPARE(pictures.size(), int(side->pictures.size()));
      for (int i = 0; i < pictures.size(); ++i)
        QCOMPARE(pictures[i].toObject()["sha256"].toString().toStdString(),
                 hashOf(*side->pictures[std::size_t(i)].image));
    }
  }

  void aSearchShowsItsCurveAndItsBestPictureAndIsStopped() {
    panel_->setWish({"p4d", 4, 0.25});
    button("attackStart")->click();
    QTRY_VERIFY_WITH_TIMEOUT(panel_->chart()->isVisible(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!panel_->chart()->legend().contains("attack –"), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(panel_->slot()->line().startsWith("best"), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(panel_->tiles(false)->count() == 4, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!panel_->chart()->legend().contains("control –"), kPatience);
    shots("running");
    button("attackStop")->click();
    QTRY_VERIFY_WITH_TIMEOUT(panel_->sentence().startsWith("Stopped"), kPatience);
    QVERIFY2(!panel_->chart()->legend().contains("attack –"), "what is there stays");
    QCOMPARE(panel_->tiles(false)->count(), 4);
    QVERIFY(button("attackStart")->isEnabled());
    shots("stopped");
  }

  void aMarkedTargetIsHidden() {
    bench().sensitive().setMarked("cat", true);
    QTRY_VERIFY(!panel_->slot()->hasPicture());
    shots("hidden");
    scene_->window->actions().reveal->trigger();
    QTRY_VERIFY(panel_->slot()->hasPicture());
    scene_->window->actions().reveal->trigger();
    bench().sensitive().setMarked("cat", false);
  }

  void theModelIsAsItWas() {
    QCOMPARE(bench().state(), state_);
    QSignalSpy drawn(&bench(), &Workbench::pictureDrawn);
    bench().runCellAgain({0, 41});
    QTRY_VERIFY_WITH_TIMEOUT(!drawn.isEmpty(), kPatience);
    QCOMPARE(drawn.first().first().value<DrawnPicture>().state, state_);
    bench().stop();
  }

 private:
  /// As results.json names a picture.
  static std::string hashOf(const Image& image) {
    return Sha256()
        .add(static_cast<std::uint64_t>(image.width))
        .add(static_cast<std::uint64_t>(image.height))
        .add(std::as_bytes(std::span(image.rgb)))
        .hex();
  }

  Workbench& bench() { return scene_->bench(); }
  QPushButton* button(const char* name) { return scene_->child<QPushButton>(name); }

  /// In both themes and two sizes.
  void shots(const QString& name) {
    if (!shotsWanted()) return;
    for (const bool dark : {true, false})
      for (const QSize size : {QSize(1280, 800), QSize(1440, 900)}) {
        setTheme(dark ? Theme::dark() : Theme::light());
        scene_->window->resize(size);
        for (int i = 0; i < 4; ++i) QCoreApplication::processEvents();
        shot(*scene_->window,
             QStringLiteral("attack_%1_%2_%3").arg(name, dark ? "dark" : "light").arg(size.width()));
      }
    setTheme(Theme::dark());
    scene_->window->resize(1280, 800);
  }

  std::unique_ptr<WindowScene> scene_;
  AttackPanel* panel_ = nullptr;
  QDockWidget* dock_ = nullptr;
  std::string state_;
};

PENTIMENTO_TEST(MainWindowAttackTest)
#include "main_window_attack_test.moc"
