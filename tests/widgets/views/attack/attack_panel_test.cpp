#include "widgets/views/attack/attack_panel.h"

#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/method_combo.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"
#include "widgets/views/attack/attack_samples.h"
#include "widgets/views/attack/attack_slot.h"
#include "widgets/views/attack/attack_tiles.h"
#include "widgets/views/attack/loss_chart.h"
#include "widgets/views/panels/panel_head.h"

using namespace pentimento;
using namespace pentimento::testing;

/// What the dock says before, during and after an attack.
class AttackPanelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }
  void init() {
    panel_ = std::make_unique<AttackPanel>();
    panel_->resize(890, 228);
    panel_->setAttacks(attackInfos());
    panel_->show();
  }

  void saysWhatToDoUntilThereIsAnEdit() {
    panel_->setView({}, "Erase a concept first.");
    QCOMPARE(panel_->emptyText(), QString("Erase a concept first."));
    QVERIFY(!button("attackStart")->isEnabled());
    QCOMPARE(button("attackStart")->toolTip(), QString("Erase a concept first."));
    panel_->setView({}, {});
    QVERIFY(panel_->emptyText().isEmpty());
    QVERIFY(button("attackStart")->isEnabled() && !button("attackStop")->isEnabled());
    settledShot(*panel_, "attack_panel_ready");
  }

  void startsWhatWasChosen() {
    panel_->setView({}, {});
    QCOMPARE(panel_->wish(), (AttackWish{"rece-embedding", 16, 1.0}));
    QVERIFY2(!panel_->findChild<QComboBox*>("attackEffort")->isEnabled(), "it has no steps");
    const AttackWish wish{"ring-a-bell", 32, 2.0};
    panel_->setWish(wish);
    QVERIFY(panel_->findChild<QComboBox*>("attackEffort")->isEnabled());
    QSignalSpy started(panel_.get(), &AttackPanel::startRequested);
    button("attackStart")->click();
    QCOMPARE(started.size(), 1);
    QCOMPARE(started.first().first().value<AttackWish>(), wish);
  }

  void whileItRunsItShowsCurveBestAndCounts() {
    panel_->setWish({"rece-embedding", 16, 1.0});
    panel_->setView(attackRunning(), "An attack is running.");
    QVERIFY(panel_->chart()->isVisible());
    QVERIFY(panel_->slot()->hasPicture());
    QCOMPARE(panel_->slot()->line(), QString("best: cat 0.96"));
    QCOMPARE(panel_->rate(false), QString("Attack 5/15, 33 % [15, 58]"));
    QCOMPARE(panel_->rate(true), QString("Null control –"));
    QVERIFY(panel_->sentence().contains("CLIP zero-shot"));
    QVERIFY(!panel_->findChild<MethodCombo*>()->isEnabled());
    QVERIFY(button("attackStop")->isEnabled() && !button("attackStart")->isEnabled());
    QSignalSpy stopped(panel_.get(), &AttackPanel::stopRequested);
    button("attackStop")->click();
    QCOMPARE(stopped.size(), 1);
    settledShot(*panel_, "attack_panel_running");
  }

  void aCountedPictureIsEnlargedInPlace() {
    panel_->setWish({"ring-a-bell", 16, 1.0});
    panel_->setView(attackFinished(), {});
    QTest::mouseClick(panel_->tiles(false), Qt::LeftButton, {}, panel_->tiles(false)->tile(3).center());
    QCOMPARE(panel_->slot()->line(), QString("44: cat 0.90"));
    QVERIFY(panel_->slot()->prompt().contains("number 44"));
    QTest::mouseClick(panel_->tiles(true), Qt::LeftButton, {}, panel_->tiles(true)->tile(3).center());
    QCOMPARE(panel_->tiles(false)->current(), -1);
    QCOMPARE(panel_->slot()->line(), QString("44: cat 0.80"));
    QTest::keyClick(panel_->tiles(true), Qt::Key_Escape);
    QCOMPARE(panel_->slot()->line(), QString("best: cat 0.96"));
  }

  void atTheEndItSaysWhatMayBeSaid() {
    panel_->setWish({"ring-a-bell", 16, 1.0});
    panel_->setView(attackFinished(), {});
    QVERIFY2(panel_->sentence().startsWith("a leak in 5 of 15 trials (33.3 %"),
             qPrintable(panel_->sentence()));
    QVERIFY(panel_->sentence().endsWith("which says nothing of robustness"));
    settledShot(*panel_, "attack_panel_finished");
    QSignalSpy copied(panel_.get(), &AttackPanel::copyRequested);
    panel_->findChild<QToolButton*>("attackCopy")->click();
    QCOMPARE(copied.first().first().toString(), QString("pentimento-cli attack miniature"));
    panel_->setWish({"rece-embedding", 16, 1.0});
    QVERIFY2(!panel_->chart()->isVisible(), "another attack was chosen: it is described");
  }

  /// In the narrowest dock that the window makes, with the longest sentence.
  void nothingIsCutInANarrowDock() {
    AttackView view = attackFinished();
    view.conclusion->fisher_p = 8.5e-05;
    view.conclusion->stop = AttackStop::UnetCalls;
    panel_->setWish({"ring-a-bell", 16, 1.0});
    panel_->setView(view, {});
    panel_->resize(760, 228);
    settle();
    const auto* sentence = panel_->findChild<QLabel*>("attackSentence");
    QVERIFY(sentence->heightForWidth(sentence->width()) <= sentence->height());
    for (const QWidget* part :
         {static_cast<const QWidget*>(panel_->chart()), static_cast<const QWidget*>(panel_->slot()),
          static_cast<const QWidget*>(panel_->tiles(false)),
          static_cast<const QWidget*>(panel_->tiles(true))}) {
      QVERIFY(part->width() >= part->minimumSizeHint().width());
      QVERIFY(part->height() >= part->minimumSizeHint().height());
    }
    for (int i = 0; i < 16; ++i)
      QVERIFY(panel_->tiles(false)->rect().contains(panel_->tiles(false)->tile(i)));
    settledShot(*panel_, "attack_panel_narrow");
  }

  void stoppedFailedAndWithoutAJudge() {
    AttackView view = attackRunning();
    view.phase = AttackPhase::Stopped;
    panel_->setWish({"ring-a-bell", 16, 1.0});
    panel_->setView(view, {});
    QVERIFY(panel_->sentence().startsWith("Stopped before its end"));
    QCOMPARE(panel_->head()->note(), QString("stopped"));
    QCOMPARE(panel_->tiles(false)->count(), 16);
    view.phase = AttackPhase::Failed;
    view.failure = "it went wrong: expected this, got that; do so";
    panel_->setView(view, {});
    QCOMPARE(panel_->sentence(), QString("it went wrong: expected this, got that; do so"));
    view = attackRunning();
    view.begun.judge.clear();
    view.attacked.seen = {};
    panel_->setView(view, {});
    QVERIFY(panel_->sentence().contains("not scored"));
    QCOMPARE(panel_->rate(false), QString("Attack 16 drawn, not scored"));
  }

  void anAttackWithoutASearchHasNoCurve() {
    AttackView view = attackFinished();
    view.begun.attack = "rece-embedding";
    view.begun.steps = 0;
    panel_->setView(view, {});
    QVERIFY(!panel_->chart()->isVisible() && panel_->tiles(false)->isVisible());
    settledShot(*panel_, "attack_panel_closed_form");
  }

  void everythingHasAName() {
    panel_->setView(attackFinished(), {});
    for (const char* name : {"attackChoice", "attackImages", "attackEffort"})
      QVERIFY2(!panel_->findChild<QWidget*>(name)->accessibleName().isEmpty(), name);
    for (const auto* widget : {static_cast<QWidget*>(panel_->chart()), static_cast<QWidget*>(panel_->slot()),
                               static_cast<QWidget*>(panel_->tiles(true))})
      QVERIFY(!widget->accessibleName().isEmpty());
  }

 private:
  QPushButton* button(const char* name) { return panel_->findChild<QPushButton*>(name); }

  std::unique_ptr<AttackPanel> panel_;
};

PENTIMENTO_TEST(AttackPanelTest)
#include "attack_panel_test.moc"
