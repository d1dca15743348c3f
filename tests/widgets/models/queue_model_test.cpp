#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include "support/test_registry.h"
#include "widgets/models/queue_model.h"

using namespace pentimento;

/// The queue's rows: what each job is doing, in words.
class QueueModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void passes_qts_own_checks() {
    QueueModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEntries(
        {{1, "Erasing", QueueState::Running, 3, 9, ""}, {2, "Probing", QueueState::Waiting, 0, 0, ""}});
    model.setEntries(
        {{1, "Erasing", QueueState::Done, 9, 9, ""}, {2, "Probing", QueueState::Running, 1, 4, ""}});
    model.setEntries({{2, "Probing", QueueState::Running, 1, 4, ""}});
    model.setEntries({});
  }

  void only_changed_rows_are_said_to_change() {
    QueueModel model;
    model.setEntries({{1, "a", QueueState::Running, 1, 9, ""}, {2, "b", QueueState::Waiting, 0, 0, ""}});
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setEntries({{1, "a", QueueState::Running, 2, 9, ""}, {2, "b", QueueState::Waiting, 0, 0, ""}});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 0);
  }

  void states_are_words_and_only_open_jobs_can_be_cancelled() {
    QueueModel model;
    model.setEntries({{1, "a", QueueState::Running, 280, 400, ""},
                      {2, "b", QueueState::Waiting, 0, 0, ""},
                      {3, "c", QueueState::Failed, 0, 0, "the disk is full"},
                      {4, "d", QueueState::Stopped, 3, 8, ""}});
    QCOMPARE(model.index(0).data(QueueModel::StateTextRole).toString(), QString("280 of 400"));
    QCOMPARE(model.index(0).data(QueueModel::FractionRole).toDouble(), 0.7);
    QCOMPARE(model.index(1).data(QueueModel::StateTextRole).toString(), QString("waiting"));
    QVERIFY(!model.index(1).data(QueueModel::FractionRole).isValid());
    QCOMPARE(model.index(2).data(QueueModel::StateTextRole).toString(), QString("failed: the disk is full"));
    QCOMPARE(model.index(3).data(QueueModel::StateTextRole).toString(), QString("stopped at 3 of 8"));
    QVERIFY(model.index(1).data(QueueModel::CanCancelRole).toBool());
    QVERIFY(!model.index(2).data(QueueModel::CanCancelRole).toBool());
    QCOMPARE(model.openCount(), 2);
  }
};

PENTIMENTO_TEST(QueueModelTest)
#include "queue_model_test.moc"
