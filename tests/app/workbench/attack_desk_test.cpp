#include "app/workbench/attack_desk.h"

#include <QtTest>

#include "app/workbench/workbench.h"
#include "core/metrics/intervals.h"
#include "core/probes/attacks/attack_run.h"
#include "support/patience.h"
#include "support/test_registry.h"
#include "widgets/views/attack/attack_words.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The rules of an attack in the window, over the real engine.
class AttackDeskTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    bench_ = std::make_unique<Workbench>(jobs_);
    desk_ = std::make_unique<AttackDesk>(jobs_, *bench_);
    connect(bench_.get(), &Workbench::modelOpened, this, [this] {
      SamplingSettings few = bench_->sampling();
      few.steps = 3;
      bench_->setSampling(few);
    });
    bench_->setHeld(true); // the grid's pictures are not looked at
  }
  void cleanupTestCase() {
    desk_.reset();
    bench_.reset();
  }

  void saysWhatIsMissing() {
    QVERIFY(desk_->whyNot().contains("Open a model"));
    desk_->start({"rece-embedding", 2, 1.0});
    QVERIFY(!desk_->running());
    bench_->openModel("miniature", "cpu", "fp32");
    QTRY_COMPARE_WITH_TIMEOUT(bench_->run().phase, RunPhase::Ready, kPatience);
    QVERIFY(desk_->whyNot().startsWith("Erase a concept first"));
    QVERIFY(bench_->attacks().size() > 10);
    eraseCat();
    QVERIFY2(desk_->whyNot().isEmpty(), qPrintable(desk_->whyNot()));
    QSignalSpy changed(bench_.get(), &Workbench::editsChanged);
    bench_->toggleEdit(bench_->edits().front().id, false);
    QVERIFY(desk_->whyNot().contains("off"));
    bench_->toggleEdit(bench_->edits().front().id, true);
    QTRY_VERIFY_WITH_TIMEOUT(changed.size() >= 3, kPatience); // both at once, then the engine's
    QTRY_VERIFY_WITH_TIMEOUT(jobs_.idle(), kPatience);
    QVERIFY2(desk_->whyNot().isEmpty(), "the newest of two that waited counts");
  }

  void runsByItselfAndKeepsWhatItCameTo() {
    desk_->start({"rece-embedding", 2, 1.0});
    QVERIFY(desk_->running() && bench_->isTaken());
    QVERIFY2(!bench_->run().notReady.isEmpty(), "no erasure beside it");
    bench_->erase();
    QCOMPARE(bench_->run().phase, RunPhase::Ready);
    QVERIFY(bench_->run().sentence.contains("RECE embedding"));
    QTRY_VERIFY_WITH_TIMEOUT(!desk_->running(), kPatience);
    QVERIFY(!bench_->isTaken() && bench_->run().notReady.isEmpty());
    const auto view = desk_->view();
    QCOMPARE(view.phase, AttackPhase::Finished);
    QCOMPARE(view.begun.target, std::string("cat"));
    QCOMPARE(view.attacked.pictures.size(), std::size_t(2));
    QCOMPARE(view.control.pictures.size(), std::size_t(2));
    QVERIFY(view.conclusion);
    QCOMPARE(view.attacked.seen, view.conclusion->attacked);
    QVERIFY2(view.best, "without a look it is the counted picture that shows most");
    const QString line = QString::fromStdString(view.replay);
    QVERIFY2(line.startsWith("pentimento-cli attack ") && line.contains("--attack rece-embedding"),
             qPrintable(line));
    QVERIFY2(!line.contains("%1") && line.contains(".safetensors"), qPrintable(line));
  }

  void theReplayNamesTheProjectsFile() {
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath("edits"));
    const auto edit = desk_->view().begun.edits.front();
    const QString path =
        folder.filePath("edits/" + QString::fromStdString(edit.content_hash.substr(0, 16)) + ".safetensors");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    desk_->setEditFolder([&] { return folder.path(); });
    QVERIFY(QString::fromStdString(desk_->view().replay).contains("--edit " + path));
    desk_->setEditFolder({});
  }

  void aMarkedTargetIsHiddenAndStillCounted() {
    const Proportion seen = desk_->view().attacked.seen;
    bench_->sensitive().setMarked("cat", true);
    auto view = desk_->view();
    QVERIFY(view.hidden && view.best && !view.best->image);
    for (const auto& picture : view.attacked.pictures)
      QVERIFY(!picture.image && picture.text.empty() && picture.score);
    QCOMPARE(view.attacked.seen, seen);
    bench_->sensitive().setRevealed(true);
    QVERIFY(!desk_->view().hidden && desk_->view().best->image);
    bench_->sensitive().setMarked("cat", false);
  }

  void aStopKeepsWhatIsThere() {
    QVERIFY2(desk_->whyNot().isEmpty(), qPrintable(desk_->whyNot()));
    desk_->start({"p4d", 2, 4.0});
    QTRY_VERIFY_WITH_TIMEOUT(!desk_->view().attacked.curve.empty(), kPatience);
    bench_->stop(); // as the tool bar's
    QTRY_VERIFY_WITH_TIMEOUT(!desk_->running(), kPatience);
    const auto view = desk_->view();
    QCOMPARE(view.phase, AttackPhase::Stopped);
    QVERIFY(!view.attacked.curve.empty() && !view.conclusion);
    QVERIFY(desk_->whyNot().isEmpty());
  }

  void aFailureIsSaidAsAnyOther() {
    SamplingSettings odd = bench_->sampling();
    odd.scheduler = "no such scheduler";
    bench_->setSampling(odd);
    QSignalSpy failed(bench_.get(), &Workbench::failed);
    desk_->start({"rece-embedding", 2, 1.0});
    QTRY_VERIFY_WITH_TIMEOUT(!desk_->running(), kPatience);
    QCOMPARE(desk_->view().phase, AttackPhase::Failed);
    QVERIFY(!failed.isEmpty());
    QCOMPARE(failed.last().first().toString(), QString::fromStdString(desk_->view().failure));
    QVERIFY(!bench_->isTaken());
  }

  void anotherModelForgetsIt() {
    bench_->openModel("miniature", "cpu", "fp32");
    QTRY_COMPARE_WITH_TIMEOUT(desk_->view().phase, AttackPhase::None, kPatience);
  }

  void theWindowSaysWhatTheCommandLineSays() {
    AttackDescription attack;
    attack.tier = "T2";
    for (const auto& [seen, control] : {std::pair{Proportion{}, Proportion{}},
                                        {{0, 16}, {0, 16}},
                                        {{12, 16}, {1, 16}},
                                        {{2, 16}, {1, 16}},
                                        {{3, 7}, {}}})
      for (const auto stop : {AttackStop::Found, AttackStop::StepsDone, AttackStop::UnetCalls,
                              AttackStop::Pictures, AttackStop::Seconds, AttackStop::Steps}) {
        AttackConclusion end;
        end.attacked = seen;
        end.control = control;
        end.stop = stop;
        if (seen.measured()) end.upper = clopper_pearson_upper(seen);
        if (seen.measured()) end.interval = wilson(seen);
        end.fisher_p = fisher_exact_above(seen, control);
        QCOMPARE(attackSentence(end, "T2"),
                 QString::fromStdString(attack_sentence(attack, seen, control, stop)));
      }
  }

 private:
  void eraseCat() {
    Plan plan = bench_->plan();
    plan.method = "uce";
    plan.settings.clear();
    bench_->setPlan(plan);
    QSignalSpy done(bench_.get(), &Workbench::runFinished);
    bench_->erase();
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(bench_->edits().size(), std::size_t(1), kPatience);
  }

  JobBridge jobs_;
  std::unique_ptr<Workbench> bench_;
  std::unique_ptr<AttackDesk> desk_;
};

PENTIMENTO_TEST(AttackDeskTest)
#include "attack_desk_test.moc"
