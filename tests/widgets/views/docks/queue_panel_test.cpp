#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"
#include "widgets/views/docks/queue_panel.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The queue as one works it: a cross or the Delete key asks for a job to go.
class QueuePanelTest : public QObject {
  Q_OBJECT

  static QList<QueueEntry> jobs() {
    return {{7, "Erasing cat → dog", QueueState::Running, 280, 400, ""},
            {8, "Probing cat → dog with suite miniature", QueueState::Waiting, 0, 0, ""},
            {9, "Exporting cat → dog", QueueState::Waiting, 0, 0, "waits for “Erasing cat → dog”"},
            {5, "Drawing before pictures", QueueState::Done, 64, 64, ""},
            {6, "Opening /models/sd15", QueueState::Failed, 0, 0, "unet.conv_in.weight has the wrong shape"}};
  }

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void crosses_and_keys_cancel_open_jobs_only() {
    QueuePanel panel;
    panel.resize(800, 228);
    panel.setEntries(jobs());
    panel.show();
    settle();
    const QSignalSpy cancelled(&panel, &QueuePanel::cancelRequested);
    auto* list = panel.findChild<QListView*>();
    const auto cross = [&](int row) {
      const QRect rect = list->visualRect(panel.model()->index(row));
      return QPoint(rect.right() - 22, rect.center().y());
    };
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, cross(1));
    QCOMPARE(cancelled.count(), 1);
    QCOMPARE(cancelled.last().first().toInt(), 8);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, cross(3));
    QCOMPARE(cancelled.count(), 1);
    list->setCurrentIndex(panel.model()->index(0));
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(cancelled.last().first().toInt(), 7);
  }

  void plans_that_wait_are_moved_and_begun() {
    QueuePanel panel;
    panel.resize(800, 228);
    QList<QueueEntry> entries = jobs();
    entries << QueueEntry{-1, "Erase fox → dog (uce)", QueueState::Waiting, 0, 0, {}, true}
            << QueueEntry{-2, "Erase bus → car (uce)", QueueState::Waiting, 0, 0, {}, true};
    panel.setEntries(entries);
    panel.show();
    settle();
    const QSignalSpy moved(&panel, &QueuePanel::moveRequested), begun(&panel, &QueuePanel::startRequested);
    auto* list = panel.findChild<QListView*>();
    list->setCurrentIndex(panel.model()->index(0));
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(moved.count(), 0); // what runs keeps its place
    list->setCurrentIndex(panel.model()->index(6));
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(moved.last(), (QVariantList{-2, -1}));
    QTest::keyClick(list, Qt::Key_Home, Qt::AltModifier);
    QCOMPARE(moved.last(), (QVariantList{-2, QueuePanel::kToTheFront}));
    QCOMPARE(list->currentIndex().row(), 6);
    auto* start = panel.findChildren<QToolButton*>().first();
    start->click();
    QCOMPARE(begun.count(), 0); // not while something runs
    panel.setStartable(true);
    start->click();
    QCOMPARE(begun.count(), 1);
  }

  void looks_right_full_and_empty() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      QueuePanel panel;
      panel.resize(926, 228);
      settledShot(panel, QString("queue_empty_") + (dark ? "dark" : "light"));
      panel.setEntries(jobs());
      settledShot(panel, QString("queue_full_") + (dark ? "dark" : "light"));
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(QueuePanelTest)
#include "queue_panel_test.moc"
