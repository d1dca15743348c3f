#include "app/help/help_desk.h"

#include "app/help/help_topics.h"
#include "app/tour/tour.h"
#include "app/window_scene.h"
#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/editors/method_combo.h"
#include "widgets/views/attack/attack_panel.h"
#include "widgets/views/help/help_view.h"
#include "widgets/views/tour/spotlight.h"
#include "widgets/views/tour/tour_card.h"

using namespace pentimento;
using namespace pentimento::testing;

/// F1 opens the page of what has the focus; the tour shows its five places and is offered once.
class HelpDeskTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { scene_ = std::make_unique<WindowScene>(); }
  void cleanup() { scene_.reset(); }

  void everyPlaceHasItsPage() {
    for (const auto& [name, topic] : {std::pair{"timeline", "window-timeline"},
                                      {"grid", "window-grid"},
                                      {"eraseButton", "window-plan"},
                                      {"evidence", "window-evidence"},
                                      {"labelQueue", "window-labels"},
                                      {"attackStart", "window-attack"},
                                      {"attackChoice", "window-attack"}})
      QCOMPARE(helpTopicOf(scene_->child<QWidget>(name), "doco"), QString(topic));
    QCOMPARE(helpTopicOf(scene_->window->findChild<MethodCombo*>(), "uce"), QString("method-uce"));
    QCOMPARE(helpTopicOf(nullptr, "doco"), QString("start"));
    auto* attack = scene_->child<AttackPanel>("attack");
    attack->setAttacks({{"p4d", "P4D", {}, "T2", {}, {}, 1, 50}});
    QCOMPARE(helpTopicOf(scene_->child<QWidget>("attackChoice"), "doco"), QString("attack-p4d"));
  }

  void f1OpensThePageOfWhatHasTheFocus() {
    QVERIFY(QTest::qWaitForWindowActive(scene_->window.get()));
    scene_->child<QWidget>("timeline")->setFocus();
    QTest::keyClick(scene_->window.get(), Qt::Key_F1);
    auto* help = scene_->window->findChild<HelpView*>();
    QVERIFY(help && help->isVisible());
    QCOMPARE(help->currentPage(), QString("window-timeline"));
    for (const char* id : {"start", "method-doco", "keys", "attack-p4d"}) {
      QVERIFY(help->showPage(id));
      shot(*help, QString("help_%1").arg(id));
    }
    setTheme(Theme::light());
    help->showPage("evidence");
    shot(*help, "help_evidence_light");
    setTheme(Theme::dark());
    QTest::keyClick(help, Qt::Key_Escape);
    QVERIFY(!help->isVisible());
  }

  void theTourShowsFivePlacesAndCoversNoneOfThem() {
    Tour& tour = scene_->window->findChild<HelpDesk*>()->tour();
    QVERIFY2(!tour.isShown(), "nothing is shown unasked");
    tour.start();
    for (int stop = 0; stop < Tour::kStops; ++stop) {
      QCOMPARE(tour.stopShown(), stop);
      auto* card = scene_->child<TourCard>("tourCard");
      QVERIFY(card && card->isVisible() && scene_->window->rect().contains(card->geometry()));
      QVERIFY2(!card->geometry().intersects(scene_->child<Spotlight>("spotlight")->frame()),
               qPrintable(card->title()));
      shot(*scene_->window, QString("tour_%1").arg(stop + 1));
      QTest::keyClick(card, Qt::Key_Return);
    }
    QVERIFY(!tour.isShown());
    tour.start();
    QTest::keyClick(scene_->child<TourCard>("tourCard"), Qt::Key_Escape);
    QVERIFY(!tour.isShown());
  }

  void theTourIsOfferedOnce() {
    auto* desk = scene_->window->findChild<HelpDesk*>();
    desk->welcome();
    QVERIFY(desk->tour().isShown());
    desk->tour().stop();
    desk->welcome();
    QVERIFY(!desk->tour().isShown());
  }

 private:
  std::unique_ptr<WindowScene> scene_;
};

PENTIMENTO_TEST(HelpDeskTest)
#include "help_desk_test.moc"
