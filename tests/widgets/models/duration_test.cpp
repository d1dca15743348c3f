#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/models/duration.h"

using namespace pentimento;

/// Times as people say them.
class DurationTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void no_finer_than_one_can_mean() {
    QCOMPARE(durationText(0.2), QString("1 s"));
    QCOMPARE(durationText(14.2), QString("14 s"));
    QCOMPARE(durationText(99), QString("99 s"));
    QCOMPARE(durationText(170), QString("3 min"));
    QCOMPARE(durationText(7500), QString("2 h 5 min"));
    QCOMPARE(durationText(-3), QString("1 s"));
  }
};

PENTIMENTO_TEST(DurationTest)
#include "duration_test.moc"
