#include "widgets/views/docks/label_queue_view.h"

#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/sample_pictures.h"
#include "support/test_registry.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"
#include "widgets/views/docks/label_tiles.h"
#include "widgets/views/panels/health_list.h"
#include "widgets/views/panels/panel_head.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

LabelQueue queue(int open) {
  LabelQueue queue;
  queue.target = "cat";
  queue.seen = 61;
  queue.answered = 9;
  queue.budget = 24;
  queue.leaks.pictures = 20;
  queue.leaks.asked = 11;
  queue.leaks.answered = 9;
  queue.leaks.audited = 6;
  queue.leaks.audit_errors = 1;
  queue.leaks.raw = 0.1;
  queue.leaks.corrected = 0.15;
  queue.leaks.band = {0.06, 0.41};
  queue.true_positives = {3, 4};
  queue.false_alarms = {0, 2};
  const AskReason reasons[] = {AskReason::Margin, AskReason::Audit, AskReason::Burst};
  for (int i = 0; i < open; ++i)
    queue.open.push_back({i,
                          {4, "synonym", "a watercolor of a kitten", static_cast<std::uint64_t>(41 + i), ""},
                          samplePicture("cat", 41 + i, true),
                          reasons[i % 3],
                          -0.12,
                          1.0});
  return queue;
}

} // namespace

class LabelQueueViewTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void fourKeysAnswer() {
    LabelQueueView view;
    view.setQueue(queue(3), true);
    const QSignalSpy answered(&view, &LabelQueueView::answered), skipped(&view, &LabelQueueView::skipped);
    const QSignalSpy undone(&view, &LabelQueueView::undoRequested);
    QCOMPARE(view.current(), 0);
    const HumanLabel labels[] = {HumanLabel::Leak, HumanLabel::Clean, HumanLabel::Unsure, HumanLabel::Broken};
    for (int i = 0; i < 4; ++i) {
      QTest::keyClick(&view, static_cast<Qt::Key>(Qt::Key_1 + i));
      QCOMPARE(answered.size(), i + 1);
      QCOMPARE(answered.last().at(0).toInt(), 0);
      QCOMPARE(answered.last().at(1).value<HumanLabel>(), labels[i]);
    }
    QTest::keyClick(&view, Qt::Key_S);
    QCOMPARE(skipped.size(), 1);
    QTest::keyClick(&view, Qt::Key_U);
    QCOMPARE(undone.size(), 1);
  }

  void nothingIsAnsweredWithoutAQuestion() {
    LabelQueueView view;
    view.setQueue(queue(0), false);
    const QSignalSpy answered(&view, &LabelQueueView::answered),
        undone(&view, &LabelQueueView::undoRequested);
    QTest::keyClick(&view, Qt::Key_1);
    QTest::keyClick(&view, Qt::Key_U);
    QCOMPARE(answered.size() + undone.size(), 0);
    QCOMPARE(view.current(), -1);
  }

  void theQuestionHeldStaysWhenOthersArrive() {
    LabelQueueView view;
    view.setQueue(queue(2), true);
    view.choose(1);
    view.setQueue(queue(5), true);
    QCOMPARE(view.current(), 1);
    auto answered = queue(5);
    answered.open.erase(answered.open.begin() + 1);
    view.setQueue(answered, true);
    QCOMPARE(view.current(), 0);
  }

  void blindHidesWhatWouldBias() {
    LabelQueueView view;
    view.setQueue(queue(1), true);
    const auto says = [&](const QString& text) {
      for (const auto* label : view.findChildren<QLabel*>())
        if (label->text().contains(text)) return true;
      return false;
    };
    QVERIFY(says("watercolor"));
    for (auto* button : view.head()->findChildren<QToolButton*>())
      if (button->toolTip().startsWith("Blind")) button->click();
    QVERIFY(!says("watercolor") && !says("detector"));
    auto second = queue(1);
    second.second_rater = true;
    LabelQueueView other;
    other.setQueue(second, false);
    for (const auto* label : other.findChildren<QLabel*>()) QVERIFY(!label->text().contains("watercolor"));
  }

  void figuresSayRateAndBand() {
    LabelQueueView view;
    view.setQueue(queue(1), true);
    const auto rows = view.findChild<HealthList*>()->rows();
    QCOMPARE(rows[0].value, QString("15 % (6–41)"));
    QCOMPARE(rows[3].value, QString("6, 1 wrong"));
    QCOMPARE(view.head()->note(), QString("1 open, 9 of 24 answered"));
  }

  void looksRightFullAndEmpty() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      const QString name = dark ? "dark" : "light";
      LabelQueueView view;
      view.resize(926, 228);
      settledShot(view, "label_queue_empty_" + name);
      view.setQueue(queue(14), true);
      settledShot(view, "label_queue_full_" + name);
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(LabelQueueViewTest)
#include "label_queue_view_test.moc"
