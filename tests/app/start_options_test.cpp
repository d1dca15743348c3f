#include "app/start_options.h"

#include <QProcess>
#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

/// The parser reads the application's own arguments, which are the tests': what can be said of that is here;
/// the options themselves are the scenario's and the newcomer's.
class StartOptionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingButDefaultsWithoutOptions() {
    const StartOptions options;
    QCOMPARE(options.device, QString("auto"));
    QCOMPARE(options.precision, QString("auto"));
    QVERIFY(options.model.isEmpty() && !options.rehearse && !options.demo && !options.latency);
  }
};

PENTIMENTO_TEST(StartOptionsTest)
#include "start_options_test.moc"
