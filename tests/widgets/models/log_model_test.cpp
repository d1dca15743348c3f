#include <QAbstractItemModelTester>
#include <QtTest>

#include "support/test_registry.h"
#include "widgets/models/log_model.h"

using namespace pentimento;

/// The log keeps the newest sentences and forgets the oldest.
class LogModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void passes_qts_own_checks() {
    LogModel model(3);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < 5; ++i)
      model.append({QDateTime::currentDateTime(), LogLevel::Info, QString::number(i)});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0).data().toString(), QString("2"));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
  }

  void a_line_has_time_level_and_sentence() {
    LogModel model;
    model.append({QDateTime(QDate(2024, 1, 1), QTime(14, 3, 27)), LogLevel::Warning, "Memory ran low."});
    QCOMPARE(model.index(0).data(LogModel::LineRole).toString(),
             QString("14:03:27  warning  Memory ran low."));
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), QString("warning: Memory ran low."));
  }
};

PENTIMENTO_TEST(LogModelTest)
#include "log_model_test.moc"
