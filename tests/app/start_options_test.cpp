#include "app/start_options.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class StartOptionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingSaidIsTheDefault() {
    const auto options = startOptions({"pentimento"});
    QCOMPARE(options.device, QString("auto"));
    QCOMPARE(options.precision, QString("auto"));
    QVERIFY(options.model.isEmpty() && options.project.isEmpty() && options.language.isEmpty());
    QVERIFY(!options.rehearse && !options.demo && !options.latency);
  }

  void everythingSaidIsTaken() {
    const auto options =
        startOptions({"pentimento", "a/model", "--device", "cpu", "--precision", "fp32", "--project", "p",
                      "--language", "zh_CN", "--method", "uce", "--where", "w.json", "--latency"});
    QCOMPARE(options.model, QString("a/model"));
    QCOMPARE(options.device, QString("cpu"));
    QCOMPARE(options.precision, QString("fp32"));
    QCOMPARE(options.project, QString("p"));
    QCOMPARE(options.language, QString("zh_CN"));
    QCOMPARE(options.method, QString("uce"));
    QCOMPARE(options.where, QString("w.json"));
    QVERIFY(options.latency && !options.rehearse && !options.demo);
  }

  void oneOptionBringsAnother() {
    QVERIFY(startOptions({"pentimento", "--shots", "here"}).rehearse);
    const auto once = startOptions({"pentimento", "--demo-once"});
    QVERIFY(once.demo && once.demoOnce);
    QVERIFY(!startOptions({"pentimento", "--demo"}).demoOnce);
  }
};

PENTIMENTO_TEST(StartOptionsTest)
#include "start_options_test.moc"
