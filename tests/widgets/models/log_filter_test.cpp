#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/models/log_filter.h"

using namespace pentimento;

/// Lines from a level on, with some words.
class LogFilterTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void lets_through_what_was_asked_for() {
    LogModel model;
    LogFilter filter;
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setSourceModel(&model);
    model.append({QDateTime::currentDateTime(), LogLevel::Debug, "a shape"});
    model.append({QDateTime::currentDateTime(), LogLevel::Info, "Erasing Cat"});
    model.append({QDateTime::currentDateTime(), LogLevel::Error, "The disk is full"});
    QCOMPARE(filter.rowCount(), 2);
    filter.setWords("cat");
    QCOMPARE(filter.rowCount(), 1);
    filter.setWords({});
    filter.setLeastLevel(LogLevel::Error);
    QCOMPARE(filter.index(0, 0).data().toString(), QString("The disk is full"));
  }
};

PENTIMENTO_TEST(LogFilterTest)
#include "log_filter_test.moc"
