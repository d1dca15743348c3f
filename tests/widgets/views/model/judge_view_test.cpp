#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/views/model/judge_view.h"

using namespace pentimento;

/// A judge as one reads it.
class JudgeViewTest : public QObject {
  Q_OBJECT

  static QStringList texts(const QWidget& view) {
    QStringList all;
    for (const auto* label : view.findChildren<QLabel*>())
      all << (label->accessibleName().isEmpty() ? label->text() : label->accessibleName());
    return all;
  }

  static JudgeInfo trained() {
    JudgeInfo judge;
    judge.name = "trained head on 2 labels, CLIP patch 8, 64 px";
    judge.weights_sha256 = std::string(64, 'b');
    judge.folder = "/judges/cats";
    judge.labels = {"cat", "dog"};
    judge.trained = true;
    judge.learned_from = 27;
    judge.calibrated_on = judge.tested_on = 9;
    return judge;
  }

 private Q_SLOTS:
  void everyCountHasItsInterval() {
    JudgeView view;
    view.setJudge(trained(), {{1, 20}, {0.0089, 0.2361}}, {},
                  {{"cat", {{3, 3}, {0.4385, 1}}, {{0, 6}, {0, 0.3903}}, 1}});
    const auto shown = texts(view);
    for (const char* text :
         {"trained head on 2 labels, CLIP patch 8, 64 px", "cat, dog", "bbbbbbbbbbbbbbbb",
          "1/20 [0.9, 23.6] %", "not measured", "3/3 [43.9, 100.0] %", "0/6 [0.0, 39.0] %"})
      QVERIFY2(shown.contains(QString(text)), text);
    QVERIFY(shown.filter("Learned from 27 pictures, thresholds from 9, counted on 9").size() == 1);
  }

  void whereThereIsNoneItSaysWhatToDo() {
    JudgeView view;
    view.setJudge({}, {}, {}, {});
    QCOMPARE(view.findChild<QLabel*>("judgeName")->text(), QString("Nobody judges the pictures"));
    QVERIFY(texts(view).filter("Transformers CLIP folder").size() == 1);
  }

  void aTrainedOneIsNamedSo() {
    JudgeView view;
    view.setTrained(trained(), {});
    QCOMPARE(texts(view).filter("it does not judge yet").size(), 1);
    view.setJudge(trained(), {}, {}, {}); // the same view again
    QCOMPARE(view.findChildren<QLabel*>("judgeName").size(), 1);
  }
};

PENTIMENTO_TEST(JudgeViewTest)
#include "judge_view_test.moc"
