#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/sample.h"
#include "widgets/settle.h"
#include "widgets/style/colour_map.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/health_list.h"
#include "widgets/views/panels/selected_picture.h"

using namespace pentimento;

/// The selected picture and its score.
class SelectedPictureTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void a_missing_score_is_a_dash_and_a_doubtful_one_says_so() {
    SelectedPictureView view;
    QVERIFY(!view.hasPicture());
    SelectedPicture picture;
    picture.label = "Cat";
    picture.score_before = Score{0.97, "cat", true};
    view.setPicture(picture);
    QCOMPARE(view.scores()->rows().first().value, QString("0.97 → –"));
    picture.score_after = Score{0.48, "cat", false};
    picture.threshold = 0.5;
    view.setPicture(picture);
    QCOMPARE(view.scores()->rows().first().value, QString("0.97 → 0.48, not sure"));
    QCOMPARE(view.scores()->rows().last().value, QString("0.50"));
    QVERIFY(view.hasPicture());
  }

  void a_replay_is_asked_for_and_its_result_belongs_to_its_picture() {
    SelectedPictureView view;
    SelectedPicture picture;
    picture.caption = "kitten, seed 41";
    view.setPicture(picture);
    QSignalSpy asked(&view, &SelectedPictureView::replayRequested);
    view.findChild<QToolButton*>("replay")->click();
    QCOMPARE(asked.size(), 1);
    view.setReplay("bit-equal");
    view.setPicture(picture); // a score that arrives later leaves it
    const auto said = [&] {
      for (auto* label : view.findChildren<QLabel*>())
        if (label->text() == "bit-equal") return true;
      return false;
    };
    QVERIFY(said());
    picture.caption = "kitten, seed 42";
    view.setPicture(picture);
    QVERIFY(!said());
  }

  void attention_has_a_tile_only_when_given() {
    TileRow row;
    row.resize(248, 76);
    row.setTiles({{{}, "before"}, {{}, "after"}});
    QCOMPARE(row.grab().toImage().pixelColor(64 + 28, 28), theme().slot);
    QVERIFY(row.grab().toImage().pixelColor(128 + 28, 28) != theme().slot);
    SelectedPictureView view;
    SelectedPicture picture;
    picture.label = "Cat";
    picture.caption = "kitten, seed 41";
    picture.before = picture.after = testing::samplePicture(3);
    picture.attention_word = "kitten";
    std::tie(picture.attention_before, picture.attention_after) =
        attentionPictures({2, 1, {0.4f, 0.1f}}, {2, 1, {0.2f, 0.0f}});
    QCOMPARE(picture.attention_before.pixel(0, 0), magma(1.0)); // one scale for both
    QCOMPARE(picture.attention_after.pixel(0, 0), magma(0.5));
    QVERIFY(attentionPictures({}, {}).first.isNull());
    view.setPicture(picture);
    view.resize(248, 160);
    testing::settledShot(view, "selected_four");
  }
};

PENTIMENTO_TEST(SelectedPictureTest)
#include "selected_picture_test.moc"
